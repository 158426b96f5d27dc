import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** Where a text stands in a file of texts. */
export type Block = readonly [start: number, bytes: number];

/** Texts one after the other in a file. */
export interface BlockWriter {
  add(text: string | Uint8Array): Block;
  end(): void;
}

/** Bytes that are collected before they are written. */
const writtenAtOnce = 1 << 20;

export function openBlocks(file: string): BlockWriter {
  const handle = openSync(file, "w");
  let start = 0;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const flush = (): void => {
    const all = Buffer.concat(waiting);
    for (let at = 0; at < all.length; ) at += writeSync(handle, all, at);
    waiting = [];
    bytes = 0;
  };
  return {
    add(text) {
      const data = typeof text === "string" ? Buffer.from(text) : text;
      const block: Block = [start, data.length];
      start += data.length;
      bytes += data.length;
      waiting.push(data);
      if (bytes >= writtenAtOnce) flush();
      return block;
    },
    end() {
      flush();
      closeSync(handle);
    },
  };
}

/** Reads one text of such a file. */
export function readBlock(file: string, [start, bytes]: Block): string {
  const handle = openSync(file, "r");
  try {
    const data = Buffer.allocUnsafe(bytes);
    for (let at = 0; at < bytes; ) {
      const got = readSync(handle, data, at, bytes - at, start + at);
      if (got === 0) throw new Error(`${file} is shorter than what was written to it.`);
      at += got;
    }
    return data.toString("utf8");
  } finally {
    closeSync(handle);
  }
}
