import { textWidth, wrapText } from "../../layout/measure.ts";
import type { PlacedText } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";

interface Head {
  readonly label: string;
  readonly hue?: number;
}

export interface Heads {
  readonly texts: readonly PlacedText[];
  readonly height: number;
  /** What letters stand for, under the matrix, where names are too long for their columns. */
  readonly below: (
    y: number,
    width: number,
  ) => { readonly texts: readonly PlacedText[]; readonly bottom: number };
}

const lineHeight = 16;
/** Columns that letters can tell apart. */
export const mostColumns = 26;
const coloured = (hue: number | undefined) => (hue === undefined ? {} : { hue });

/** Parts at which a name may go on in the next line: words, and what hyphens, strokes and underscores join; `2 %` is one. */
const partsOf = (label: string): readonly string[] =>
  label.split(/\s+(?!%)|(?<=[-_/])/).filter((part) => part !== "");

const classesOf = (head: Head, narrow: boolean) =>
  narrow ? "lab s" : head.hue === undefined ? "lab k" : "lab";

/** Lines of a head no wider than `room`; null where some part is wider than that, or they are too many. */
function headLines(head: Head, room: number, narrow: boolean): readonly string[] | null {
  const face = faceOf(classesOf(head, narrow), narrow);
  const lines: string[] = [];
  let rest = head.label.replace(/\s+/g, " ").trim();
  for (const part of partsOf(head.label)) {
    if (textWidth(part, face) > room) return null;
    const joint = rest.startsWith(" ") ? " " : "";
    rest = rest.slice(joint.length + part.length);
    const longer = lines.length > 0 ? `${lines.at(-1)}${joint}${part}` : part;
    if (lines.length > 0 && textWidth(longer, face) <= room) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return lines.length <= mostLines ? lines : null;
}
const mostLines = 4;

/** Whether names, and not letters, stand over columns of this width. */
export function wordsFit(columns: readonly Head[], step: number, narrow: boolean): boolean {
  return columns.every((c) => headLines(c, step - headGap, narrow) !== null);
}
const headGap = 2;

/** Names over columns, whole words only; letters with their names below where a word is wider than its column. */
export function columnHeads(
  columns: readonly Head[],
  x0: number,
  step: number,
  narrow: boolean,
): Heads {
  const lines = columns.map((c) => headLines(c, step - headGap, narrow));
  const most = Math.max(...lines.map((l) => l?.length ?? 0));
  const centre = (i: number) => x0 + i * step + (step - 2) / 2;
  if (wordsFit(columns, step, narrow))
    return {
      texts: columns.flatMap((c, i) =>
        (lines[i] ?? []).map(
          (text, k): PlacedText => ({
            x: centre(i),
            y: 16 + (most - (lines[i]?.length ?? 0) + k) * lineHeight,
            text,
            anchor: "middle",
            classes: classesOf(c, narrow),
            ...coloured(c.hue),
          }),
        ),
      ),
      height: 16 + (most - 1) * lineHeight,
      below: (y) => ({ texts: [], bottom: y - 16 }),
    };
  const letter = (i: number) => String.fromCharCode(97 + i);
  return {
    texts: columns.map((c, i) => ({
      x: centre(i),
      y: 16,
      text: letter(i),
      anchor: "middle",
      classes: "lab",
      ...coloured(c.hue),
    })),
    height: 16,
    below: (y, width) => listBelow(columns, letter, y, width, narrow),
  };
}

function listBelow(
  columns: readonly Head[],
  letter: (i: number) => string,
  y: number,
  width: number,
  narrow: boolean,
) {
  const texts: PlacedText[] = [];
  let [x, base] = [0, y];
  columns.forEach((c, i) => {
    const lines = wrapText(c.label, width - 16, faceOf("t", narrow));
    const wide = 14 + Math.max(...lines.map((t) => textWidth(t, faceOf("t", narrow))));
    if (x > 0 && x + wide > width) {
      x = 0;
      base += 18;
    }
    texts.push({ x, y: base, text: letter(i), classes: "lab k", ...coloured(c.hue) });
    lines.forEach((text, k) => {
      texts.push({ x: x + 14, y: base + k * lineHeight, text, classes: "t" });
    });
    base += (lines.length - 1) * lineHeight;
    x += wide + 18;
  });
  return { texts, bottom: base + 6 };
}
