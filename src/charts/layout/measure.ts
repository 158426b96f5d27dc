import { characters, tabularDigit, widths } from "./font-widths-table.generated.ts";

/** A face that charts use; sizes in px. */
export interface Face {
  readonly size: number;
  readonly weight: 400 | 600;
  readonly tabular: boolean;
}

const index = new Map([...characters].map((c, i) => [c, i]));
const tables = {
  400: widths[400].split(" ").map(Number),
  600: widths[600].split(" ").map(Number),
};
/** Not in the font: taken from another, whose widths are unknown; on the wide side. */
const outside = new Map([
  ["\u202f", 200],
  ["\u2009", 200],
  ["\u2020", 520],
]);
const wideScript =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/** Width of a text in px, from the font's own advances; kerning is left out, so it is never too small by more than that. */
export function textWidth(text: string, face: Face): number {
  const table = tables[face.weight];
  let sum = 0;
  for (const character of text) {
    if (face.tabular && character >= "0" && character <= "9") sum += tabularDigit[face.weight];
    else {
      const at = index.get(character);
      sum +=
        at === undefined
          ? (outside.get(character) ?? (wideScript.test(character) ? 1000 : 640))
          : (table[at] ?? 640);
    }
  }
  return (sum * face.size) / 1000;
}

/**
 * Lines no wider than `width`; a word that is wider by itself is broken, so that nothing is ever cut. A number keeps its
 * sign of per cent.
 */
export function wrapText(text: string, width: number, face: Face): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text
    .split(/[^\S\u00a0]+(?!%)/)
    .filter(Boolean)
    .flatMap((w) => breakWord(w, width, face))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, face) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function breakWord(word: string, width: number, face: Face): readonly string[] {
  if (textWidth(word, face) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part && textWidth(part + character, face) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
