import * as Plot from "@observablehq/plot";
import type { PlacedText } from "../../layout/places.ts";
import { looks, px } from "../look.ts";
import { texts } from "./texts.ts";

/** A square in the place of a number: whether what stands in its row holds among all of its family. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly filled: boolean;
}

/** The columns of numbers at the right of rows, with their squares. */
export function numbers(
  placed: readonly PlacedText[],
  squares: readonly Square[] = [],
): readonly Plot.Markish[] {
  return [...(squares.length > 0 ? [squareMark(squares)] : []), ...texts(placed)];
}

function squareMark(squares: readonly Square[]): Plot.Markish {
  return Plot.rect([...squares], {
    x1: px((d: Square) => d.x),
    x2: px((d: Square) => d.x + d.side),
    y1: px((d: Square) => d.y),
    y2: px((d: Square) => d.y + d.side),
    ...looks(({ filled }: Square) => ({ classes: filled ? "stands yes" : "stands no" })),
  });
}
