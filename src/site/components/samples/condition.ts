import type { Condition, Selection } from "../../../model/index.ts";

/** One condition as a selection. */
export const selectionOf = (condition: Condition): Selection =>
  Object.fromEntries(Object.entries(condition).map(([factor, level]) => [factor, [level]]));
