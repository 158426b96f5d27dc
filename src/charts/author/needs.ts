import type * as Plot from "@observablehq/plot";
import type { Mark, Metric } from "../../model/index.ts";

/** One line of a row: what a mark of ours draws there, and what stands beside it. */
export interface AuthorLine {
  /** Value of the y scale: the row, and which line of it. */
  readonly key: string;
  readonly row: string;
  readonly mark: Mark;
  /** Arm whose colour the row's label takes; none where the row is no arm. */
  readonly hue: number | undefined;
  /** What tells it from the other lines of its row; empty where it is alone. */
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Drawn faintly, behind what the plot is about. */
  readonly back: boolean;
  /** Its number as written at the right; empty for none. */
  readonly text: string;
  /** A value of its axis as the report writes it, without the unit. */
  readonly write: (value: number) => string;
  /** Its unit, as a sentence says it after a number; empty where it has none. */
  readonly unit: string;
}

/** What a mark of ours asks of the plot that it stands in. */
export interface Needs {
  readonly lines: readonly AuthorLine[];
  /** Values that the axis has to hold besides. */
  readonly values: readonly number[];
  readonly axis: "level" | "difference" | null;
  /** The one metric of all lines; null where they have several or none. */
  readonly metric: Metric | null;
  /** Room at the right edge for names at the ends of lines. */
  readonly right?: (width: number) => number;
}

const known = new WeakMap<object, Needs>();

/** A composite mark, with what it asks of its plot. */
export function composite(marks: readonly Plot.Markish[], needs: Needs): Plot.CompoundMark {
  const list = [...marks] as unknown as Plot.CompoundMark;
  known.set(list, needs);
  return list;
}

/** What the marks of a plot ask for, however deep they stand in lists. */
export function needsOf(marks: unknown): readonly Needs[] {
  if (!Array.isArray(marks)) return [];
  const own = known.get(marks);
  return own ? [own] : marks.flatMap(needsOf);
}

/** The marks that an author made themself, however deep they stand in lists: those of ours are left out. */
export function ownMarks(marks: unknown): readonly unknown[] {
  if (!Array.isArray(marks)) return marks ? [marks] : [];
  return known.has(marks) ? [] : marks.flatMap(ownMarks);
}

/** Whether a value is a mark of ours, which is a list: a cell may return one without calling `plot`. */
export const isComposite = (value: unknown): boolean =>
  typeof value === "object" && value !== null && known.has(value);
