import { type FileHandle, open } from "node:fs/promises";
import {
  type Entry,
  fromBufferPromise,
  fromFdPromise,
  getFileNameLowLevel,
  type ZipFile,
} from "yauzl";
import type { Source } from "../shared/index.ts";
import { Fault, longestText, parseBytes } from "../shared/index.ts";
import { decompress } from "./decompress.ts";

/** A log's archive: what its central directory lists, each member read by need. */
export interface Archive {
  /** In the order of the directory; where a name is there twice, the last one. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacked size, as the directory says. */
  size(name: string): number;
  /** Throws a `Fault`. */
  readJson(name: string): Promise<unknown>;
  close(): Promise<void>;
}

type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/** Opens an archive by its central directory alone: bytes that edits left dead are never looked at. Throws a `Fault`. */
export async function openArchive(source: Source): Promise<Archive> {
  if (source.gzipped) {
    const bytes = await gather(source.open());
    const zip = await orFault(fromBufferPromise(bytes, options));
    return archiveOf(
      zip,
      async (at, length) => bytes.subarray(at, at + length),
      async () => {},
    );
  }
  const file = await open(source.absolutePath);
  try {
    const zip = await orFault(fromFdPromise(file.fd, options));
    return await archiveOf(zip, readAt(file), () => file.close());
  } catch (error) {
    await file.close();
    throw error;
  }
}

// Names stay undecoded in yauzl because it refuses `..` and `\`, which sample ids may hold; we never write them to disk.
const options = { lazyEntries: true, autoClose: false, decodeStrings: false };

async function archiveOf(zip: ZipFile, read: ReadAt, close: () => Promise<void>): Promise<Archive> {
  const entries = await orFault(listEntries(zip));
  const entry = (name: string) => {
    const found = entries.get(name);
    if (!found) throw new Fault("log-is-readable", `the archive has no member ${name}`);
    return found;
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    size: (name) => entry(name).uncompressedSize,
    readJson: async (name) => parseBytes(await readMember(zip, entry(name), read), "the member"),
    close,
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const raw = entry.fileName as unknown as Buffer;
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
    entries.delete(name);
    entries.set(name, entry);
  }
  return entries;
}

async function readMember(zip: ZipFile, entry: Entry, read: ReadAt): Promise<Buffer> {
  if (entry.uncompressedSize > longestText) {
    const megabytes = Math.round(entry.uncompressedSize / 2 ** 20);
    throw new Fault(
      "line-is-short-enough",
      `the member has ${megabytes} MiB: more than one text can hold`,
    );
  }
  if (entry.isEncrypted()) throw new Fault("log-is-readable", "the member is encrypted");
  const { fileDataStart } = await orFault(zip.readLocalFileHeaderPromise(entry, { minimal: true }));
  const packed = await read(fileDataStart, entry.compressedSize);
  const { compressionMethod: method, uncompressedSize: size, crc32: crc } = entry;
  return decompress(packed, { method, size, crc });
}

function readAt(file: FileHandle): ReadAt {
  return async (position, length) => {
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  };
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** yauzl's errors in words of ours: a zip that ends early is a copy that was cut. */
async function orFault<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const message = (error as Error).message;
    throw new Fault(
      "file-is-complete",
      `the archive is cut or damaged: the copy is incomplete (${message})`,
      { fix: "Copy the log again, or wait until the run has closed it." },
    );
  }
}
