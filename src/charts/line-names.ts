import type { CurveLine } from "./gather-curve.ts";
import { textWidth, wrapText } from "./measure.ts";
import { type Item, type Panel, pixels, toPixels } from "./scene.ts";
import { faceOf } from "./text-face.ts";

/** Names at the right ends of lines, pushed apart, with a hairline where one had to move. */
export function endNames(lines: readonly CurveLine[], room: number, narrow: boolean) {
  const wrapped = lines.map((l) => wrapText(l.label, room, faceOf("lab", narrow)));
  const width = Math.max(0, ...wrapped.flat().map((t) => textWidth(t, faceOf("lab", narrow)))) + 8;
  const place = (scales: Panel, top: number, bottom: number, right: number): readonly Item[] => {
    const wanted = lines
      .map((line, i) => {
        const end = line.points.at(-1);
        const y = end ? toPixels(scales.y, end.estimate.value ?? 0) : 0;
        return {
          line,
          texts: wrapped[i] ?? [],
          end: end ? toPixels(scales.x, end.x) : right,
          target: y,
          height: (wrapped[i]?.length ?? 1) * 16,
        };
      })
      .sort((a, b) => a.target - b.target);
    const ys = spread(
      wanted.map((w) => ({ target: w.target, height: w.height })),
      top,
      bottom,
    );
    return wanted.flatMap(({ line, texts, end, target }, i): Item[] => {
      const middle = ys[i] ?? target;
      const base = middle + 4.75 - ((texts.length - 1) * 16) / 2;
      const x = right + 15;
      const moved = Math.abs(middle - target) > 7 || end < right - 1;
      return [
        ...(moved
          ? ([
              {
                kind: "line",
                panel: pixels,
                layer: "rule",
                classes: "lead",
                x1: end + 6,
                x2: x - 3,
                y1: target,
                y2: middle,
              },
            ] as const)
          : []),
        ...texts.map(
          (text, k): Item => ({
            kind: "text",
            x,
            y: base + k * 16,
            text,
            classes: "lab halo",
            hue: line.mark.hue,
          }),
        ),
      ];
    });
  };
  const needed = wrapped.reduce((sum, texts) => sum + texts.length * 16, 0);
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
