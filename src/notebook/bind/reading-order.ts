import type { Bound, InOrder } from "../markdown/bound-node.ts";

/**
 * What has been read of a page so far: the first mention of a value shows its interval, and sources have numbers in
 * the order in which they are first cited. Titles, abstract and blocks are settled one after the other.
 */
export interface ReadingOrder {
  settle(result: Bound | InOrder): Bound;
  /** For text that is also read alone: its first mentions are its own, its sources the page's. */
  alone(): ReadingOrder;
  /** Keys of the sources that were cited, by their numbers. */
  cited(): readonly string[];
}

export function startReading(cited: string[] = []): ReadingOrder {
  const mentioned = new Set<string>();
  const numberOf = (key: string): number => {
    if (!cited.includes(key)) cited.push(key);
    return cited.indexOf(key) + 1;
  };
  return {
    settle(result) {
      if (result.type === "bound") return result;
      const { mentions, cites } = result;
      const first = mentions !== null && !mentioned.has(mentions);
      if (mentions !== null) mentioned.add(mentions);
      return result.settle({ first, numbers: cites.map(numberOf) });
    },
    alone: () => startReading(cited),
    cited: () => cited,
  };
}
