import type { Selection } from "../../model/index.ts";
import type { Highlight } from "../chart-type.ts";
import { placeLabel } from "../layout/place-labels.ts";
import { type Box, type Panel, type PlacedText, toPixels } from "../layout/places.ts";
import { isHighlighted } from "../row-data/highlight.ts";
import type { RowLayout } from "./rows.ts";

const classes = "b halo";

/** One line of a panel: what it is about, what it is called, and every value that is drawn on it. */
export interface DocumentLine {
  readonly of: Selection;
  readonly name: string;
  readonly y: number;
  readonly values: readonly number[];
}

interface Context {
  readonly layout: RowLayout;
  readonly scales: Panel;
  readonly highlight: Highlight | undefined;
  /** What the panel holds already: nothing is written over it. */
  readonly avoid: () => readonly Box[];
  readonly narrow: boolean;
}

/** From the outermost mark of a line to the words beside it, and from its middle down to their baseline. */
const beside = 14;
const toBase = 4.5;
/** How far words may reach beyond the marks' own field. */
const over = { side: 6, below: 4 };

/**
 * The words about the highlighted mark of a panel: right of all that its line holds, else left of it, over no other
 * word or mark. As a sentence for the room below the axis where there is none beside it. Nothing where the panel does
 * not have that mark.
 */
export function annotate(
  lines: readonly DocumentLine[],
  { layout, scales, highlight, avoid, narrow }: Context,
): { readonly texts: readonly PlacedText[]; readonly sentences: readonly string[] } {
  const said = highlight?.annotation;
  const found = said && highlight ? lines.find(({ of }) => isHighlighted(of, highlight)) : null;
  if (!found || !said) return { texts: [], sentences: [] };
  const { y, name } = found;
  const xs = found.values.map((value) => toPixels(scales.x, value));
  const result = placeLabel(
    {
      lines: [said],
      classes,
      places: [
        { x: Math.max(...xs) + beside, y: y + toBase, anchor: "start" },
        { x: Math.min(...xs) - beside, y: y + toBase, anchor: "end" },
      ],
    },
    {
      hard: avoid(),
      soft: [],
      frame: {
        left: layout.left - over.side,
        right: layout.right + over.side,
        top: 0,
        bottom: layout.bottom + over.below,
      },
      narrow,
    },
  );
  if (result) return { texts: result.texts, sentences: [] };
  return { texts: [], sentences: [`${name}: ${said}`] };
}
