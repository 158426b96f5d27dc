import type { Contrast, Mark } from "../../model/index.ts";

/** A difference as a row shows it. */
export interface DifferenceEntry {
  readonly label: string;
  readonly mark: Mark;
  readonly contrast: Contrast;
}
export interface DifferenceRow {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly hue?: number;
  readonly entries: readonly DifferenceEntry[];
}
