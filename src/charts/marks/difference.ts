import type * as Plot from "@observablehq/plot";
import type { Contrast, Mark } from "../../model/index.ts";
import { dots } from "./dots.ts";
import { endsOf } from "./estimate.ts";
import { lines } from "./lines.ts";

/** As the dashes of an estimate, for a line so heavy that short ones would be dots. */
const longDashes = { "stroke-dasharray": "7 3" };

/** One difference as its mark needs it, in values; `y` is whatever the y scale of the plot takes. */
export interface DifferenceRecord {
  readonly y: number | string;
  readonly x: number;
  readonly interval: readonly [number, number] | null;
  /** The interval that its place among other findings leaves it: thin, and longer. */
  readonly adjusted: readonly [number, number] | null;
  /** Of published numbers: dashed. */
  readonly published: boolean;
  readonly mark: Mark;
  readonly r: number;
  /** Drawn faintly, behind what the plot is about. */
  readonly back?: boolean | undefined;
  /** What it says when it is pointed at. */
  readonly title?: string | undefined;
}

/** A contrast as a record, or none where it has no value. */
export function differenceRecord(
  contrast: Pick<Contrast, "value" | "interval" | "adjusted" | "published">,
  mark: Mark,
  y: number | string,
  r: number,
): readonly DifferenceRecord[] {
  const { value, interval, adjusted, published } = contrast;
  if (value === null) return [];
  return [
    {
      y,
      x: value,
      interval: interval ? endsOf(interval) : null,
      adjusted: adjusted?.interval ? endsOf(adjusted.interval) : null,
      published,
      mark,
      r,
    },
  ];
}

/** Differences: the heavy line of the interval, the thin one of its adjusted interval running on from it, and the dot. */
export function differences(records: readonly DifferenceRecord[]): readonly Plot.Markish[] {
  const look = (classes: string) => (d: DifferenceRecord) => ({
    classes,
    hue: d.mark.hue,
    attributes: d.published ? longDashes : undefined,
  });
  // Dashes over dashes would make a chain of dots, so the thin line then shows beyond the heavy one only.
  const pieces = records.flatMap((d) => {
    const { adjusted, interval, published } = d;
    if (!adjusted) return [];
    if (!interval || !published) return [{ ...d, piece: adjusted }];
    return [
      { ...d, piece: [adjusted[0], interval[0]] as const },
      { ...d, piece: [interval[1], adjusted[1]] as const },
    ];
  });
  return [
    ...lines(pieces, (d) => d.piece, look("iv adj")),
    ...lines(
      records,
      (d) => d.interval,
      (d) => look(d.published ? "iv thick ours" : "iv thick")(d),
    ),
    ...dots(records, { x: "x", y: "y" }, true),
  ];
}
