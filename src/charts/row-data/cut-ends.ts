import type { Interval } from "../../model/index.ts";
import { beyondAxisSentence, cutEndText } from "../../wording/index.ts";
import type { Axis } from "../layout/axis.ts";
import { placeLabel } from "../layout/place-labels.ts";
import type { Box, PlacedText } from "../layout/places.ts";
import type { RowLayout } from "../rows/rows.ts";

/** An interval on its line, and how its ends are written. */
export interface DrawnInterval {
  readonly interval: Pick<Interval, "lower" | "upper">;
  readonly y: number;
  /** What the row and the condition are called. */
  readonly name: string;
  readonly write: (value: number) => string;
}

const classes = "t halo";
/** From a line up, and down, to the baseline of the words about its end. */
const above = 6;
const below = 15;

/**
 * The ends that the axis cuts, in words over or under their arrows. What finds no room there is returned as a sentence
 * for the room below the axis.
 */
export function cutEnds(
  drawn: readonly DrawnInterval[],
  {
    axis,
    layout,
    avoid,
    narrow,
  }: {
    readonly axis: Axis;
    readonly layout: RowLayout;
    /** What is there already. */
    readonly avoid: () => readonly Box[];
    readonly narrow: boolean;
  },
): { readonly texts: readonly PlacedText[]; readonly sentences: readonly string[] } {
  const [low, high] = axis.domain;
  const cut = drawn.flatMap((one) =>
    (["lower", "upper"] as const).flatMap((side) => {
      const end = one.interval[side];
      return end !== null && end >= low && end <= high ? [] : [{ ...one, side, end }];
    }),
  );
  if (cut.length === 0) return { texts: [], sentences: [] };
  const texts: PlacedText[] = [];
  const unplaced: string[] = [];
  const taken = [...avoid()];
  const frame = { left: layout.left, right: layout.right, top: 0, bottom: layout.bottom };
  for (const { y, name, write, side, end } of cut) {
    const said = cutEndText(side, end === null ? null : write(end));
    const x = side === "lower" ? layout.left : layout.right;
    const anchor = side === "lower" ? "start" : "end";
    const places = [
      { x, y: y - above, anchor },
      { x, y: y + below, anchor },
    ] as const;
    const placed = placeLabel(
      { lines: [said], classes, places },
      { hard: taken, soft: [], frame, narrow },
    );
    if (!placed) unplaced.push(`${name} ${said}`);
    texts.push(...(placed?.texts ?? []));
    taken.push(...(placed ? [placed.box] : []));
  }
  return { texts, sentences: unplaced.length > 0 ? [beyondAxisSentence(unplaced)] : [] };
}
