import { longestText } from "../shared/index.ts";

/** A line of a text file: its number from 1, and its bytes without the end of the line; null when too long. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

const newline = 0x0a;

/** Splits on `\n` alone: U+2028 and its like stand inside the texts of models. Blank lines are left out. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const hold = (part: Uint8Array) => {
    length += part.length;
    if (length > longestText) parts = [];
    else parts.push(part);
  };
  const take = () => {
    const bytes = length > longestText ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return bytes;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, at));
      const bytes = take();
      if (!isBlank(bytes)) yield { number, bytes };
      number += 1;
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  const bytes = take();
  if (!isBlank(bytes)) yield { number, bytes };
}

function isBlank(bytes: Buffer | null): boolean {
  return bytes !== null && !bytes.some((byte) => byte > 0x20);
}
