import { isUtf8 } from "node:buffer";
import type { Problems } from "../../../model/index.ts";
import type { Source } from "./format.ts";

/** Text of a source in blocks, without a byte order mark. Bytes that are not UTF-8 end it with a problem at their line. */
export async function* readText(source: Source, problems: Problems): AsyncGenerator<string> {
  let first = true;
  for await (const block of wholeCharacters(source.open())) {
    if (!isUtf8(block)) {
      const line = await firstBadLine(source);
      problems.error("file-is-utf8", { file: source.path, line }, "The text is not UTF-8", {
        expected: "UTF-8",
        found: "bytes that are no UTF-8 character, perhaps Latin-1 or Windows-1252",
        fix: "Save the file as UTF-8.",
      });
      return;
    }
    const text = block.toString("utf8");
    yield first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    first = false;
  }
}

/** Name of the encoding when the first bytes are those of UTF-16 or UTF-32, else null. */
export function wideEncoding(head: Uint8Array): string | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  const sample = head.subarray(0, 64);
  const zeros = (from: number) => sample.filter((byte, i) => i % 2 === from && byte === 0).length;
  const half = Math.floor(sample.length / 2);
  const looksWide = half >= 4 && (zeros(0) >= half * 0.8 || zeros(1) >= half * 0.8);
  return looksWide && zeros(0) + zeros(1) < sample.length * 0.7 ? "UTF-16" : null;
}

async function* wholeCharacters(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    const block = rest.length
      ? Buffer.concat([rest, chunk])
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const end = block.length - cutCharacter(block);
    rest = block.subarray(end);
    if (end > 0) yield block.subarray(0, end);
  }
  if (rest.length) yield Buffer.from(rest);
}

/** Number of bytes at the end that begin a character without finishing it. */
function cutCharacter(block: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const byte = block[block.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needs ? back : 0;
    }
  }
  return 0;
}

async function firstBadLine(source: Source): Promise<number> {
  let line = 1;
  for await (const block of wholeCharacters(source.open())) {
    const good = isUtf8(block);
    for (let start = 0; ; ) {
      const newline = block.indexOf(0x0a, start);
      if (!good && !isUtf8(block.subarray(start, newline < 0 ? block.length : newline)))
        return line;
      if (newline < 0) break;
      line++;
      start = newline + 1;
    }
  }
  return line;
}
