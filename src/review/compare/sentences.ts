import { unescaped } from "../../lib/html-text.ts";

/** A sentence of a page: its words with a gap for each bound value, and as it reads. */
export interface Sentence {
  readonly words: string;
  readonly text: string;
}

/** Stands for a value in the words of a sentence; no text has it. */
const gap = "\u0000";
const bound = /<a class="v"[^>]*>([^<]*)<\/a>|<span class="ci">([^<]*)<\/span>/g;

/**
 * The sentences of a piece of a page's HTML. Values that the data give are told from typed text by their links: a
 * sentence whose values change keeps its words.
 */
export function sentencesOf(html: string): readonly Sentence[] {
  const values: string[] = [];
  const marked = html
    .replace(/\0/g, "")
    .replace(bound, (_whole, value: string | undefined, interval: string | undefined) => {
      values.push(plain(value ?? interval ?? ""));
      return gap;
    });
  const blocks = marked
    .replace(/<(\/?)(p|li|tr|td|th|h\d|pre|blockquote|dd|dt|table)\b[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "");
  let next = 0;
  return blocks.split("\n").flatMap((block) =>
    [...inSentences.segment(plain(block))].flatMap(({ segment }) => {
      const words = segment.trim();
      const text = words.replaceAll(gap, () => values[next++] ?? "");
      return words === "" ? [] : [{ words, text }];
    }),
  );
}

const inSentences = new Intl.Segmenter("en", { granularity: "sentence" });
const plain = (text: string): string => unescaped(text).replace(/\s+/g, " ");

export interface SentencePair<T extends Sentence> {
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * Sentences of two versions of a page that belong together: equal words in the same order first, then what stands
 * between two such pairs, one after the other. Sentences that did not change are left out.
 */
export function pairSentences<T extends Sentence>(
  before: readonly T[],
  after: readonly T[],
): readonly SentencePair<T>[] {
  const pairs: SentencePair<T>[] = [];
  let [b, a] = [0, 0];
  const between = (toB: number, toA: number) => {
    const [gone, come] = [before.slice(b, toB), after.slice(a, toA)];
    for (let i = 0; i < Math.max(gone.length, come.length); i++)
      pairs.push({ before: gone[i] ?? null, after: come[i] ?? null });
    [b, a] = [toB, toA];
  };
  for (const [i, j] of commonOrder(before, after)) {
    between(i, j);
    pairs.push({ before: before[i] ?? null, after: after[j] ?? null });
    [b, a] = [i + 1, j + 1];
  }
  between(before.length, after.length);
  return pairs.filter((pair) => pair.before?.text !== pair.after?.text);
}

/** Sentences up to which two pages are compared for their longest common order; beyond, equal words pair in turn. */
const mostCompared = 2000;

/** Places of the longest run of sentences that both have in the same order, by their words. */
function commonOrder(
  before: readonly Sentence[],
  after: readonly Sentence[],
): readonly (readonly [number, number])[] {
  // Equal beginnings and ends need no table.
  let start = 0;
  while (start < before.length && start < after.length && same(start, start)) start++;
  let [endB, endA] = [before.length, after.length];
  while (endB > start && endA > start && same(endB - 1, endA - 1))
    [endB, endA] = [endB - 1, endA - 1];
  const head = Array.from({ length: start }, (_, i) => [i, i] as const);
  const tail = Array.from(
    { length: before.length - endB },
    (_, i) => [endB + i, endA + i] as const,
  );
  const [rows, columns] = [endB - start, endA - start];
  if (rows > mostCompared || columns > mostCompared) return [...head, ...tail];
  const longest = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      (longest[i] as Uint16Array)[j] = same(start + i, start + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  const middle: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (same(start + i, start + j)) middle.push([start + i++, start + j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [...head, ...middle, ...tail];

  function same(i: number, j: number): boolean {
    return before[i]?.words === after[j]?.words;
  }
}
