import { textWidth, wrapText } from "../../layout/measure.ts";
import { type Panel, toPixels } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import type { Placed } from "../../marks/placed/placed.ts";
import type { CurveLine } from "./gather-curve.ts";

/** Ends of lines nearer than this, in px, have one name together. */
const together = 5;

const unbroken = (label: string) => label.replaceAll(" ", "\u00a0");

/** Names at the right ends of lines, pushed apart, with a hairline where one had to move. */
export function endNames(
  lines: readonly CurveLine[],
  /** Class of a line's shade, where lines share a hue. */
  shadeOf: ((line: CurveLine) => string) | null,
  room: number,
  narrow: boolean,
) {
  const face = faceOf("lab", narrow);
  const alone = lines.map((line) => wrapText(line.label, room, face));
  const widest = Math.max(0, ...alone.flat().map((t) => textWidth(t, face)));
  const width = widest + 8;
  /** Names that stand together keep their words together, in the room of the widest. */
  const wrap = (labels: readonly string[]) =>
    labels.length === 1
      ? wrapText(labels[0] ?? "", room, face)
      : wrapText(labels.map(unbroken).join(", "), widest, face);
  /** Whether names take fewer lines together than each on its own: only then do they give up their shades. */
  const savesLines = (labels: readonly string[]) =>
    labels.every((label) => textWidth(unbroken(`${label},`), face) <= widest) &&
    wrap(labels).length < labels.length;
  const place = (scales: Panel, top: number, bottom: number, right: number): Placed => {
    const ends = lines
      .map((line) => {
        const end = line.points.at(-1);
        return {
          line,
          labels: [line.label],
          end: end ? toPixels(scales.x, end.x) : right,
          target: end ? toPixels(scales.y, end.estimate.value ?? 0) : 0,
        };
      })
      .sort((a, b) => a.target - b.target);
    // One name for lines of one hue that end together: three names at one place point nowhere.
    const merged: typeof ends = [];
    for (const own of ends) {
      const last = merged.at(-1);
      const labels = [...(last?.labels ?? []), ...own.labels];
      const near = last && own.end === last.end && own.target - last.target < together;
      if (shadeOf && last && near && savesLines(labels))
        merged.splice(-1, 1, {
          ...last,
          labels: lines.map((line) => line.label).filter((label) => labels.includes(label)),
        });
      else merged.push(own);
    }
    const wanted = merged.map((own) => {
      const texts = wrap(own.labels);
      return { ...own, texts, height: texts.length * 16 };
    });
    const ys = spread(
      wanted.map((w) => ({ target: w.target, height: w.height })),
      top,
      bottom,
    );
    const placed = wanted.map(({ line, labels, texts, end, target }, i) => {
      const middle = ys[i] ?? target;
      const base = middle + 4.75 - ((texts.length - 1) * 16) / 2;
      const x = right + 15;
      const moved = Math.abs(middle - target) > 7 || end < right - 1;
      return {
        lines: moved ? [{ classes: "lead", x1: end + 6, x2: x - 3, y1: target, y2: middle }] : [],
        texts: texts.map((text, k) => ({
          x,
          y: base + k * 16,
          text,
          classes: `lab halo${shadeOf && labels.length === 1 ? shadeOf(line) : ""}`,
          hue: line.mark.hue,
        })),
      };
    });
    return {
      lines: placed.flatMap((one) => one.lines),
      texts: placed.flatMap((one) => one.texts),
    };
  };
  const needed = alone.reduce((sum, texts) => sum + texts.length * 16, 0);
  return { width, needed, place };
}

/** Middles as near to their targets as heights allow, in order, inside [top, bottom]. */
export function spread(
  wanted: readonly { readonly target: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] {
  const ys: number[] = [];
  wanted.forEach((w, i) => {
    const before = wanted[i - 1];
    const least =
      before === undefined
        ? top + w.height / 2
        : (ys[i - 1] ?? top) + (before.height + w.height) / 2;
    ys.push(Math.max(w.target, least));
  });
  for (let i = wanted.length - 1; i >= 0; i--) {
    const after = wanted[i + 1];
    const own = wanted[i]?.height ?? 16;
    const most =
      after === undefined ? bottom + 8 - own / 2 : (ys[i + 1] ?? bottom) - (after.height + own) / 2;
    ys[i] = Math.min(ys[i] ?? most, most);
  }
  return ys;
}
