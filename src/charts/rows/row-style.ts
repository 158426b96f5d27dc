import type * as Plot from "@observablehq/plot";
import type { Metric } from "../../model/index.ts";
import { estimateMarkText } from "../../wording/index.ts";
import type { Axis } from "../layout/axis.ts";
import type { Box, Panel, PlacedText } from "../layout/places.ts";
import { estimateRecord } from "../marks/estimate.ts";
import type { Entry, EntryPanel } from "../row-data/gather-rows.ts";
import { numbersOf } from "../row-data/interval-numbers.ts";
import type { RowLayout } from "./rows.ts";

/** A condition with a value, and the px of its line. */
export interface PlacedEntry extends Entry {
  readonly y: number;
  /** Its row, and what tells it from its neighbours there. */
  readonly name: string;
  /** Names that tell it from all other marks of the figure. */
  readonly who: readonly string[];
  /** Class of the shade that tells it from its neighbours in the row; empty where its mark does. */
  readonly shade: string;
  /** Another one is highlighted: it steps back. */
  readonly back: boolean;
}

/** A panel once everything of it has a place. */
export interface PlacedPanel {
  readonly panel: EntryPanel;
  readonly entries: readonly PlacedEntry[];
  readonly axis: Axis;
  readonly scales: Panel;
  readonly layout: RowLayout;
  readonly narrow: boolean;
}

/** How a chart of rows differs from its kin: its axis, and what it draws for its conditions. */
export interface RowStyle {
  /** The axis that holds these values, in so many px. */
  readonly axis: (metric: Metric, values: readonly number[], px: number) => Axis;
  /** Plot marks of a panel: x in values, y in px. */
  readonly marks: (placed: PlacedPanel) => readonly Plot.Markish[];
  /** Words among these marks, and boxes of what else they cover. */
  readonly words?: (placed: PlacedPanel) => readonly PlacedText[];
  readonly boxes?: (placed: PlacedPanel) => readonly Box[];
  /** Room of one condition, where a mark on a line is not all there is. */
  readonly lineHeight?: number;
  /** Room that one condition needs above that, once its axis is known. */
  readonly above?: (entry: Entry, scales: Panel) => number;
  /** Px by which the mean of a condition stands below its middle; its name stands beside it. */
  readonly meanBelow?: number;
  /** Values of one condition that are drawn besides its estimate and interval. */
  readonly besides?: (entry: Entry) => readonly number[];
  /** Whether these stand on the line of the mean, so that its name keeps clear of them. */
  readonly besideMean?: boolean;
  readonly zero?: boolean;
}

/** The conditions of a panel as records of the estimate mark, `down` px below their lines. */
export function recordsOf({ entries, panel }: PlacedPanel, r: number, down = 0) {
  return entries.flatMap(({ estimate, mark, y, who, shade, back }) => {
    if (!estimate) return [];
    const title = estimateMarkText(who, estimate, panel.metric);
    return estimateRecord(estimate, mark, y + down, r).map((record) => ({
      ...record,
      ...(shade ? { shade } : {}),
      back,
      title,
    }));
  });
}

/** Every value that the axis of a panel has to hold. */
export function valuesIn(panel: EntryPanel, besides: RowStyle["besides"]): readonly number[] {
  const entries = panel.rows.flatMap((row) => row.entries);
  return [
    ...numbersOf(entries.map((e) => e.estimate)),
    ...entries.flatMap((e) => besides?.(e) ?? []),
  ];
}
