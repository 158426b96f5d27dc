import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { visibleLine } from "../lib/visible-text.ts";
import type { Problem, Report } from "../model/index.ts";
import { askGit } from "../report/inputs/index.ts";
import { reportFiles } from "../report/report-files.ts";
import type { PublishedReport, ReadBytes, ReadFile, Unreadable } from "../review/index.ts";
import { readPublished } from "../review/index.ts";
import { describeProblem } from "./print-problems.ts";
import { showProgress } from "./progress.ts";

/** A report to be compared, or why there is none, in a sentence with what would help. */
export type Source = { readonly report: PublishedReport } | { readonly failed: string };

/** What names a report: a published folder, its report.json, an address on this machine, a revision, or `.`. */
export const sourceForms =
  "a published folder, its report.json, an address on this machine (http://127.0.0.1:8000/), a revision of this repository (HEAD~1), or `.` for the report as its files are now";

/** Finds and reads the report that a word of the command line names. */
export async function reportFrom(named: string, root: string): Promise<Source> {
  if (/^https?:/i.test(named)) return fromAddress(named);
  const path = resolve(root, named);
  const there = await stat(path).catch(() => null);
  const folder = there?.isFile() ? dirname(path) : path;
  if (there && (await isFile(join(folder, "report.json")))) return readOr(named, readIn(folder));
  if (path === root) return built(root, named);
  if (there)
    return {
      failed: `${visibleLine(named)} holds no report.json, so it is no published report. Name ${sourceForms}.`,
    };
  return atRevision(named, root);
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() ?? false;

/** Reads files below a folder and nowhere else: names of parts stand in the report and may say anything. */
const readIn =
  (folder: string): ReadBytes =>
  async (path) => {
    const file = resolve(folder, path);
    return file.startsWith(folder + sep) ? readFile(file).catch(() => null) : null;
  };

async function readOr(named: string, readBytes: ReadBytes): Promise<Source> {
  const read: ReadFile = async (path) => {
    const bytes = await readBytes(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  const found = await readPublished(read, readBytes);
  return isUnreadable(found)
    ? {
        failed: `${visibleLine(named)} is no report that this version reads: ${found.file}: ${found.found}. Build it again with this version.`,
      }
    : { report: found };
}

const isUnreadable = (found: PublishedReport | Unreadable): found is Unreadable => "found" in found;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/i;
/** Bytes of a file of a report: parts of large reports are a few megabytes. */
const mostBytes = 64_000_000;
/** Milliseconds that a server may take for a file. */
const patience = 20_000;

async function fromAddress(named: string): Promise<Source> {
  const url = URL.parse(named);
  if (!url || !loopback.test(url.hostname))
    return {
      failed: `${visibleLine(named)} is not on this machine, and nothing is fetched from elsewhere. Name ${sourceForms}.`,
    };
  const base = new URL(url.pathname.replace(/(report\.json)?$/, ""), url);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return readOr(named, async (path) => {
    const at = new URL(path, base);
    if (!at.href.startsWith(base.href)) return null;
    return bytesAt(at);
  });
}

/** What stands at an address; null where nothing does, it is cut short, late, or without end. */
async function bytesAt(at: URL): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(at, { redirect: "error", signal: AbortSignal.timeout(patience) });
    if (!answer.ok || !answer.body) return null;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > mostBytes) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}

/**
 * The report of a folder as its files are now: what would be published if every claim held. One that does not is what a
 * reviewer wants to see first.
 */
async function built(root: string, named: string): Promise<Source> {
  const { buildReport } = await import("../report/build.ts");
  const progress = showProgress();
  const { report, problems, sampleFiles } = await buildReport(root, progress.effects, {
    purpose: "draft",
  });
  progress.stop();
  if (!report) return { failed: `${visibleLine(named)} has errors:\n${errorsIn(problems, root)}` };
  return publishedAs(report, sampleFiles, named);
}

/** A report as a reader of its published files has it, without drafts. `kept`: files that are published as they lie. */
export function publishedAs(
  report: Report,
  kept: readonly { readonly path: string; readonly file: string }[] = [],
  named = "the report",
): Promise<Source> {
  const files = new Map(
    [...reportFiles(withoutDrafts(report))].map(([path, value]) => [path, JSON.stringify(value)]),
  );
  const keptAt = new Map(kept.map(({ path, file }) => [path, file]));
  return readOr(named, async (path) => {
    const text = files.get(path);
    if (text !== undefined) return Buffer.from(text);
    const file = keptAt.get(path);
    return file === undefined ? null : readFile(file);
  });
}

function withoutDrafts(report: Report): Report {
  const drafts = new Set(report.notebooks.filter(({ draft }) => draft).map(({ id }) => id));
  const isOut = ({ notebook }: { readonly notebook: string }) => !drafts.has(notebook);
  return {
    ...report,
    notebooks: report.notebooks.filter(({ id }) => !drafts.has(id)),
    figures: report.figures.filter(isOut),
    findings: report.findings.filter(isOut),
  };
}

const errorsIn = (problems: readonly Problem[], root: string): string =>
  problems
    .filter(({ severity }) => severity === "error")
    .map((problem) => describeProblem(problem, root))
    .join("\n");

const run = promisify(execFile);

/** The report as a commit has it: its files are laid out in a folder of their own, and removed. */
async function atRevision(named: string, root: string): Promise<Source> {
  const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${named}^{commit}`];
  const commit = (await askGit(root, asked).catch(() => null))?.toString().trim();
  if (!commit)
    return {
      failed: `There is no ${visibleLine(named)}: no folder, file or revision. Name ${sourceForms}.`,
    };
  const scratch = await mkdtemp(join(tmpdir(), "upheld-diff-"));
  try {
    const top = (await askGit(root, ["rev-parse", "--show-toplevel"])).toString().trim();
    const within = relative(top, root) || ".";
    const archive = join(scratch, "report.tar");
    await askGit(root, [
      "archive",
      "--format=tar",
      `--output=${archive}`,
      `${commit}:${within === "." ? "" : within}`,
    ]);
    const files = join(scratch, "report");
    await mkdir(files);
    await run("tar", ["-xf", archive, "-C", files]);
    return await built(files, named);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
