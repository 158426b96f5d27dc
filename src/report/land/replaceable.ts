import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Problem } from "../../model/index.ts";
import { address, reportFile } from "../../model/index.ts";
import { readChecksums } from "../checksums.ts";
import { sha256 } from "../inputs/index.ts";
import type { WrittenFiles } from "./page-folder.ts";

/** Files that a message names. */
const mostNamed = 5;

/**
 * Why a build must not take the place of what stands at `out`; null where it may: nothing is there, an empty folder, or
 * an earlier build. `written`: files of that build, where they are known: what somebody else put among them would be lost.
 */
export async function notReplaceable(
  out: string,
  written: WrittenFiles | null,
): Promise<Problem | null> {
  const there = await stat(out).catch(() => null);
  if (!there) {
    // A link that leads nowhere is something of somebody's.
    const link = await lstat(out).catch(() => null);
    return link ? refusal(out, "a link that leads nowhere") : null;
  }
  if (!there.isDirectory()) return refusal(out, "a file");
  const names = (await readdir(out)).filter((name) => !byTheSystem.has(name));
  if (names.length === 0) return null;
  const index = await indexOf(out);
  if (index === null) return refusal(out, `a folder with ${listed(names.sort())}`);
  const noted = written?.[reportFile.index]?.sha256 === sha256(index);
  if (!noted && names.includes(versionsFolder))
    return refusal(out, `a published folder with its versions in ${address.versions()}`);
  const own = noted ? new Set(Object.keys(written ?? {})) : await namedIn(out);
  const others = await othersIn(out, own);
  return others.length === 0
    ? null
    : refusal(out, `an earlier build, and with it ${listed(others)}`);
}

/** Files that systems put into folders by themselves. */
const byTheSystem: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** The index of a report that this program wrote, in any version; null where a folder holds none. */
async function indexOf(folder: string): Promise<string | null> {
  try {
    const text = await readFile(join(folder, reportFile.index), "utf8");
    const { generator } = JSON.parse(text);
    return typeof generator === "string" && generator.startsWith("upheld") ? text : null;
  } catch {
    return null;
  }
}

const versionsFolder = address.versions().replace(/\/$/, "");

/** Files that a build says it wrote into a folder, where its own notes are gone: its list of sums. */
async function namedIn(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, reportFile.checksums), "utf8").catch(() => "");
  const { files } = readChecksums(text);
  return new Set([...files.keys(), reportFile.index, reportFile.checksums]);
}

/** Files and links below a folder that are not among its own, hidden ones too: a folder may be a repository. */
async function othersIn(folder: string, own: ReadonlySet<string>): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !byTheSystem.has(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !own.has(path))
    .sort();
}

const listed = (names: readonly string[]): string =>
  names.slice(0, mostNamed).join(", ") + (names.length > mostNamed ? ", …" : "");

const refusal = (out: string, found: string): Problem => ({
  rule: "build-replaces-builds",
  severity: "error",
  place: { file: out },
  message: "A build takes the place of what stands there, and that would be lost.",
  expected: "nothing, an empty folder, or an earlier build alone",
  found,
  fix: "Name another folder with `--out`. Files that are to stand beside the pages belong into public/.",
});
