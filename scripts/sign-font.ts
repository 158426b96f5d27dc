/**
 * The face of the signs that the text face of pictures lacks: the dagger of a published number, Greek letters, arrows,
 * relations. It is that of formulas (KaTeX Main, MIT License) without letters and digits: what makes pictures
 * sets a whole text in another face where that has every letter of it. Run from the root of the repository:
 * node scripts/sign-font.ts
 */
import { readFileSync, writeFileSync } from "node:fs";

const from = readFileSync("node_modules/katex/dist/fonts/KaTeX_Main-Regular.ttf");
const shows = (sign: number) =>
  (sign >= 0x370 && sign < 0x400) ||
  sign === 0x2020 ||
  sign === 0x2021 ||
  (sign >= 0x2190 && sign < 0x2300);

const tables = Array.from({ length: from.readUInt16BE(4) }, (_, i) => {
  const at = 12 + 16 * i;
  const start = from.readUInt32BE(at + 8);
  const tag = from.toString("latin1", at, at + 4);
  return { tag, bytes: from.subarray(start, start + from.readUInt32BE(at + 12)) };
});
const glyphs = glyphsOf(tables.find(({ tag }) => tag === "cmap")?.bytes ?? Buffer.alloc(0));
write(tables.map((table) => (table.tag === "cmap" ? { ...table, bytes: mapOf(glyphs) } : table)));

/** Glyphs by their sign, from a map of the fourth format, which every face has. */
function glyphsOf(cmap: Buffer): readonly (readonly [sign: number, glyph: number])[] {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) =>
    cmap.readUInt32BE(8 + 8 * i),
  );
  const at = starts.find((start) => cmap.readUInt16BE(start) === 4) ?? 0;
  const doubled = cmap.readUInt16BE(at + 6);
  const column = (n: number, i: number) => at + 14 + n * doubled + (n > 0 ? 2 : 0) + 2 * i;
  return Array.from({ length: doubled / 2 }, (_, i) => i).flatMap((i) => {
    const [end, start, delta] = [0, 1, 2].map((n) => cmap.readUInt16BE(column(n, i))) as [
      number,
      number,
      number,
    ];
    const offset = cmap.readUInt16BE(column(3, i));
    return Array.from({ length: end - start + 1 }, (_, k) => start + k).flatMap((sign) => {
      if (!shows(sign)) return [];
      const found =
        offset === 0 ? sign : cmap.readUInt16BE(column(3, i) + offset + 2 * (sign - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      return glyph === 0 ? [] : [[sign, glyph] as const];
    });
  });
}

/** A map of the twelfth format, a group for each sign. */
function mapOf(signs: readonly (readonly [sign: number, glyph: number])[]): Buffer {
  const numbers = [
    16 + 12 * signs.length,
    0,
    signs.length,
    ...signs.flatMap(([sign, glyph]) => [sign, sign, glyph]),
  ];
  const map = Buffer.alloc(12 + 4 + 4 * numbers.length);
  [0, 1, 3, 10].forEach((value, i) => void map.writeUInt16BE(value, 2 * i));
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  numbers.forEach((value, i) => void map.writeUInt32BE(value, 16 + 4 * i));
  return map;
}

function write(all: readonly { readonly tag: string; readonly bytes: Buffer }[]): void {
  const head = Buffer.from(from.subarray(0, 12 + 16 * all.length));
  const parts: Buffer[] = [head];
  let at = head.length;
  all.forEach(({ bytes }, i) => {
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    let sum = 0;
    for (let k = 0; k < padded.length; k += 4) sum = (sum + padded.readUInt32BE(k)) >>> 0;
    head.writeUInt32BE(sum, 12 + 16 * i + 4);
    head.writeUInt32BE(at, 12 + 16 * i + 8);
    head.writeUInt32BE(bytes.length, 12 + 16 * i + 12);
    parts.push(padded);
    at += padded.length;
  });
  writeFileSync("src/export/pictures/fonts/signs.ttf", Buffer.concat(parts));
}
