import type { Highlight } from "../chart-type.ts";
import { wrapText } from "../layout/measure.ts";
import { lineHeight, placeLabel } from "../layout/place-labels.ts";
import { type Box, type Item, markBox, type Panel, textBox, toPixels } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import type { Entry, EntryPanel } from "./gather-rows.ts";
import { isHighlighted } from "./highlight.ts";
import { ends } from "./interval-marks.ts";
import type { RowLayout } from "./rows.ts";

const classes = "b halo";

interface Context {
  readonly scales: Panel;
  readonly highlight: Highlight | undefined;
  /** What the panel holds already: nothing is written over it. */
  readonly drawn: readonly Item[];
  readonly besides: (entry: Entry) => readonly number[];
  readonly narrow: boolean;
  readonly x: number;
  readonly width: number;
}

/**
 * The words about the highlighted mark of a panel: right of all that its line holds, else left of it, over no other
 * word or mark; below the panel where there is no room beside it. Nothing where the panel does not have that mark.
 */
export function annotate(
  panel: EntryPanel,
  layout: RowLayout,
  context: Context,
): { readonly items: readonly Item[]; readonly height: number } {
  const { scales, highlight, narrow } = context;
  const none = { items: [], height: 0 };
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
        { x: Math.max(...xs) + 14, y: y + 4.5, anchor: "start" },
        { x: Math.min(...xs) - 14, y: y + 4.5, anchor: "end" },
      ],
    },
    {
      hard: context.drawn.flatMap((item) => obstaclesOf(item, narrow)),
      soft: [],
      frame: { left: layout.left - 6, right: layout.right + 6, top: 0, bottom: layout.bottom + 4 },
      narrow,
    },
  );
  if (result) return { items: result.texts, height: 0 };
  const name = [row.label, entry.label].filter(Boolean).join(", ");
  const lines = wrapText(`${name}: ${said}`, context.width, faceOf(classes, narrow));
  const items = lines.map(
    (text, i): Item => ({
      kind: "text",
      x: context.x,
      y: layout.bottom + 38 + i * lineHeight,
      text,
      classes,
    }),
  );
  return { items, height: 6 + lines.length * lineHeight };
}

function obstaclesOf(item: Item, narrow: boolean): readonly Box[] {
  if (item.kind === "text") return [textBox(item, narrow)];
  if (item.kind === "mark") {
    const [x, y] = [toPixels(item.panel.x, item.x), toPixels(item.panel.y, item.y)];
    return [markBox(x, y, item.r)];
  }
  if (item.kind !== "line" || item.layer !== "interval") return [];
  const [a, b] = [toPixels(item.panel.x, item.x1), toPixels(item.panel.x, item.x2)];
  return [{ left: Math.min(a, b), right: Math.max(a, b), top: item.y1 - 1, bottom: item.y2 + 1 }];
}
