import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import type { Report } from "../../../src/model/index.ts";

export interface BuiltSite {
  /** Folder with the pages. */
  readonly folder: string;
  readonly milliseconds: number;
  remove(): Promise<void>;
}

/** Pages of a report in a new folder, written as the command line writes them, in a process of their own. */
export const buildSite = (report: Report): Promise<BuiltSite> =>
  builtBy("render-report.ts", report);

/** The same pages by Astro's own build. */
export const buildPlainly = (report: Report): Promise<BuiltSite> =>
  builtBy("render-plainly.ts", report);

async function builtBy(scriptName: string, report: Report): Promise<BuiltSite> {
  const work = await mkdtemp(join(tmpdir(), "upheld-site-"));
  const reportFile = join(work, "report.json");
  const folder = join(work, "pages");
  await writeFile(reportFile, JSON.stringify(report));
  const script = join(import.meta.dirname, scriptName);
  const started = performance.now();
  // From a folder with no packages near it, as an author might.
  await promisify(execFile)(process.execPath, [script, reportFile, folder, join(work, "cache")], {
    cwd: work,
  });
  return {
    folder,
    milliseconds: performance.now() - started,
    remove: () => rm(work, { recursive: true, force: true }),
  };
}

/** Text of every file of a folder whose name ends so, by path from the folder. */
export async function readFolder(folder: string, ending: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const path = (file: string) => relative(folder, file).split(sep).join("/");
  return new Map(
    await Promise.all(files.map(async (f) => [path(f), await readFile(f, "utf8")] as const)),
  );
}
