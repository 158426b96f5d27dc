import {
  chmodSync,
  closeSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** All that a folder holds, hidden names as well, by path from it. */
export interface Tree {
  readonly folders: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  /** Symbolic links; none is followed. */
  readonly links: ReadonlySet<string>;
}

export function treeOf(folder: string): Tree {
  const tree = { folders: new Set<string>(), files: new Set<string>(), links: new Set<string>() };
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        tree.folders.add(inner);
        visit(inner);
      } else if (entry.isSymbolicLink()) tree.links.add(inner);
      else if (entry.isFile()) tree.files.add(inner);
    }
  };
  visit("");
  return tree;
}

/** A new folder that takes files of others. Every step throws where it fails: what is not whole must not land. */
export interface NewFolder {
  write(path: string, bytes: string | Uint8Array): void;
  copy(from: string, path: string): void;
  /** Puts a file of the old folder here as well, as the same file of the disk where the disk can. */
  keep(old: string, path: string): void;
  keepFolder(old: string, path: string): void;
  /** Gives folders that were there, and the whole, the rights that they had: a draft may be nobody else's to read. */
  keepRights(old: string): void;
  keepLink(old: string, path: string): void;
}

/** Of the mode of a folder, what says who may do what. */
const rights = 0o7777;

export function newFolder(folder: string): NewFolder {
  const made = new Set<string>();
  const kept: string[] = [];
  const fileFor = (path: string): string => {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    return file;
  };
  return {
    write: (path, bytes) => writeFileSync(fileFor(path), bytes),
    copy: (from, path) => copyFileSync(from, fileFor(path)),
    keep(old, path) {
      const file = fileFor(path);
      try {
        linkSync(join(old, path), file);
      } catch {
        copyFileSync(join(old, path), file);
      }
    },
    keepFolder(_old, path) {
      mkdirSync(join(folder, path), { recursive: true });
      kept.push(path);
    },
    keepRights(old) {
      // From the inside out: a folder that nobody may write to was filled before.
      for (const path of kept.toReversed())
        chmodSync(join(folder, path), lstatSync(join(old, path)).mode & rights);
      chmodSync(folder, lstatSync(old).mode & rights);
    },
    keepLink: (old, path) => symlinkSync(readlinkSync(join(old, path)), fileFor(path)),
  };
}

/** Whether a file has these bytes. */
export function holds(file: string, bytes: Uint8Array): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return (
    found?.isFile() === true && found.size === bytes.length && readFileSync(file).equals(bytes)
  );
}

/** Bytes of two files that are compared at a time: one may be larger than memory. */
const pieceBytes = 1 << 20;

/** Whether two files have the same bytes. */
export function alike(one: string, other: string): boolean {
  const size = lstatSync(one).size;
  const found = lstatSync(other, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size !== size) return false;
  if (size <= pieceBytes) return readFileSync(one).equals(readFileSync(other));
  const files = [openSync(one, "r"), openSync(other, "r")] as const;
  try {
    const [a, b] = [Buffer.alloc(pieceBytes), Buffer.alloc(pieceBytes)];
    for (let at = 0; at < size; at += pieceBytes) {
      const n = readSync(files[0], a, 0, pieceBytes, at);
      const m = readSync(files[1], b, 0, pieceBytes, at);
      if (n !== m || !a.subarray(0, n).equals(b.subarray(0, m))) return false;
    }
    return true;
  } finally {
    for (const file of files) closeSync(file);
  }
}
