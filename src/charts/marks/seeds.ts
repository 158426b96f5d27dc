import * as Plot from "@observablehq/plot";
import { type Dot, dots } from "./dots.ts";
import { looks } from "./look.ts";

/** One replicate of a condition: its value, and the px of its dot. */
export interface SeedRecord extends Dot {
  readonly x: number;
  readonly y: number;
}

/** Each replicate as a small open dot. */
export const seeds = (records: readonly SeedRecord[]): readonly Plot.Markish[] =>
  dots(
    records.map((d) => ({ ...d, classes: "m seed", mark: { ...d.mark, fill: "hollow" as const } })),
    { x: "x", y: "y" },
  );

/** From one dot of a replicate to another, in values across and px down. */
export interface JoinRecord {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Hairlines that join what belongs together in two rows. */
export function joins(records: readonly JoinRecord[]): readonly Plot.Markish[] {
  if (records.length === 0) return [];
  return [
    Plot.link([...records], {
      x1: "x1",
      y1: "y1",
      x2: "x2",
      y2: "y2",
      ...looks(() => ({ classes: "join faint" })),
    }),
  ];
}
