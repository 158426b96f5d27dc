import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, gunzipSync } from "node:zlib";
import type { Problems } from "../../model/index.ts";
import type { Source } from "../formats/shared/index.ts";

/** A source that also knows how far it was read and can hash its file. */
export interface OpenSource extends Source {
  /** True once reading ended early: what follows from the cut is not worth a second problem. */
  failed(): boolean;
  /** Bytes read from disk so far. */
  bytesRead(): number;
  /** sha256 of the file on disk, for callers who were not told it: reads the file once more. */
  digest(): Promise<string>;
}

const headBytes = 64 * 1024;
const chunkBytes = 256 * 1024;

/** Opens a data file; null with a problem when it cannot be read at all. */
export async function openSource(
  absolutePath: string,
  path: string,
  problems: Problems,
): Promise<OpenSource | null> {
  const first = await readHead(absolutePath).catch((error: unknown) => {
    reportUnreadable(error, path, problems);
    return null;
  });
  if (!first) return null;
  const gzipped = first.head[0] === 0x1f && first.head[1] === 0x8b;
  let head = first.head;
  if (gzipped) {
    try {
      const whole = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
      head = whole.subarray(0, headBytes);
    } catch (error) {
      reportBroken(error, path, problems);
      return null;
    }
  }

  let bytesRead = 0;
  let failed = false;
  async function* raw() {
    bytesRead = 0;
    for await (const chunk of createReadStream(absolutePath, { highWaterMark: chunkBytes })) {
      bytesRead += chunk.length;
      yield chunk as Uint8Array;
    }
  }
  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      yield* gzipped ? gunzip(raw()) : raw();
    } catch (error) {
      if (!failed) reportBroken(error, path, problems);
      failed = true;
    }
  }
  return {
    path,
    absolutePath,
    bytes: first.bytes,
    head,
    name: (path.split("/").at(-1) ?? path).replace(/\.gz$/i, ""),
    gzipped,
    open: read,
    failed: () => failed,
    bytesRead: () => bytesRead,
    digest: async () => {
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(absolutePath, { highWaterMark: chunkBytes }))
        hash.update(chunk);
      return hash.digest("hex");
    },
  };
}

async function readHead(path: string): Promise<{ head: Uint8Array; bytes: number }> {
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, headBytes)), 0);
    return { head: buffer.subarray(0, bytesRead), bytes: size };
  } finally {
    await file.close();
  }
}

async function* gunzip(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  // Errors surface in the loop below; the callback only keeps them from being thrown twice.
  pipeline(Readable.from(raw), unpacked, () => {});
  for await (const chunk of unpacked) yield chunk;
}

function reportUnreadable(error: unknown, path: string, problems: Problems): void {
  const code = messageOf(error);
  if (code === "ENOENT" || code === "ENOTDIR")
    problems.error("files-are-found", { file: path }, `There is no file "${path}"`, {
      expected: "a file that exists",
      found: "no such file",
      fix: "Check the spelling, and the folder that the path starts from.",
    });
  else if (code === "EACCES" || code === "EPERM")
    problems.error("file-is-complete", { file: path }, "The file may not be read", {
      expected: "a file that this user may read",
      found: code,
      fix: `Allow it: chmod u+r "${path}".`,
    });
  else
    problems.error("file-is-complete", { file: path }, "The file cannot be read", {
      expected: "a file",
      found: code === "EISDIR" ? "a folder" : code,
    });
}

function reportBroken(error: unknown, path: string, problems: Problems): void {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") {
    problems.error("file-is-complete", { file: path }, "The gzip file ends before its data does", {
      expected: "a complete gzip file",
      found: "the end of the file inside compressed data",
      fix: "Copy the file again; the copy is incomplete.",
    });
  } else if (code.startsWith("Z_")) {
    problems.error("file-is-complete", { file: path }, "The gzip file is damaged", {
      expected: "a gzip file that unpacks",
      found: messageOf(error),
      fix: "Copy the file again.",
    });
  } else {
    problems.error("file-is-complete", { file: path }, "The file cannot be read to its end", {
      found: messageOf(error),
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
