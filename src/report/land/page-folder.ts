import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, hashFile as hashWhole, sha256 } from "../inputs/index.ts";
import type { PageLinks } from "./read-page.ts";
import { readPage } from "./read-page.ts";

/** A published file as it was when it was written. */
export interface WrittenFile {
  readonly sha256: string;
  /** Size, time and place on the disk: while they stay, the bytes need no second look. */
  readonly seen: string;
  /** Hash of all that it was made from; none where it is made anew in each build. */
  readonly key?: string;
}

/** Published files by path from their folder. */
export type WrittenFiles = Readonly<Record<string, WrittenFile>>;

/** Ids and links of pages by path, each with the hash of the page that they were read from. */
export type KeptLinks = Readonly<Record<string, PageLinks & { readonly of: string }>>;

/** The pages of the build before, of which those that stay are taken over. */
export interface EarlierPages {
  readonly folder: string;
  readonly files: WrittenFiles;
  readonly links: KeptLinks;
}

/** A file that was put into a folder of pages, with its links where it is a page. */
export interface PlacedFile {
  readonly path: string;
  readonly file: WrittenFile;
  readonly links: KeptLinks[string] | null;
}

/** A folder that pages are being written to. */
export interface PageFolder {
  readonly folder: string;
  /** Takes a file over from the build before, if it was made under this key and is as it was; else it must be made. */
  takeOver(path: string, key: string): Promise<boolean>;
  write(path: string, bytes: string | Uint8Array, key?: string): Promise<void>;
  /** Takes a file that lies ready elsewhere, with a hash of its bytes that is held against them. */
  place(path: string, from: string, sha256: string): Promise<void>;
  /** Notes what another thread wrote. */
  note(placed: PlacedFile): void;
  /** What was written and taken over, in order of path. */
  written(): WrittenFiles;
  links(): KeptLinks;
}

/** Pages of a new build in an empty folder. */
export function openPageFolder(folder: string, earlier: EarlierPages | null): PageFolder {
  const files = new Map<string, WrittenFile>();
  const links = new Map<string, KeptLinks[string]>();
  const place = placingIn(folder);
  const note = ({ path, file, links: found }: PlacedFile): void => {
    files.set(path, file);
    if (found) links.set(path, found);
  };
  return {
    folder,
    note,
    async takeOver(path, key) {
      const known = earlier?.files[path];
      if (!earlier || known?.key !== key) return false;
      const file = place.fileFor(path);
      if (!linkOrCopy(join(earlier.folder, path), file)) return false;
      // Only now: another build may have put other pages there a moment ago.
      const seen = seenOf(file);
      if (seen !== known.seen && hashFile(file) !== known.sha256) {
        rmSync(file);
        return false;
      }
      const read = earlier.links[path];
      note({
        path,
        file: { ...known, seen },
        links:
          read?.of === known.sha256 ? read : linksOf(path, known.sha256, () => readFileSync(file)),
      });
      return true;
    },
    async place(path, from, hash) {
      const known = earlier?.files[path];
      if (known?.sha256 === hash && (await this.takeOver(path, hash))) return;
      const file = place.fileFor(path);
      if (!linkOrCopy(from, file) || (await hashOfLarge(file)) !== hash)
        throw new Error(
          `${from} is not as it was written. Delete the folder .upheld, and build again.`,
        );
      note({ path, file: { sha256: hash, seen: seenOf(file), key: hash }, links: null });
    },
    write: async (path, data, key) => note(place.write(path, data, key)),
    written: () => inOrder(files),
    links: () => inOrder(links),
  };
}

/** Writes files into a folder of pages. */
export interface Placing {
  /** The file at a path from the folder, which may now be written. */
  fileFor(path: string): string;
  write(path: string, data: string | Uint8Array, key?: string): PlacedFile;
}

/**
 * Writes at once and not one step after the other: most of a small file's time would go to and fro between threads, and
 * whoever writes pages has nothing else to wait for.
 */
export function placingIn(folder: string): Placing {
  const made = new Set<string>();
  const fileFor = (path: string): string => {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    return file;
  };
  return {
    fileFor,
    write(path, data, key) {
      const file = fileFor(path);
      writeFileSync(file, data);
      const hash = sha256(data);
      const written = { sha256: hash, seen: seenOf(file) };
      return {
        path,
        file: key === undefined ? written : { ...written, key },
        links: linksOf(path, hash, () => data),
      };
    },
  };
}

/** What a page says of links; null where a file is no page. */
function linksOf(
  path: string,
  hash: string,
  read: () => string | Uint8Array,
): KeptLinks[string] | null {
  if (!path.endsWith(".html")) return null;
  const data = read();
  return {
    of: hash,
    ...readPage(typeof data === "string" ? data : Buffer.from(data).toString()),
  };
}

/** Whether a folder holds these files and no others, each with the bytes that were written. */
export async function areAsWritten(folder: string, files: WrittenFiles): Promise<boolean> {
  const found = (await filesBelow(folder, ".")).files.map(({ path }) => path);
  if (found.length === 0 || found.join("\n") !== Object.keys(files).sort().join("\n")) return false;
  return Object.entries(files).every(([path, known]) => {
    const file = join(folder, path);
    return seenOf(file) === known.seen || hashFile(file) === known.sha256;
  });
}

/** One file under two names costs neither time nor room; where the disk knows no such thing it is copied. */
function linkOrCopy(from: string, to: string): boolean {
  for (const put of [linkSync, copyFileSync]) {
    try {
      put(from, to);
      return true;
    } catch {
      // Neither way: the file is not there any more.
    }
  }
  return false;
}

function seenOf(file: string): string {
  const { size, mtimeNs, ino } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

const hashOfLarge = (file: string): Promise<string> => hashWhole(file, statSync(file).size);
const hashFile = (file: string): string => sha256(readFileSync(file));

function inOrder<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
