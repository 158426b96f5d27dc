/** What the method line says of how a figure is laid out. */

/** By whose value rows stand: what tells it from the other marks of the figure, if it has several. */
export function orderSentence(by: readonly string[]): string {
  const named = by.filter(Boolean).join(", ");
  return named
    ? `Rows by value of \u201c${named}\u201d, largest first`
    : "Rows by value, largest first";
}
