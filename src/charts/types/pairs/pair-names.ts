import type * as Plot from "@observablehq/plot";
import { isArea, isShare, valueWord } from "../../../model/index.ts";
import { differenceUnit } from "../../../wording/index.ts";
import { looksAlike } from "../../layout/grammar.ts";
import { textWidth } from "../../layout/measure.ts";
import { type Panel, toPixels } from "../../layout/places.ts";
import { faceOf } from "../../layout/text-face.ts";
import { keyRow, placeKey } from "../../marks/placed/key-row.ts";
import { uprightRules } from "../../marks/placed/rules.ts";
import { texts } from "../../marks/placed/texts.ts";
import type { RowLayout } from "../../rows/rows.ts";
import type { Pairs } from "./gather-pairs.ts";

/** Names, and hairlines from them down to their marks. */
interface NameMarks {
  readonly leads: readonly Plot.Markish[];
  readonly names: readonly Plot.Markish[];
}
export interface PairNames {
  /** Where rows may begin. */
  readonly bottom: number;
  readonly marks: (layout: RowLayout) => NameMarks;
}

/** Both sides named: over the first pair where they have room there, with their marks in a line where not. */
export function pairNames(
  data: Pairs,
  panel: Panel,
  probe: RowLayout,
  width: number,
  narrow: boolean,
): PairNames {
  const unit = narrow ? differenceUnit(data.metric) : differenceHead(data);
  const head = textWidth(unit, faceOf("t s", narrow)) + 14;
  const byArm =
    data.of.mark.hue !== data.versus.mark.hue && !data.pairs.some((p) => p.hue !== undefined);
  const spots = byArm ? spotsOver(data, panel, probe, width - head, narrow) : null;
  if (spots) return { bottom: 36, marks: (layout) => namesOver(spots, layout, narrow) };
  // Sides whose marks look alike are told by their place in the row.
  const alike = !byArm && looksAlike(data.of.mark, data.versus.mark);
  const sides = [
    { ...data.versus, place: "upper" },
    { ...data.of, place: "lower" },
  ].map((s) => ({
    ...s,
    label: alike ? `${s.label} (${s.place})` : s.label,
    hue: byArm ? s.mark.hue : 0,
  }));
  const x = narrow ? 0 : probe.left - 6;
  const line = placeKey(sides, { x, y: 22, width: width - head, narrow });
  return { bottom: line.bottom + 8, marks: () => ({ leads: [], names: keyRow(line) }) };
}

/** Head of the column of differences. */
export const differenceHead = (data: Pairs) =>
  `difference, ${isShare(data.metric) ? "pp" : isArea(data.metric) ? valueWord(data.metric) : "mean"}`;

interface Spot {
  readonly label: string;
  readonly hue: number;
  readonly x: number;
  readonly at: number;
  readonly under: boolean;
  readonly line: 0 | 1;
}

const classes = "lab halo";
/** Baseline of names over the first pair, and where the hairlines from them begin. */
const nameBase = 24;
const leadFrom = 29;

/** Places over the two marks of the first pair, pushed apart where they would meet; null without room. */
function spotsOver(
  data: Pairs,
  panel: Panel,
  probe: RowLayout,
  width: number,
  narrow: boolean,
): readonly Spot[] | null {
  const first = data.pairs[0];
  if (!first) return null;
  const sides = [
    { side: data.of, at: toPixels(panel.x, first.of.value), line: 1 as const },
    { side: data.versus, at: toPixels(panel.x, first.versus.value), line: 0 as const },
  ].sort((a, b) => a.at - b.at);
  const wide = sides.map((s) => textWidth(s.side.label, faceOf(classes, narrow)));
  const [w0 = 0, w1 = 0] = wide;
  const low = narrow ? 0 : probe.left - 20;
  const limit = Math.min(width, narrow ? width : probe.right + 10);
  const right = Math.min(limit - w1, Math.max((sides[1]?.at ?? 0) - w1 / 2, low + w0 + 14));
  const start = Math.max(low, Math.min((sides[0]?.at ?? 0) - w0 / 2, right - 14 - w0));
  if (start + w0 + 10 > right) return null;
  return sides.map(({ side, at, line }, i) => {
    const x = i === 0 ? start : right;
    const under = at >= x && at <= x + (wide[i] ?? 0);
    return { label: side.label, hue: side.mark.hue, x, at, under, line };
  });
}

function namesOver(spots: readonly Spot[], layout: RowLayout, narrow: boolean): NameMarks {
  const leads = spots.flatMap(({ at, under, line }) =>
    under && !narrow
      ? [{ classes: "lead", x: at, y1: leadFrom, y2: layout.rows[0]?.ys[line] ?? leadFrom }]
      : [],
  );
  const names = spots.map(({ label, hue, x }) => ({ x, y: nameBase, text: label, classes, hue }));
  return { leads: uprightRules(leads), names: texts(names) };
}
