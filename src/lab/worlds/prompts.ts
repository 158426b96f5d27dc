import type { Prompt } from "./world.ts";

/** Prompts to be continued and not answered: `words` says what the text begins with, by number. */
export function continued(
  name: string,
  words: (index: number) => readonly string[],
): (count: number) => Prompt[] {
  return (count) =>
    Array.from({ length: count }, (_, index) => ({
      unit: `${name}-${index + 1}`,
      words: words(index),
      expected: null,
      lie: null,
    }));
}

/** The entry with this name. Throws where there is none: a misspelt source or list is a bug of a spec. */
export function named<T>(entries: Readonly<Record<string, T>>, what: string, name: string): T {
  const found = entries[name];
  if (found === undefined)
    throw new Error(
      `There is no ${what} "${name}" in this world: ${Object.keys(entries).join(", ")}.`,
    );
  return found;
}

/** Whether a text holds at least two different words of a list. */
export function holdsTwoOf(list: readonly string[]): (output: readonly string[]) => boolean {
  const words = new Set(list);
  return (output) => new Set(output.filter((word) => words.has(word))).size >= 2;
}
