import type * as Plot from "@observablehq/plot";
import { type Dot, dots } from "./dots.ts";
import { type Segment, segments } from "./segments.ts";

/** One replicate of a condition: its value, and the px of its dot. */
export interface SeedRecord extends Dot {
  readonly x: number;
  readonly y: number;
  /** Class of the shade that tells it from others of its hue. */
  readonly shade?: string;
}

/** Each replicate as a small open dot. */
export const seeds = (records: readonly SeedRecord[]): readonly Plot.Markish[] =>
  dots(
    records.map((d) => ({
      ...d,
      classes: `m seed${d.shade ?? ""}`,
      mark: { ...d.mark, fill: "hollow" as const },
    })),
    { x: "x", y: "y" },
  );

/** Hairlines that join what belongs together in two rows. */
export const joins = (all: readonly Segment[]): readonly Plot.Markish[] =>
  segments(all, () => ({ classes: "join faint" }));
