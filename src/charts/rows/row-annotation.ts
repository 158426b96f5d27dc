import type { Highlight } from "../chart-type.ts";
import { placeLabel } from "../layout/place-labels.ts";
import { type Box, type Panel, type PlacedText, toPixels } from "../layout/scene.ts";
import type { Entry, EntryPanel } from "./gather-rows.ts";
import { isHighlighted } from "./highlight.ts";
import { ends } from "./interval-marks.ts";
import type { RowLayout } from "./rows.ts";

const classes = "b halo";

interface Context {
  readonly scales: Panel;
  readonly highlight: Highlight | undefined;
  /** What the panel holds already: nothing is written over it. */
  readonly avoid: () => readonly Box[];
  readonly besides: (entry: Entry) => readonly number[];
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
  panel: EntryPanel,
  layout: RowLayout,
  context: Context,
): { readonly texts: readonly PlacedText[]; readonly sentences: readonly string[] } {
  const { scales, highlight, narrow } = context;
  const none = { texts: [], sentences: [] };
  const said = highlight?.annotation;
  if (!highlight || !said) return none;
  const found = panel.rows.flatMap((row, i) =>
    row.entries.flatMap((entry, k) => {
      const y = layout.rows[i]?.ys[k];
      return y !== undefined && isHighlighted(entry.of, highlight) ? [{ row, entry, y }] : [];
    }),
  )[0];
  const estimate = found?.entry.estimate;
  if (!found || !estimate || estimate.value === null) return none;
  const { row, entry, y } = found;
  const own = [estimate.interval, estimate.published?.ours].flatMap((v) =>
    v ? ends(v, scales) : [],
  );
  const xs = [estimate.value, ...own, ...context.besides(entry)].map((v) => toPixels(scales.x, v));
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
      hard: context.avoid(),
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
  const name = [row.label, entry.label].filter(Boolean).join(", ");
  return { texts: [], sentences: [`${name}: ${said}`] };
}
