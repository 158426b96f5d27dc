import type { DataFile } from "../../model/index.ts";
import type { OpenFile } from "./read-file.ts";

/** The files that an experiment was read from, each once however often it is read. */
export interface FileList {
  /** Index of a file, from its first reading on. */
  indexOf(path: string): number;
  /** Notes what a finished reading found. */
  finish(path: string, file: OpenFile, samples: number): Promise<DataFile>;
  list(): readonly DataFile[];
}

/** sha256 of files, by path from the root. */
export type Hashes = Readonly<Record<string, string>>;

export function createFileList(hashes: Hashes = {}): FileList {
  const files: DataFile[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (path: string): number => {
    const known = indexes.get(path);
    if (known !== undefined) return known;
    const index = files.push({ path, format: "", bytes: 0, sha256: "", samples: 0, notes: [] }) - 1;
    indexes.set(path, index);
    return index;
  };
  return {
    indexOf,
    list: () => files,
    async finish(path, { source, format, notes }, samples) {
      const index = indexOf(path);
      const before = files[index];
      const finished = {
        path,
        format: format.name,
        bytes: source.bytes,
        sha256: before?.sha256 || hashes[path] || (await source.digest()),
        samples: (before?.samples ?? 0) + samples,
        notes: [...new Set([...(before?.notes ?? []), ...notes])],
      };
      files[index] = finished;
      return finished;
    },
  };
}
