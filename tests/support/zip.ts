import { crc32, deflateRawSync, zstdCompressSync } from "node:zlib";

/** A member as a test wants it, wrong lengths and checksums included. */
export interface ZipMember {
  readonly name: string;
  readonly content: string;
  readonly method?: "stored" | "deflate" | "zstd" | "zstd in two frames" | "unknown";
  /** What the central directory claims instead of the truth. */
  readonly claims?: { readonly size?: number; readonly crc?: number };
  /** Number of bytes missing at the end of the packed content. */
  readonly cut?: number;
  /** Method that the headers name, where it is not the one used. */
  readonly packed?: number;
  /** Bytes are there, the directory does not list them: what a header edit leaves behind. */
  readonly unlisted?: boolean;
}

const codes = { stored: 0, deflate: 8, zstd: 93, "zstd in two frames": 93, unknown: 99 } as const;

/** A small zip archive; the same members give the same bytes. */
export function writeZip(members: readonly ZipMember[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const body = localPart(member);
    if (!member.unlisted) directory.push(directoryPart(member, offset));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...bodies, listed, endRecord(directory.length, listed.length, offset)]);
}

function pack(member: ZipMember): Buffer {
  const whole = compress(member);
  return whole.subarray(0, whole.length - (member.cut ?? 0));
}

function compress({ content, method = "deflate" }: ZipMember): Buffer {
  const bytes = Buffer.from(content);
  if (method === "deflate") return deflateRawSync(bytes);
  if (method === "zstd") return zstdCompressSync(bytes);
  if (method !== "zstd in two frames") return bytes;
  const half = Math.floor(bytes.length / 2);
  return Buffer.concat([
    zstdCompressSync(bytes.subarray(0, half)),
    zstdCompressSync(bytes.subarray(half)),
  ]);
}

function localPart(member: ZipMember): Buffer {
  const name = Buffer.from(member.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(name.length, 26);
  facts(member).copy(header, 4);
  return Buffer.concat([header, name, pack(member)]);
}

function directoryPart(member: ZipMember, offset: number): Buffer {
  const name = Buffer.from(member.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  facts(member).copy(header, 6);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

/** The 22 bytes that both kinds of header share: versions, flags, method, time, checksum, lengths. */
function facts(member: ZipMember): Buffer {
  const part = Buffer.alloc(22);
  const bytes = Buffer.from(member.content);
  part.writeUInt16LE(20, 0);
  part.writeUInt16LE(0x0800, 2);
  part.writeUInt16LE(member.packed ?? codes[member.method ?? "deflate"], 4);
  part.writeUInt32LE(member.claims?.crc ?? crc32(bytes), 10);
  part.writeUInt32LE(pack(member).length, 14);
  part.writeUInt32LE(member.claims?.size ?? bytes.length, 18);
  return part;
}

function endRecord(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
