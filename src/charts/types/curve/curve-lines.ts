import { allAgree } from "../../../stats/index.ts";
import type { CurveRecord } from "../../marks/curves.ts";
import { endsOf } from "../../marks/estimate.ts";
import type { CurveLine, CurvePanel, CurvePoint } from "./gather-curve.ts";

/** Points, and lines, up to which bars stand apart; more of them look like a comb. */
const mostBars = { points: 8, lines: 3 };

/** Bands instead of bars: where asked, or where bars would stand too close. */
export function hasBands(panel: CurvePanel, intervals: "auto" | "bars" | "band"): boolean {
  const most = Math.max(...panel.lines.map((l) => l.points.length));
  const crowded = most > mostBars.points || panel.lines.length > mostBars.lines;
  return intervals === "band" || (intervals === "auto" && crowded);
}

/** Whether no hue and no fill tells the lines of a panel apart. */
export function linesLookAlike(lines: readonly CurveLine[]): boolean {
  return (
    lines.length > 1 && new Set(lines.map(({ mark }) => `${mark.hue} ${mark.fill}`)).size === 1
  );
}

/** Hue means an arm. Lines that share theirs differ in shade, from 1 for the first level to 4 for the last. */
export const shadeOf = ({ rank }: CurveLine): string => ` shade w${1 + Math.round(3 * rank)}`;

/** A line as its mark draws it. */
export function curveRecord(
  line: CurveLine,
  look: { readonly shade: string; readonly back: boolean; readonly aside: number },
  /** What a point says when it is pointed at. */
  titleOf: (point: CurvePoint) => string,
): CurveRecord {
  return {
    points: line.points.map((point) => ({
      x: point.x,
      y: point.estimate.value ?? 0,
      interval: point.estimate.interval ? endsOf(point.estimate.interval) : null,
      flat: allAgree(point.estimate),
      mark: point.mark,
      title: titleOf(point),
    })),
    replicates: replicatesOf(line),
    hue: line.mark.hue,
    ...look,
  };
}

/** The points of each replicate, where the figure shows them. */
function replicatesOf({ points }: CurveLine): CurveRecord["replicates"] {
  const ids = [...new Set(points.flatMap((p) => (p.seeds ?? []).map((s) => s.id)))];
  return ids.map((id) =>
    points.flatMap(({ x, seeds }) => {
      const seed = seeds?.find((s) => s.id === id);
      return seed ? [{ x, y: seed.value }] : [];
    }),
  );
}
