import { copyFile, link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesBelow, sha256 } from "../inputs/index.ts";
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

/** A folder that pages are being written to. */
export interface PageFolder {
  /** Takes a file over from the build before, if it was made under this key and is as it was; else it must be made. */
  takeOver(path: string, key: string): Promise<boolean>;
  write(path: string, bytes: string | Uint8Array, key?: string): Promise<void>;
  /** What was written and taken over, in order of path. */
  written(): WrittenFiles;
  links(): KeptLinks;
}

/** Pages of a new build in an empty folder. */
export function openPageFolder(folder: string, earlier: EarlierPages | null): PageFolder {
  const files = new Map<string, WrittenFile>();
  const links = new Map<string, KeptLinks[string]>();
  const folders = new Map<string, Promise<unknown>>();
  const placeFor = async (path: string): Promise<string> => {
    const file = join(folder, path);
    const parent = dirname(file);
    const made = folders.get(parent) ?? mkdir(parent, { recursive: true });
    folders.set(parent, made);
    await made;
    return file;
  };
  const isPage = (path: string) => path.endsWith(".html");
  return {
    async takeOver(path, key) {
      const known = earlier?.files[path];
      if (!earlier || known?.key !== key) return false;
      const file = await placeFor(path);
      if (!(await linkOrCopy(join(earlier.folder, path), file))) return false;
      // Only now: another build may have put other pages there a moment ago.
      const seen = await seenOf(file);
      if (seen !== known.seen && (await hashFile(file)) !== known.sha256) {
        await rm(file);
        return false;
      }
      files.set(path, { ...known, seen });
      const read = earlier.links[path];
      if (isPage(path))
        links.set(
          path,
          read?.of === known.sha256
            ? read
            : { of: known.sha256, ...readPage(await readFile(file, "utf8")) },
        );
      return true;
    },
    async write(path, data, key) {
      const file = await placeFor(path);
      await writeFile(file, data);
      const hash = sha256(data);
      const made = { sha256: hash, seen: await seenOf(file) };
      files.set(path, key === undefined ? made : { ...made, key });
      if (isPage(path))
        links.set(path, {
          of: hash,
          ...readPage(typeof data === "string" ? data : Buffer.from(data).toString()),
        });
    },
    written: () => inOrder(files),
    links: () => inOrder(links),
  };
}

/** Whether a folder holds these files and no others, each with the bytes that were written. */
export async function areAsWritten(folder: string, files: WrittenFiles): Promise<boolean> {
  const found = (await filesBelow(folder, ".")).files.map(({ path }) => path);
  if (found.length === 0 || found.join("\n") !== Object.keys(files).sort().join("\n")) return false;
  const same = await Promise.all(
    Object.entries(files).map(async ([path, known]) => {
      const file = join(folder, path);
      return (await seenOf(file)) === known.seen || (await hashFile(file)) === known.sha256;
    }),
  );
  return same.every(Boolean);
}

/** One file under two names costs neither time nor room; where the disk knows no such thing it is copied. */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to).catch(() => copyFile(from, to));
    return true;
  } catch {
    return false;
  }
}

async function seenOf(file: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}

const hashFile = async (file: string): Promise<string> => sha256(await readFile(file));

function inOrder<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
