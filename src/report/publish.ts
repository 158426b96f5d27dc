import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Problem } from "../model/index.ts";
import type { Effects } from "./effects.ts";
import { filesBelow, hashCode, hashFiles, hashOf, programFolder, sha256 } from "./inputs.ts";

export interface RenderTask {
  /** File with the report, as JSON. */
  readonly reportFile: string;
  /** Empty folder that the pages go into. */
  readonly outDir: string;
  /** Folder for what the renderer keeps between runs. */
  readonly cacheDir: string;
}

export interface PublishTask {
  readonly root: string;
  readonly out: string;
  readonly force: boolean;
  readonly effects: Effects;
  /** Turns a report into pages. A parameter, so that the pipeline does not know who draws them. */
  readonly render: (task: RenderTask) => Promise<void>;
}

export interface Published {
  readonly problems: readonly Problem[];
  readonly unchanged: boolean;
  readonly pages: number;
}

interface Stamp {
  readonly key: string;
  /** Hash over names and bytes of the published files. */
  readonly pages: string;
  readonly count: number;
  readonly warnings: readonly Problem[];
}

/**
 * Builds and publishes: the pages are written beside, checked, and only then put in the place of the last good ones.
 * Anything wrong leaves `out` byte for byte as it was.
 */
export async function publish(task: PublishTask): Promise<Published> {
  const work = join(task.root, ".upheld");
  const stampFile = join(work, `published-${sha256(resolve(task.out)).slice(0, 12)}.json`);
  const key = await inputKey(task.root);
  const stamp = await readStamp(stampFile);
  if (!task.force && stamp?.key === key && (await fingerprint(task.out)) === stamp.pages) {
    return { problems: stamp.warnings, unchanged: true, pages: stamp.count };
  }
  // Loaded only now: where nothing changed, nothing of it is needed.
  const [{ buildReport }, { checkLinks }] = await Promise.all([
    import("./build.ts"),
    import("./check-links.ts"),
  ]);
  const { report, problems } = await buildReport(task.root, task.effects);
  if (!report) return { problems, unchanged: false, pages: 0 };

  const reportFile = join(work, "report.json");
  const next = beside(task.out, "next");
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await writeFile(reportFile, `${JSON.stringify(report)}\n`);
  try {
    task.effects.progress("write pages", 0, 0);
    await task.render({ reportFile, outDir: next, cacheDir: join(work, "astro") });
    await copyPublic(task.root, next);
    const broken = await checkLinks(next);
    if (broken.length > 0)
      return { problems: [...problems, ...broken], unchanged: false, pages: 0 };
    await swap(next, task.out);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  const files = await filesBelow(task.out, ".");
  const count = files.filter((file) => file.endsWith(".html")).length;
  const written: Stamp = {
    key,
    pages: (await fingerprint(task.out)) ?? "",
    count,
    warnings: problems,
  };
  await writeFile(stampFile, JSON.stringify(written));
  return { problems, unchanged: false, pages: count };
}

/** Every byte that reaches the pages: code, templates, results, content, public files. */
async function inputKey(root: string): Promise<string> {
  const inputs = (
    await Promise.all(["content", "results", "public"].map((folder) => filesBelow(root, folder)))
  ).flat();
  const code = await hashCode(["src", "public"]);
  return hashOf(
    await hashFiles(root, inputs),
    code,
    sha256(await readFile(join(programFolder, "astro.config.mjs"))),
  );
}

async function fingerprint(out: string): Promise<string | null> {
  const files = await filesBelow(out, ".");
  return files.length === 0 ? null : hashOf(await hashFiles(out, files));
}

async function readStamp(file: string): Promise<Stamp | null> {
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Stamp) : null;
}

/** Public files of the report's own root; those of the program come with the pages. */
async function copyPublic(root: string, next: string): Promise<void> {
  const folder = join(root, "public");
  if (resolve(root) === resolve(programFolder) || !existsSync(folder)) return;
  for (const name of await readdir(folder))
    await cp(join(folder, name), join(next, name), { recursive: true, force: true });
}

/** Two renames: a reader of `out` sees the old pages or the new ones, never a mixture. */
async function swap(next: string, out: string): Promise<void> {
  const previous = beside(out, "previous");
  await rm(previous, { recursive: true, force: true });
  if (existsSync(out)) await rename(out, previous);
  await rename(next, out);
  await rm(previous, { recursive: true, force: true });
}

/** A hidden neighbour of `out`: on the same disk, so that renaming is one step. */
function beside(out: string, what: string): string {
  return join(dirname(out), `.${basename(out)}-${what}-${process.pid}`);
}
