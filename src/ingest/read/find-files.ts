import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { didYouMean } from "../../lib/nearest.ts";
import type { Place, Problems } from "../../model/index.ts";
import { patternMatcher } from "../manifest/index.ts";
import type { Captures } from "../map/index.ts";

const manifestName = "experiment.yaml";

export interface FoundFile {
  readonly absolutePath: string;
  /** Relative to the root of the report, with `/`. */
  readonly path: string;
  readonly captures: Captures;
  readonly bytes: number;
  /** When it was last written, in milliseconds. */
  readonly modified: number;
}

export interface Search {
  /** Absolute path of the report. */
  readonly root: string;
  /** Folder of the experiment, relative to the root. */
  readonly folder: string;
  /** Level ids by factor: a placeholder named like a factor prefers them. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

/** Files that the patterns match, in order of path, each once. Nothing outside the report is read. */
export async function findFiles(
  patterns: readonly string[],
  { root, folder, levels }: Search,
  problems: Problems,
  placeOf: (index: number) => Place,
): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  const base = resolve(root, folder);
  const realRoot = await realpath(root);
  for (const [index, pattern] of patterns.entries()) {
    const start = resolve(base, fixedFolder(pattern));
    if (isAbsolute(pattern) || !inside(start, resolve(root))) {
      reportOutside(pattern, problems, placeOf(index), "The pattern leads outside the report");
      continue;
    }
    const matcher = patternMatcher(pattern, levels);
    let matched = 0;
    for (const absolutePath of await filesUnder(start)) {
      const captures = matcher(slashes(relative(base, absolutePath)));
      if (!captures) continue;
      const real = await realpath(absolutePath).catch(() => null);
      if (real === null || !inside(real, realRoot)) {
        reportOutside(
          slashes(relative(root, absolutePath)),
          problems,
          placeOf(index),
          "A link leads outside the report",
        );
        matched++;
        continue;
      }
      matched++;
      const path = slashes(relative(root, absolutePath));
      const { size, mtimeMs } = await stat(real);
      if (!found.has(path))
        found.set(path, { absolutePath, path, captures, bytes: size, modified: mtimeMs });
    }
    if (matched === 0) await reportNone(pattern, base, problems, placeOf(index));
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The folders before the first part of a pattern that is not plain text. */
function fixedFolder(pattern: string): string {
  const parts = pattern.split("/");
  const open = parts.findIndex((part) => /[*?[{]/.test(part));
  return parts.slice(0, open < 0 ? -1 : open).join("/") || ".";
}

function inside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** Files and links below a folder. Linked folders are not entered: they may be anywhere and of any size. */
async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .filter(({ name }) => name !== manifestName)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).split(sep).some(isHidden));
}

function isHidden(name: string): boolean {
  return name.startsWith(".") && name !== "..";
}

function reportOutside(found: string, problems: Problems, place: Place, message: string): void {
  problems.error("path-is-inside", place, message, {
    expected: "a file inside the folder of the report",
    found,
    fix: "Copy the file into the experiment's folder.",
  });
}

async function reportNone(pattern: string, base: string, problems: Problems, place: Place) {
  const names = (await filesUnder(base)).map((path) => slashes(relative(base, path))).sort();
  const listed =
    names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
  problems.error("files-are-found", place, `No file matches "${pattern}"`, {
    expected: "at least one file in the experiment's folder",
    found: listed || "no data files",
    ...didYouMean(pattern, names),
  });
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
