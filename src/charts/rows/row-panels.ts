import type { Drawing } from "../../model/index.ts";
import { narrowBelow } from "../layout/places.ts";
import { keyRow, placeKey } from "../marks/placed/key-row.ts";
import { describeRows } from "../row-data/describe-rows.ts";
import { type EntryPanel, entriesOf, type Rows } from "../row-data/gather-rows.ts";
import { namesOfShades, shadeOfLevel } from "../row-data/row-shades.ts";
import type { DocumentElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import { plotInPixels } from "../value-plot.ts";
import { headHeight, heightsOf, type PanelPlace, renderPanel, rowSpec } from "./row-panel.ts";
import { type RowStyle, valuesIn } from "./row-style.ts";
import { layoutRows, sideRoom } from "./rows.ts";
import { onScaleOf } from "./shared-scale.ts";

export { type RowStyle, recordsOf } from "./row-style.ts";

const sizes = {
  /** Drawings from this width on have room for two panels abreast. */
  abreastFrom: 760,
  /** Between two panels abreast. */
  gutter: 40,
  /** What a panel without labels needs left of its marks. */
  inset: 8,
  /** Between two panels below each other. */
  betweenPanels: 26,
  /** From the last panel to the baseline of the names below it, and the room under all. */
  beforeKey: 18,
  foot: 4,
} as const;

type Spot = Pick<
  PanelPlace,
  "width" | "x" | "top" | "labels" | "titleX" | "heights" | "head" | "room"
>;

/** Rows of conditions, a panel per metric or facet level: abreast where there is room, below each other where not. */
export function renderRowPanels(rows: Rows, style: RowStyle, width: number): Drawing {
  const narrow = width < narrowBelow;
  const shared = {
    narrow,
    frameWidth: width,
    named: new Set<string>(),
    style,
    facet: rows.facet,
    shaded: namesOfShades(rows),
    severalMetrics: new Set(rows.panels.map(({ metric }) => metric.id)).size > 1,
    factor: rows.x,
    highlight: rows.highlight,
  };
  const scales = new Map(
    rows.panels.map((panel) => [
      panel,
      onScaleOf(panel, rows.panels, (p) => valuesIn(p, style.besides)),
    ]),
  );
  const placeOf = (panel: EntryPanel, spot: Spot): PanelPlace => ({
    ...shared,
    ...spot,
    onScale: scales.get(panel) ?? [panel],
  });
  const panels = isAbreast(rows, width)
    ? abreast(rows.panels, placeOf, width)
    : stacked(rows.panels, placeOf, width);
  const { parts, bottom } = panels;
  const names = unnamedIn(rows, shared.named);
  const key = placeKey(names, { x: 0, y: bottom + sizes.beforeKey, width, narrow });
  const size = { width, height: Math.max(bottom, key.bottom) + sizes.foot };
  const below = names.length > 0 ? [plotInPixels(keyRow(key), size)] : [];
  return finish([...parts, ...below], { ...size, label: describeRows(rows) });
}

interface RenderedPanels {
  readonly parts: readonly DocumentElement[];
  readonly bottom: number;
}
type PlaceOf = (panel: EntryPanel, spot: Spot) => PanelPlace;

function isAbreast({ panels }: Rows, width: number): boolean {
  const [first, second] = panels;
  const ids = (p: EntryPanel) => p.rows.map((r) => `${r.id}:${r.entries.length}`).join();
  return (
    width >= sizes.abreastFrom &&
    panels.length === 2 &&
    first !== undefined &&
    second !== undefined &&
    ids(first) === ids(second)
  );
}

/** Two panels with the same rows: labels once, rows level, whichever of them needs more room for a head or a row. */
function abreast(panels: readonly EntryPanel[], placeOf: PlaceOf, width: number): RenderedPanels {
  const [first, second] = panels;
  if (!first || !second) return { parts: [], bottom: 0 };
  const labelsIn = (total: number) => {
    const spot = { width: total, x: 0, top: 0, labels: "own", titleX: 0 } as const;
    return layoutRows(rowSpec(first, placeOf(first, spot))).left;
  };
  const plotBeside = (labels: number) => (width - labels - sizes.gutter) / 2;
  // Labels wrap in the width that is left to the first panel, and so take less of it.
  const widest = labelsIn(width);
  const labels = labelsIn(widest + plotBeside(widest));
  const each = plotBeside(labels);
  const at = labels + each + sizes.gutter - sizes.inset;
  const left = { width: labels + each, x: 0, top: 0, labels: "own", titleX: labels } as const;
  const right = {
    width: each + sizes.inset,
    x: at,
    top: 0,
    labels: "none",
    titleX: at + sizes.inset,
  } as const;
  const tall = heightsOf(first, placeOf(first, left));
  const other = heightsOf(second, placeOf(second, right));
  const heights = tall.map((height, i) => Math.max(height, other[i] ?? 0));
  const head = Math.max(
    headHeight(first, placeOf(first, left)),
    headHeight(second, placeOf(second, right)),
  );
  const drawn = [
    renderPanel(first, placeOf(first, { ...left, heights, head })),
    renderPanel(second, placeOf(second, { ...right, heights, head })),
  ];
  return { parts: drawn.map((d) => d.svg), bottom: Math.max(...drawn.map((d) => d.bottom)) };
}

/** Panels below each other, their axes over each other. */
function stacked(panels: readonly EntryPanel[], placeOf: PlaceOf, width: number): RenderedPanels {
  const spot = { width, x: 0, top: 0, labels: "own", titleX: 0 } as const;
  const room = sideRoom(panels.map((panel) => rowSpec(panel, placeOf(panel, spot))));
  const parts: DocumentElement[] = [];
  let bottom = 0;
  for (const panel of panels) {
    const top = bottom + (parts.length > 0 ? sizes.betweenPanels : 0);
    const drawn = renderPanel(panel, placeOf(panel, { ...spot, top, room }));
    parts.push(drawn.svg);
    bottom = drawn.bottom;
  }
  return { parts, bottom };
}

/** Conditions whose name found no room beside any mark. */
function unnamedIn(rows: Rows, named: ReadonlySet<string>) {
  const shaded = namesOfShades(rows);
  const unnamed = new Map(
    entriesOf(rows)
      .filter((e) => e.label && e.estimate && !named.has(e.label))
      .map((e) => [
        e.label,
        { label: e.label, mark: e.mark, shade: shadeOfLevel(shaded, e.label) },
      ]),
  );
  return [...unnamed.values()];
}
