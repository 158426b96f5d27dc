import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem, Publication } from "../../model/index.ts";
import { address, reportFile } from "../../model/index.ts";
import { brokenLinks } from "../addresses/index.ts";
import { checksumsOf, readChecksums } from "../checksums.ts";
import { hashFile } from "../inputs/index.ts";
import type { Disk } from "../land/index.ts";
import { land, partBeside, readPage } from "../land/index.ts";
import { listOf, shorterList } from "./list-pages.ts";
import { ownFiles, readOwnFiles } from "./own-files.ts";
import type { PinPage } from "./pinned-files.ts";
import { addedFiles } from "./pinned-files.ts";
import { publicationFile } from "./read-published.ts";
import type { Tree } from "./tree.ts";
import { alike, holds, newFolder, treeOf } from "./tree.ts";
import { pinnedFiles } from "./versions.ts";

export type { PinPage, PinTask } from "./pinned-files.ts";

export interface MergeTask {
  /** Folder with the pages as they are now. */
  readonly built: string;
  /** The published folder; it need not be there. */
  readonly into: string;
  readonly publication: Publication;
  readonly pinPage: PinPage;
  readonly disk: Disk;
}

export interface Merged {
  readonly problems: readonly Problem[];
  /** Whether the folder was as it should be already. */
  readonly unchanged: boolean;
  /** Of what this publication adds to the versions that are kept. */
  readonly added: { readonly files: number; readonly bytes: number };
}

/**
 * Puts pages into a published folder: addresses of today are those of the new pages, and nothing that was published
 * before is taken away, but data of samples and parts of `report.json` that it does not list any more. Files that somebody else put there
 * stay byte for byte. The new folder is made beside the old one and takes its place in two renames; the old one is whole
 * until then, and goes back where the process ends in between (`land.ts`).
 */
export async function mergeInto(task: MergeTask): Promise<Merged> {
  const { built, into, publication, pinPage, disk } = task;
  const pages = treeOf(built).files;
  const old = existsSync(into) ? treeOf(into) : emptyTree;
  const version = `${address.version(publication.current)}index.html`;
  const isThere = (path: string): boolean => old.files.has(path);
  const added = new Map(
    [...addedFiles(built, pages, publication, { pinPage, isThere })].filter(
      ([path]) => !isThere(path),
    ),
  );
  const live = new Set(
    [...pages].filter((path) => path !== version && path !== reportFile.checksums),
  );
  const own = readOwnFiles(into) ?? builtThere(into, old);
  const conflicts = conflictsOf([...live, reportFile.checksums, ...added.keys()], old, {
    own,
    into,
    built,
  });
  const size = [...added.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const said = { files: added.size, bytes: size };
  if (conflicts.length > 0) return { problems: conflicts, unchanged: false, added: said };

  const next = partBeside(into, "next");
  await disk.remove(next);
  try {
    const folder = newFolder(next);
    let changes = old === emptyTree ? 1 : 0;
    const put = (path: string, bytes: Uint8Array): void => {
      if (old.files.has(path) && holds(join(into, path), bytes)) folder.keep(into, path);
      else {
        changes++;
        folder.write(path, bytes);
      }
    };
    for (const path of [...old.folders].sort()) folder.keepFolder(into, path);
    for (const path of old.links) folder.keepLink(into, path);
    const kept: string[] = [];
    for (const path of old.files) {
      const ours = own?.has(path) === true || path.startsWith(address.versions());
      if (live.has(path) || isList(path) || path === reportFile.checksums) continue;
      if (ours && isPart(path)) changes++;
      else if (ours && listOf(path.replace(/index[.]html$/, "")) !== null) {
        put(path, Buffer.from(shorterList));
        kept.push(path);
      } else {
        folder.keep(into, path);
        if (ours && !path.startsWith(address.versions())) kept.push(path);
      }
    }
    for (const path of live) {
      if (old.files.has(path) && alike(join(built, path), join(into, path)))
        folder.keep(into, path);
      else {
        changes++;
        folder.copy(join(built, path), path);
      }
    }
    for (const [path, bytes] of added) put(path, bytes);
    const noted = ownFiles([...live, ...kept, reportFile.checksums]);
    for (const [path, text] of noted) put(path, Buffer.from(text));
    put(reportFile.checksums, Buffer.from(checksumsOf(await hashesOf(next))));
    const problems = brokenOf(next, [...added.keys()], publication);
    if (problems.length > 0) return { problems, unchanged: false, added: said };
    if (old !== emptyTree) folder.keepRights(into);
    if (changes > 0) await land(next, into, disk);
    return { problems: [], unchanged: changes === 0, added: said };
  } finally {
    await disk.remove(next).catch(() => {});
  }
}

/**
 * Files of a build that somebody copied to where it is published: its sums name them. Data of samples among them goes as
 * it does later, since it may hold a text that is kept back now.
 */
function builtThere(into: string, old: Tree): ReadonlySet<string> | null {
  if (!old.files.has(reportFile.index) || !old.files.has(reportFile.checksums)) return null;
  const { files } = readChecksums(readFileSync(join(into, reportFile.checksums), "utf8"));
  return new Set([...files.keys(), reportFile.checksums]);
}

/** Hashes of all that a folder holds, by path. Hidden files are the business of a host. */
async function hashesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const path of treeOf(folder).files) {
    if (path.split("/").some((part) => part.startsWith("."))) continue;
    const file = join(folder, path);
    hashes.set(path, await hashFile(file, statSync(file).size));
  }
  return hashes;
}

