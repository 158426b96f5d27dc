import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "../../../src/model/index.ts";
import { silent } from "../../../src/report/effects.ts";
import { openPageFolder } from "../../../src/report/land/page-folder.ts";
import { reportFiles } from "../../../src/report/report-files.ts";
import { withoutThreads } from "../../../src/report/threads/index.ts";
import { renderSite } from "../../../src/site/render/render.ts";
import { keepMadeSamples } from "./made-books.ts";

const [reportFile = "", outDir = "", workDir = ""] = process.argv.slice(2);
await mkdir(outDir, { recursive: true });
const text = await readFile(reportFile, "utf8");
const pages = openPageFolder(outDir, null);
const report = JSON.parse(text) as Report;
for (const [path, value] of reportFiles(report)) await pages.write(path, JSON.stringify(value));
const samples = await keepMadeSamples(report, workDir);
const threads = withoutThreads(silent);
await renderSite({
  report,
  samples,
  pages,
  workDir: join(workDir, "scratch"),
  keepIn: workDir,
  threads,
});
