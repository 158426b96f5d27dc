/** Pages of a report by Astro's own build, without anything of ours between: what compiled templates are held against. */
import { mkdir, readFile } from "node:fs/promises";
import { build } from "astro";
import type { Report } from "../../../src/model/index.ts";
import { siteSettings } from "../../../src/site/render/compile.ts";
import { handOverSamples } from "../../../src/site/render/hand-over-samples.ts";
import { handOver } from "../../../src/site/render/report-in-hand.ts";
import { keepMadeSamples } from "./made-books.ts";

const [reportFile = "", outDir = "", workDir = ""] = process.argv.slice(2);
process.env.ASTRO_TELEMETRY_DISABLED = "1";
const report = JSON.parse(await readFile(reportFile, "utf8")) as Report;
handOver({ report, live: false });
// Beside the folder that Astro's settings empty.
handOverSamples(report, await keepMadeSamples(report, `${workDir}.kept`));
await mkdir(outDir, { recursive: true });
const settings = await siteSettings(workDir);
process.chdir(outDir);
await build({
  ...settings,
  outDir,
  logLevel: "error",
  vite: { ...settings.vite, environments: { prerender: { resolve: { noExternal: true } } } },
});