const emptyTree: Tree = { folders: new Set(), files: new Set(), links: new Set() };

/** Lists of our own files are written anew. */
const isList = (path: string): boolean => /^v\/files(?:[.]\d+)?[.]txt$/.test(path);

/**
 * Data of samples, which may be large, and parts of `report.json`: what does not belong to the report any more goes with
 * it. No citation names them, and a text that an author keeps back now must not stay in one.
 */
const isPart = (path: string): boolean =>
  path.startsWith("report/") || (path.startsWith("samples/") && !path.endsWith(".html"));

/** How many of many alike problems are said. */
const mostSaid = 12;

interface Held {
  /** Files of the folder that we put there; null where nobody noted them. */
  readonly own: ReadonlySet<string> | null;
  readonly into: string;
  readonly built: string;
}

/** Files and folders that somebody else put where pages must be. A report that was copied there is ours. */
function conflictsOf(paths: readonly string[], old: Tree, held: Held): readonly Problem[] {
  const { own, into, built } = held;
  const adopted = own === null && old.files.has(reportFile.index);
  // Below `v/` all is ours, once something was published there.
  const isVersion = (path: string): boolean =>
    path.startsWith(address.versions()) && old.files.has(publicationFile);
  const isForeign = (path: string): boolean =>
    old.files.has(path) && !adopted && own?.has(path) !== true && !isVersion(path);
  const inTheWay = (path: string): string | null => {
    if (old.folders.has(path) || old.links.has(path)) return path;
    const parts = path.split("/");
    for (let n = 1; n < parts.length; n++) {
      const part = parts.slice(0, n).join("/");
      if (old.files.has(part) || old.links.has(part)) return part;
    }
    const differs = (): boolean =>
      !existsSync(join(built, path)) || !alike(join(built, path), join(into, path));
    return isForeign(path) && differs() ? path : null;
  };
  const found = [...new Set(paths.flatMap((path) => inTheWay(path) ?? []))].sort();
  return found.slice(0, mostSaid).map((path) => ({
    rule: "address-is-free",
    severity: "error",
    message: `The published folder holds a "${path}" that Upheld did not put there, and the report needs that address`,
    place: { file: path },
    expected: "files of others at addresses that the report does not have",
    found: `${found.length === 1 ? "one such file" : `${found.length} such files`}`,
    fix: "Move it away, or put it into public/ where it is part of the report.",
  }));
}

/** Links of pages that are to stay, and pages that other pages say stay, which lead nowhere. */
function brokenOf(
  folder: string,
  added: readonly string[],
  publication: Publication,
): readonly Problem[] {
  const files = treeOf(folder).files;
  const pages = added
    .filter((path) => path.endsWith(".html"))
    .map((path) => [path, readPage(readFileSync(join(folder, path), "utf8"))] as const);
  const lost = pinnedFiles(publication).filter((path) => !files.has(path));
  if (lost.length === 0) return brokenLinks(new Map(pages), files);
  return lost.slice(0, mostSaid).map((path) => ({
    rule: "publication-is-read",
    severity: "error",
    message: `The published folder lacks "${path}", which its ${publicationFile} names`,
    place: { file: publicationFile },
    expected: "every page of the versions that were published",
    found: "nothing",
    fix: "Take the folder as it was published, for example from the branch that is served.",
  }));
}
