import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { stableJson } from "../lib/stable-json.ts";
import type { Problem, Report } from "../model/index.ts";
import { realDisk } from "./disk.ts";
import type { Effects } from "./effects.ts";
import { hashCode, hashFile, hashOf, programFolder, sha256 } from "./hash.ts";
import type { Inputs } from "./inputs.ts";
import { findInputs } from "./inputs.ts";
import { writeWhole } from "./kept-file.ts";
import { land, partBeside } from "./land.ts";
import { filesBelow } from "./walk.ts";

export interface RenderTask {
  readonly report: Report;
  /** Empty folder that the pages go into. */
  readonly outDir: string;
  /** Folder for whatever the renderer writes besides, and removes. */
  readonly workDir: string;
  /** Folder for what the renderer keeps for the next time. */
  readonly keepIn: string;
}

export interface PublishTask {
  readonly root: string;
  readonly out: string;
  readonly force: boolean;
  /** Publishes also what claims more than the data upholds, with a mark on each page. */
  readonly draft: boolean;
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
  /** Folder of the published files. */
  readonly out: string;
}

/**
 * Builds and publishes: the pages are written beside, checked, and only then put in the place of the last good ones.
 * Anything wrong leaves `out` byte for byte as it was.
 */
export async function publish(task: PublishTask): Promise<Published> {
  const work = join(task.root, ".upheld");
  const stampFile = join(work, `published-${sha256(resolve(task.out)).slice(0, 12)}.json`);
  const inputs = await findInputs(task.root);
  const purpose = task.draft ? "draft" : "publish";
  const key = sha256(`${purpose} ${await keyOf(inputs)}`);
  const stamp = await readStamp(stampFile);
  if (!task.force && stamp?.key === key && (await fingerprint(task.out)) === stamp.pages) {
    return { problems: stamp.warnings, unchanged: true, pages: stamp.count };
  }
  // Loaded only now: where nothing changed, nothing of it is needed.
  const [{ buildReport }, { checkLinks }] = await Promise.all([
    import("./build.ts"),
    import("./check-links.ts"),
  ]);
  const { report, problems } = await buildReport(task.root, task.effects, {
    inputs,
    purpose,
  });
  if (!report) return { problems, unchanged: false, pages: 0 };

  const next = partBeside(task.out, "next");
  const scratch = partBeside(join(work, "render"), "next");
  await realDisk.remove(next);
  await mkdir(next, { recursive: true });
  await mkdir(scratch, { recursive: true });
  try {
    task.effects.progress("write pages", 0, 0);
    const text = stableJson(report);
    await writeFile(join(next, "report.json"), text);
    await task.render({
      // As anybody reads it from the file: values that come from a cache and values just made look the same.
      report: JSON.parse(text) as Report,
      outDir: next,
      workDir: join(scratch, "work"),
      keepIn: work,
    });
    await copyPublic(inputs, next);
    const broken = await checkLinks(next);
    if (broken.length > 0)
      return { problems: [...problems, ...broken], unchanged: false, pages: 0 };
    await land(next, task.out, realDisk);
  } finally {
    await Promise.all([next, scratch].map(realDisk.remove));
  }
  const { files } = await filesBelow(task.out, ".");
  const count = files.filter(({ path }) => path.endsWith(".html")).length;
  const written: Stamp = {
    key,
    pages: (await fingerprint(task.out)) ?? "",
    count,
    warnings: problems,
    out: resolve(task.out),
  };
  await writeWhole(stampFile, JSON.stringify(written));
  return { problems, unchanged: false, pages: count };
}

/** Whether a folder that pages are to replace is, holds or lies in one that a report is made from. */
export function coversInputs(root: string, out: string): boolean {
  const holds = (folder: string, path: string) =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const own = ["content", "results", "public", ".upheld"].map((name) => resolve(root, name));
  return (
    holds(out, resolve(root)) || own.some((folder) => holds(folder, out) || holds(out, folder))
  );
}

/** Every byte that reaches the pages: code, templates, results, content, public files. */
async function keyOf(inputs: Inputs): Promise<string> {
  return hashOf(
    [...inputs.files, ...inputs.public],
    await hashCode(["src", "public", "astro.config.mjs"]),
  );
}

async function fingerprint(out: string): Promise<string | null> {
  const { files } = await filesBelow(out, ".");
  if (files.length === 0) return null;
  const hashed = files.map(async ({ path, bytes }) => ({
    path,
    sha256: await hashFile(join(out, path), bytes),
  }));
  return hashOf(await Promise.all(hashed));
}

/** What was published last; a stamp that is cut is none. */
async function readStamp(file: string): Promise<Stamp | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Stamp;
  } catch {
    return null;
  }
}

/** Public files of the report's own root; those of the program come with the pages. */
async function copyPublic(inputs: Inputs, next: string): Promise<void> {
  if (resolve(inputs.root) === resolve(programFolder)) return;
  for (const { path } of inputs.public) {
    const to = join(next, path.slice("public/".length));
    await mkdir(dirname(to), { recursive: true });
    await cp(join(inputs.root, path), to, { dereference: true, force: true });
  }
}
