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
