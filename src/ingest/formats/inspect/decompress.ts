// Not by name: a missing name would stop Node before 22.15 from loading this file at all.
import zlib from "node:zlib";
import { Fault } from "../shared/index.ts";

/** What the central directory says of a member. */
export interface MemberFacts {
  readonly method: number;
  readonly size: number;
  readonly crc: number;
}

/** Bytes of a member, checked against the length and the CRC-32 of the directory. */
export function decompress(packed: Uint8Array, facts: MemberFacts): Buffer {
  const bytes = unpack(packed, facts);
  if (bytes.length !== facts.size) {
    throw damaged(`unpacks to ${bytes.length} bytes where the directory says ${facts.size}`);
  }
  if (zlib.crc32(bytes) !== facts.crc) throw damaged("does not have the checksum of the directory");
  return bytes;
}

function unpack(packed: Uint8Array, { method, size }: MemberFacts): Buffer {
  // One byte more than the directory says, so that a member which lies is caught and not a bomb.
  const options = { maxOutputLength: size + 1 };
  if (method === 93 && typeof zlib.zstdDecompressSync !== "function") {
    throw new Fault(
      "log-is-readable",
      "the member is packed with zstd, which this Node cannot unpack",
      {
        expected: "Node 22.15 or newer",
        found: `Node ${process.versions.node}`,
      },
    );
  }
  try {
    if (method === 0) return Buffer.from(packed);
    if (method === 8) return zlib.inflateRawSync(packed, options);
    if (method === 93) return unpackZstd(packed, options);
  } catch (error) {
    throw damaged(`cannot be unpacked (${error instanceof Error ? error.message : error})`);
  }
  throw new Fault(
    "log-is-readable",
    `compression method ${method} is not one that Inspect writes (0, 8 or 93)`,
    { fix: "Write the log again: `inspect log convert --to eval`." },
  );
}

/** Inspect begins a new frame every 200 MiB, and Node unpacks the first frame only, without a word. */
function unpackZstd(packed: Uint8Array, options: { maxOutputLength: number }): Buffer {
  const frames: Buffer[] = [];
  for (let start = 0; start < packed.length; ) {
    const frame = unpackFrame(packed.subarray(start), options);
    frames.push(frame.bytes);
    start += frame.read;
  }
  return frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames);
}

function unpackFrame(packed: Uint8Array, options: { maxOutputLength: number }) {
  // `info` is documented, but @types/node gives the result of the call without it.
  const result = zlib.zstdDecompressSync(packed, { ...options, info: true }) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  if (result.engine.bytesWritten === 0) throw new Error("empty frame");
  return { bytes: result.buffer, read: result.engine.bytesWritten };
}

function damaged(what: string): Fault {
  return new Fault("file-is-complete", `the member ${what}: the copy is damaged or incomplete`, {
    fix: "Copy the log again from where it was written.",
  });
}
