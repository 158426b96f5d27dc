import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { lstat, open, opendir } from "node:fs/promises";
import { join } from "node:path";

/** What a folder holds, by path from it. Nothing that a link leads to is read. */
export interface Listed {
  readonly files: readonly string[];
  readonly links: readonly string[];
  /** What is neither a file, a folder nor a link: it may never end. */
  readonly others: readonly string[];
  /** Why not all of it is listed; null where it is. */
  readonly tooMuch: string | null;
}

/** Folders within folders, and entries, up to which a folder is listed. A report has neither. */
const deepest = 40;
const mostEntries = 2_000_000;

/** Lists a folder without its hidden files, which are the business of a host. */
export async function listFolder(folder: string): Promise<Listed> {
  const found = { files: [] as string[], links: [] as string[], others: [] as string[] };
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  let entries = 0;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.depth > deepest)
      return { ...found, tooMuch: `folders more than ${deepest} deep, at ${at.path}` };
    for await (const entry of await opendir(join(folder, at.path))) {
      if (entry.name.startsWith(".")) continue;
      if (++entries > mostEntries) return { ...found, tooMuch: `more than ${mostEntries} files` };
      const path = at.path === "" ? entry.name : `${at.path}/${entry.name}`;
      if (entry.isSymbolicLink()) found.links.push(path);
      else if (entry.isDirectory()) waiting.push({ path, depth: at.depth + 1 });
      else if (entry.isFile()) found.files.push(path);
      else found.others.push(path);
    }
  }
  for (const list of Object.values(found)) list.sort();
  return { ...found, tooMuch: null };
}

/** Bytes that are read at a time. */
const piece = 1 << 20;

/** sha256 of a file, read in pieces. No link is followed. */
export async function hashAt(folder: string, path: string): Promise<string> {
  const file = await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.alloc(piece);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, piece, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** Bytes up to which a file is read at once: sums are the largest that a report has, and are smaller. */
const longest = 64_000_000;

/** Text of a file below a folder; null where there is none, and where it is too long, a link, or leads out. */
export async function textAt(folder: string, path: string): Promise<string | null> {
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) return null;
  if (path.includes("\0") || !(await isWithoutLinks(folder, path))) return null;
  const file = await open(
    join(folder, path),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  ).catch(() => null);
  if (!file) return null;
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > longest) return null;
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

/** Whether no folder on the way to a file is a link. */
async function isWithoutLinks(folder: string, path: string): Promise<boolean> {
  const parts = path.split("/");
  for (let n = 1; n <= parts.length; n++) {
    const found = await lstat(join(folder, ...parts.slice(0, n))).catch(() => null);
    if (!found || found.isSymbolicLink()) return false;
  }
  return true;
}
