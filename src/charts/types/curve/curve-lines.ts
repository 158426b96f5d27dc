import { allAgree } from "../../../stats/index.ts";
import type { Item, Panel } from "../../layout/scene.ts";
import { ends } from "../../rows/interval-marks.ts";
import type { CurveLine, CurvePanel } from "./gather-curve.ts";

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

/** A hairline for each replicate, behind the line of their mean. */
function seedLines({ points, mark }: CurveLine, panel: Panel): readonly Item[] {
  const ids = [...new Set(points.flatMap((p) => (p.seeds ?? []).map((s) => s.id)))];
  return ids.flatMap((id): Item[] => {
    const own = points.flatMap(({ x, seeds }) => {
      const seed = seeds?.find((s) => s.id === id);
      return seed ? [{ x, y: seed.value }] : [];
    });
    return own.length > 1
      ? [{ kind: "curve", panel, layer: "join", classes: "seedline", hue: mark.hue, points: own }]
      : [];
  });
}

/** A line with its intervals, its marks and the hairlines of its replicates. */
export function lineItems(
  line: CurveLine,
  scales: Panel,
  band: boolean,
  shade: string,
): readonly Item[] {
  const { hue } = line.mark;
  const points = line.points.map((p) => ({ ...p, y: p.estimate.value ?? 0 }));
  const items: Item[] = [];
  const ranges = points.flatMap((p) => {
    if (!p.estimate.interval) return [];
    const [y1, y2] = ends(p.estimate.interval, scales, "y");
    return [{ x: p.x, y1, y2, flat: allAgree(p.estimate) }];
  });
  if (band && ranges.length > 1)
    items.push({
      kind: "band",
      panel: scales,
      layer: "ground",
      classes: `band${shade}`,
      hue,
      points: ranges,
    });
  else
    for (const r of ranges)
      if (r.y2 > r.y1)
        items.push({
          kind: "line",
          panel: scales,
          layer: "interval",
          classes: (r.flat ? "iv thin flat" : "iv thin") + shade,
          hue,
          x1: r.x,
          x2: r.x,
          y1: r.y1,
          y2: r.y2,
        });
  if (points.length > 1)
    items.push({
      kind: "curve",
      panel: scales,
      layer: "interval",
      classes: `line${shade}`,
      hue,
      points: points.map(({ x, y }) => ({ x, y })),
    });
  items.push(...seedLines(line, scales));
  const r = points.length > 16 ? 2.5 : 4;
  for (const p of points)
    items.push({
      kind: "mark",
      panel: scales,
      layer: "mark",
      classes: `m${shade}`,
      hue,
      x: p.x,
      y: p.y,
      r,
      mark: p.mark,
    });
  return items;
}
