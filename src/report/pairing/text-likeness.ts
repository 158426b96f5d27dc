/** Pairs that stand at other places, looked at to tell whether a pair of one place is more than two of the same kind. */
const othersLookedAt = 12;
/** Rare words of a long text that are kept: enough to know it by. */
const mostWords = 60;

type Pairs = readonly (readonly [string, string])[];
/** How alike the first text of one place and the second of another are. */
type Likeness = (place: number, other: number) => number;

/**
 * Tells of two lists of texts, place by place, whether the two of one place belong together: whether they are more alike,
 * in their beginnings and ends or in rare words, than the first is with the texts of other places. Texts made from one
 * template ("What is 3?") are all alike, and two of them belong together no more than any two.
 */
export function belongTogether(pairs: Pairs): (at: number) => boolean {
  const edges: Likeness = (a, b) => commonEdges(pairs[a]?.[0] ?? "", pairs[b]?.[1] ?? "");
  let words: Likeness | null = null;
  const step = Math.max(1, Math.floor((pairs.length - 1) / othersLookedAt));
  const othersOf = (at: number): readonly number[] => {
    const others: number[] = [];
    for (let k = 1; k < pairs.length && others.length < othersLookedAt; k += step) {
      const next = (at + k) % pairs.length;
      if (pairs[next]?.[1] !== pairs[at]?.[1]) others.push(next);
    }
    return others;
  };
  return (at) => {
    const others = othersOf(at);
    const most = (likeness: Likeness): boolean => {
      const own = likeness(at, at);
      return own > 0 && others.every((other) => own > likeness(at, other));
    };
    return most(edges) || most((words ??= rareWords(pairs)));
  };
}

/** Words in common, each the more the fewer texts have it; one that half of the texts have tells nothing of one of them. */
function rareWords(pairs: Pairs): Likeness {
  const words = pairs.map((texts) => texts.map(wordsOf));
  const texts = new Map<string, number>();
  for (const found of words.flat())
    for (const word of found) texts.set(word, (texts.get(word) ?? 0) + 1);
  const textsWith = (word: string): number => texts.get(word) ?? 1;
  const telling = words.map((sides) =>
    sides.map((found) => {
      const rare = [...found].filter((word) => textsWith(word) <= pairs.length);
      rare.sort((a, b) => textsWith(a) - textsWith(b));
      return new Set(rare.slice(0, mostWords));
    }),
  );
  return (at, other) => {
    let shared = 0;
    for (const word of telling[at]?.[0] ?? [])
      if (telling[other]?.[1]?.has(word)) shared += 1 / textsWith(word);
    return shared;
  };
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/\p{N}+|\p{L}+/gu));

/** Length of the common beginning and end of two texts; all of the shorter where the longer holds it. */
export function commonEdges(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  if (one.includes(other) || other.includes(one)) return shorter;
  const start = commonStart(one, other);
  return start + commonEnd(one, other, shorter - start);
}

export function commonStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  return start;
}

/** `most`: how much of the shorter text is left. */
export function commonEnd(one: string, other: string, most: number): number {
  let end = 0;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return end;
}
