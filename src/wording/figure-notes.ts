/** What the method line says of how a figure is laid out. */

/** By whose value rows stand: what tells it from the other marks of the figure, if it has several. */
export function orderSentence(by: readonly string[]): string {
  const named = by.filter(Boolean).join(", ");
  return named
    ? `Rows by value of \u201c${named}\u201d, largest first`
    : "Rows by value, largest first";
}

/** What is said where panels of one unit would not be read on one scale. */
export const ownAxesSentence =
  "Panels have axes of their own: their values are too far apart for one";

/** The end of an interval that an axis cuts, in words; the number as it is written in its column. */
export function cutEndText(side: "lower" | "upper", written: string | null): string {
  if (written === null) return `no ${side} end`;
  return side === "lower" ? `from ${written}` : `to ${written}`;
}

/** Ends that an axis cuts and that found no room beside their arrows, with the names of their marks. */
export const beyondAxisSentence = (ends: readonly string[]) =>
  `Beyond the axis: ${ends.join("; ")}.`;
