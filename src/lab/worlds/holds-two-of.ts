/** Whether a text holds at least two different words of a list. */
export function holdsTwoOf(list: readonly string[]): (output: readonly string[]) => boolean {
  const words = new Set(list);
  return (output) => new Set(output.filter((word) => words.has(word))).size >= 2;
}
