import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "../inputs/index.ts";

/** A file that is published as it is kept. */
export interface PublicFile {
  /** Below the address of the samples. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files to be published, in a folder of their own. */
export interface PublicFiles {
  readonly list: readonly PublicFile[];
  /** Writes a file under this name. */
  write(name: string, data: string | Uint8Array): void;
  /** Writes a file under the hash of its bytes, and returns its name. */
  writeHashed(data: string | Uint8Array, ending: string): string;
  /** Notes a file that somebody else wrote into the folder. */
  note(file: PublicFile): void;
  readonly folder: string;
}

/** Digits of a hash in a name: no two files of a report share so many. */
const digits = 20;

export const hashedName = (hash: string, ending: string): string =>
  `${hash.slice(0, digits)}.${ending}`;

/** Opens the folder of files to be published below that of what is kept. */
export function openPublicFiles(kept: string): PublicFiles {
  const folder = join(kept, "public");
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, PublicFile>();
  const put = (name: string, data: string | Uint8Array, hash: string): void => {
    if (files.has(name)) return;
    writeFileSync(join(folder, name), data);
    files.set(name, { name, bytes: Buffer.byteLength(data), sha256: hash });
  };
  return {
    folder,
    get list() {
      return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    write: (name, data) => put(name, data, sha256(data)),
    writeHashed(data, ending) {
      const hash = sha256(data);
      const name = hashedName(hash, ending);
      put(name, data, hash);
      return name;
    },
    note: (file) => void files.set(file.name, file),
  };
}

/** Place of the byte in a gzip header that names the machine that packed it. */
const machineByte = 9;
const unknownMachine = 255;

/** Packed bytes that say neither when nor where they were packed. */
export function packed(data: string | Uint8Array): Buffer {
  const bytes = gzipSync(data);
  bytes[machineByte] = unknownMachine;
  return bytes;
}
