import type { Interval } from "../../model/index.ts";
import { beyondAxisSentence, cutEndText } from "../../wording/index.ts";
import type { Axis } from "../layout/axis.ts";
import { placeLabel } from "../layout/place-labels.ts";
import type { Box, PlacedText } from "../layout/scene.ts";
import type { RowLayout } from "./rows.ts";

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
    readonly avoid: readonly Box[];
    readonly narrow: boolean;
  },
): { readonly texts: readonly PlacedText[]; readonly sentences: readonly string[] } {
  const [low, high] = axis.domain;
  const texts: PlacedText[] = [];
  const unplaced: string[] = [];
  const taken = [...avoid];
  for (const { interval, y, name, write } of drawn)
    for (const side of ["lower", "upper"] as const) {
      const end = interval[side];
      if (end !== null && end >= low && end <= high) continue;
      const said = cutEndText(side, end === null ? null : write(end));
      const x = side === "lower" ? layout.left : layout.right;
      const anchor = side === "lower" ? "start" : "end";
      const frame = { left: layout.left, right: layout.right, top: 0, bottom: layout.bottom };
      const placed = placeLabel(
        {
          lines: [said],
          classes,
          places: [
            { x, y: y - above, anchor },
            { x, y: y + below, anchor },
          ],
        },
        { hard: taken, soft: [], frame, narrow },
      );
      if (!placed) unplaced.push(`${name} ${said}`);
      texts.push(...(placed?.texts ?? []));
      taken.push(...(placed ? [placed.box] : []));
    }
  return { texts, sentences: unplaced.length > 0 ? [beyondAxisSentence(unplaced)] : [] };
}
