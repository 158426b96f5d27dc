import type { PlacedText } from "../layout/places.ts";
import type { Band } from "../marks/placed/axis.ts";
import type { Square } from "../marks/placed/numbers.ts";
import type { HorizontalRule } from "../marks/placed/rules.ts";
import type { Column } from "./columns.ts";

export interface Row {
  readonly label: string;
  readonly note?: string;
  /** Arm whose colour the label takes; none: plain ink. */
  readonly hue?: number;
  /** Marks below each other in this row. */
  readonly lines: number;
  /** Room of a line where marks need more than the usual: strips of dots. */
  readonly lineHeight?: number;
  /** Room above each line beyond that, where dots stand on top of each other. */
  readonly above?: readonly number[];
  readonly bold?: boolean;
  /** Heading above the first row of a group. */
  readonly group?: string;
}

export interface RowSpec {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly width: number;
  /** Left edge; panels beside each other start later. */
  readonly x: number;
  /** First px below the heads. */
  readonly top: number;
  /** Label column of the panels beside each other: shared, or none. */
  readonly labels: "own" | "none";
  readonly ruled: boolean;
  /** Labels above rows, where the drawing as a whole is narrow. */
  readonly narrow: boolean;
  /** Least heights of the rows: those of a panel beside this one, whose labels wrap. */
  readonly heights?: readonly number[];
  /** What labels and numbers take in the panels above and below, so that axes stand over each other. */
  readonly room?: SideRoom;
  /** No halo around narrow labels: where they stand on a tinted field. */
  readonly tinted?: boolean;
}

/** Px that stand left and right of the marks. */
export interface SideRoom {
  readonly labels: number;
  readonly numbers: number;
}

export interface PlacedRow {
  readonly ys: readonly number[];
  readonly top: number;
  readonly bottom: number;
  /** From first to last mark, with room for them: where narrow drawings have their grid. */
  readonly band: Band;
}

/** Where everything of some rows stands, in px; `charts/marks` draws it. */
export interface RowLayout {
  readonly left: number;
  readonly right: number;
  readonly rows: readonly PlacedRow[];
  /** Where lines at values of the axis run: over all rows, or over each row's marks where labels stand between them. */
  readonly bands: readonly Band[];
  readonly bottom: number;
  /** Right edge of each column. */
  readonly columnRight: readonly number[];
  readonly labels: readonly PlacedText[];
  readonly numbers: readonly PlacedText[];
  readonly squares: readonly Square[];
  readonly rules: readonly HorizontalRule[];
}
