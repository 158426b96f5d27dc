import { mkdir, readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { sortedCopy } from "../lib/stable-json.ts";
import type { Problem, Report } from "../model/index.ts";
import { address, reportFile } from "../model/index.ts";
import { checksumsOf } from "./checksums.ts";
import type { Effects } from "./effects.ts";
import type { Inputs } from "./inputs/index.ts";
import { findInputs, hashCode, hashOf, programFolder, sha256, writeWhole } from "./inputs/index.ts";
import { publishedMark } from "./kept-addresses.ts";
import type { KeptLinks, PageFolder, WrittenFiles } from "./land/index.ts";
import {
  areAsWritten,
  land,
  notReplaceable,
  openPageFolder,
  partBeside,
  realDisk,
  realTarget,
} from "./land/index.ts";
import { madeAt } from "./made-at.ts";
import { pinnedFiles, publicationFile } from "./publication/index.ts";
import { reportFiles } from "./report-files.ts";
import type { KeptFile, KeptSamples, SampleLimits } from "./samples/index.ts";
import type { SumsToWrite } from "./sums-to-write.ts";
import type { Threads } from "./threads/index.ts";

export { publicationFile } from "./publication/index.ts";

export interface RenderTask {
  readonly report: Report;
  /** Takes the pages, and knows which of the last build may stay. */
  readonly pages: PageFolder;
  /** What is kept of samples, for pages that show them. */
  readonly samples: KeptSamples;
  /** Folder for whatever the renderer writes besides, and removes. */
  readonly workDir: string;
  /** Folder for what the renderer keeps for the next time. */
  readonly keepIn: string;
  /** Threads to share the work with. */
  readonly threads: Threads;
}

export interface PublishTask {
  readonly root: string;
  readonly out: string;
  readonly force: boolean;
  /** Publishes also what claims more than the data upholds, with a mark on each page. */
  readonly draft: boolean;
  /** Where it is published, where that was said with the command. */
  readonly siteUrl?: string | undefined;
  /** How samples are published, where tests set bounds of their own. */
  readonly sampleLimits?: SampleLimits;
  /** What was published last: no address of it is lost. Goes before `published` of upheld.yaml. */
  readonly against?: string | undefined;
  /** Whether the pages join what lies there: they name the versions that are kept beside them. */
  readonly joins?: boolean;
  readonly effects: Effects;
  /** Turns a report into pages. A parameter, so that the pipeline does not know who draws them. */
  readonly render: (task: RenderTask) => Promise<void>;
}

export interface Published {
  readonly problems: readonly Problem[];
  readonly unchanged: boolean;
  /** Whether the pages know their address. */
  readonly addressed: boolean;
  readonly pages: number;
}

interface Stamp {
  readonly key: string;
  readonly files: WrittenFiles;
  readonly warnings: readonly Problem[];
  readonly addressed: boolean;
  /** Folder of the published files. */
  readonly out: string;
}

/**
 * Builds and publishes: the pages are written beside, checked, and only then put in the place of the last good ones.
 * Anything wrong leaves `out` byte for byte as it was.
 */
export async function publish(task: PublishTask): Promise<Published> {
  const files = keptFiles(task);
  const inputs = await findInputs(task.root);
  const purpose = task.draft ? "draft" : "publish";
  const before = await publishedMark(task, inputs);
  const key = sha256(`${purpose} ${task.siteUrl ?? ""} ${before} ${await keyOf(inputs)}`);
  const stamp = task.force ? null : await readStamp(files.stamp);
  if (stamp?.key === key && (await areAsWritten(task.out, stamp.files))) {
    return {
      problems: stamp.warnings,
      unchanged: true,
      pages: countPages(stamp.files),
      addressed: stamp.addressed,
    };
  }
  const known = await writtenThere(files.stamp);
  const refused = await notReplaceable(task.out, known);
  if (refused) return { problems: [refused], unchanged: false, pages: 0, addressed: true };
  // Loaded only now: where nothing changed, nothing of it is needed.
  const [{ buildReport }, { openThreads }] = await Promise.all([
    import("./build.ts"),
    import("./threads/threads.ts"),
  ]);
  const threads = openThreads(task.effects);
  try {
    const built = await buildReport(task.root, task.effects, {
      inputs,
      purpose,
      threads,
      siteUrl: task.siteUrl,
      samples: task.sampleLimits ?? "usual",
      against: task.against,
      joins: task.joins ?? false,
    });
    if (!built.report)
      return { problems: built.problems, unchanged: false, pages: 0, addressed: true };
    const { problems, report, samples, sampleFiles, sumsFiles } = built;
    const addressed = report.site.url !== undefined;
    // What threads hold of experiments is not needed for pages: those that make pages begin empty.
    await threads.stop();
    const made = await writePages(task, {
      report,
      samples,
      sampleFiles,
      sumsFiles,
      inputs,
      stamp,
      known,
      threads,
    });
    if (made.broken.length > 0)
      return { problems: [...problems, ...made.broken], unchanged: false, pages: 0, addressed };
    const written: Stamp = {
      key,
      files: made.files,
      warnings: problems,
      out: resolve(task.out),
      addressed,
    };
    await writeWhole(files.stamp, JSON.stringify(written));
    return { problems, unchanged: false, pages: countPages(made.files), addressed };
  } finally {
    await threads.stop();
  }
}

/** What is kept of the pages in a folder: what was written, and how pages are linked. */
function keptFiles({ root, out }: PublishTask) {
  const name = `${sha256(resolve(out)).slice(0, 12)}.json`;
  const work = join(root, ".upheld");
  return { work, stamp: join(work, `published-${name}`), links: join(work, `links-${name}`) };
}

interface Making {
  readonly report: Report;
  readonly samples: KeptSamples;
  readonly sampleFiles: readonly KeptFile[];
  readonly sumsFiles: readonly SumsToWrite[];
  readonly inputs: Inputs;
  readonly stamp: Stamp | null;
  /** Files that the last build wrote there, where they are known. */
  readonly known: WrittenFiles | null;
  readonly threads: Threads;
}

/** Writes all pages beside those that are there, and puts them in their place unless a link is broken. */
async function writePages(
  task: PublishTask,
  { report, samples, sampleFiles, sumsFiles, inputs, stamp, known, threads }: Making,
): Promise<{ readonly files: WrittenFiles; readonly broken: readonly Problem[] }> {
  const { work, links: linksFile } = keptFiles(task);
  const next = partBeside(task.out, "next");
  const scratch = partBeside(join(work, "render"), "next");
  await realDisk.remove(next);
  await mkdir(next, { recursive: true });
  await mkdir(scratch, { recursive: true });
  const pages = openPageFolder(
    next,
    stamp && {
      folder: task.out,
      files: stamp.files,
      links: (await readKept<KeptLinks>(linksFile)) ?? {},
    },
  );
  try {
    task.effects.progress("write pages", 0, 0);
    // As anybody reads it from the file: values that come from a cache and values just made look the same.
    const asRead = sortedCopy(report);
    for (const [path, value] of reportFiles(asRead)) {
      const text = JSON.stringify(value);
      const key = sha256(text);
      if (!(await pages.takeOver(path, key))) await pages.write(path, text, key);
    }
    const code = await hashCode("publishing");
    for (const { path, key, text } of sumsFiles) {
      const made = sha256(`${key} ${code}`);
      if (await pages.takeOver(path, made)) continue;
      const bytes = text();
      if (bytes !== null) await pages.write(path, bytes, made);
    }
    for (const { path, file, sha256: hash } of sampleFiles) await pages.place(path, file, hash);
    const { publication } = asRead;
    if (publication) await pages.write(publicationFile, JSON.stringify(publication));
    await task.render({
      report: asRead,
      samples,
      pages,
      workDir: join(scratch, "work"),
      keepIn: work,
      threads,
    });
    await copyPublic(inputs, pages);
    for (const path of asRead.attached)
      await pages.write(address.beside(path), await readFile(join(inputs.root, "content", path)));
    const hashes = Object.entries(pages.written()).map(([path, f]) => [path, f.sha256] as const);
    await pages.write(reportFile.checksums, checksumsOf(new Map(hashes)));
    const links = pages.links();
    const files = pages.written();
    const { brokenLinks } = await import("./addresses/check-links.ts");
    const broken = brokenLinks(
      new Map(Object.entries(links)),
      new Set([...Object.keys(files), ...pinnedFiles(asRead.publication)]),
      asRead.site.url,
    );
    const refused = broken.length > 0 ? null : await notReplaceable(task.out, known);
    if (refused) return { files, broken: [refused] };
    if (broken.length === 0) {
      await land(next, task.out, realDisk);
      await writeWhole(linksFile, JSON.stringify(links));
    }
    return { files, broken };
  } finally {
    await Promise.all([next, scratch].map(realDisk.remove));
  }
}

const countPages = (files: WrittenFiles): number =>
  Object.keys(files).filter((path) => path.endsWith(".html")).length;

/**
 * Whether a folder that pages are to replace is, holds or lies in one that a report is made from, by whatever links
 * either is named.
 */
export function coversInputs(root: string, out: string): boolean {
  return covers(resolve(root), out) || covers(realTarget(resolve(root)), realTarget(out));
}

function covers(root: string, out: string): boolean {
  const holds = (folder: string, path: string) =>
    path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const own = ["content", "results", "public", "reviews", ".upheld"].flatMap((name) => {
    const folder = join(root, name);
    return [folder, realTarget(folder)];
  });
  return holds(out, root) || own.some((folder) => holds(folder, out) || holds(out, folder));
}

/** Every byte that reaches the pages: code, templates, results, content, public files. */
async function keyOf(inputs: Inputs): Promise<string> {
  const code = await hashCode("publishing");
  return hashOf(
    [...inputs.files, ...inputs.public],
    `${code} ${JSON.stringify([inputs.revision, inputs.history, madeAt(process.env)])}`,
  );
}

/** What was published last; that of an earlier version, which names no files, is none. */
async function readStamp(file: string): Promise<Stamp | null> {
  const stamp = await readKept<Stamp>(file);
  return stamp?.files === undefined ? null : stamp;
}

/** Files of the last build in its folder, where they are known. */
const writtenThere = async (stamp: string): Promise<WrittenFiles | null> =>
  (await readStamp(stamp))?.files ?? null;

/** What an earlier build left in a file; one that is cut is none. */
async function readKept<T extends object>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** Public files of the report's own root; those of the program come with the pages. */
async function copyPublic(inputs: Inputs, pages: PageFolder): Promise<void> {
  if (resolve(inputs.root) === resolve(programFolder)) return;
  for (const { path } of inputs.public)
    await pages.write(path.slice("public/".length), await readFile(join(inputs.root, path)));
}
