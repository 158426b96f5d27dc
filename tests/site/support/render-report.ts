import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../../../src/model/index.ts";
import { renderSite } from "../../../src/site/render.ts";

const [reportFile = "", outDir = "", workDir = ""] = process.argv.slice(2);
await mkdir(outDir, { recursive: true });
const text = await readFile(reportFile, "utf8");
await writeFile(join(outDir, "report.json"), text);
const report = JSON.parse(text) as Report;
await renderSite({ report, outDir, workDir: join(workDir, "scratch"), keepIn: workDir });
