import { isRecord } from "../../formats/shared/index.ts";
import type { MetricGuess } from "../design/index.ts";
import { failureAmong, scaleOf } from "../design/index.ts";
import type { LookedAt } from "../look/index.ts";
import { freshId, labelOf, leafOf, natureOf, pathTo, scoreOfWord } from "../look/index.ts";

export interface MetricsFound {
  readonly metrics: readonly MetricGuess[];
  /** Scores that no number can be made of: path and some words. */
  readonly wordy: readonly string[];
}

/** Words beyond this many are answers, not grades. */
const mostWords = 20;

interface Leaf {
  readonly numbers: Set<number>;
  readonly words: Set<string>;
  /** Words that the format itself reads as numbers: letters of grades, yes and no. */
  readonly read: Set<string>;
  readonly files: Set<LookedAt>;
  /** Seen with a number, a NaN or null at this very path. */
  whole: boolean;
  isList: boolean;
}

/** What scorers wrote into logs: each number of a score that has several is a metric of its own. */
export function logMetrics(files: readonly LookedAt[]): MetricsFound {
  const leaves = new Map<string, Leaf>();
  for (const file of files) {
    for (const { fields } of file.records) {
      for (const [path, value] of scoresOf(fields)) {
        let leaf = leaves.get(path);
        if (!leaf) {
          leaf = {
            numbers: new Set(),
            words: new Set(),
            read: new Set(),
            files: new Set(),
            whole: false,
            isList: false,
          };
          leaves.set(path, leaf);
        }
        leaf.files.add(file);
        note(leaf, value, file);
      }
    }
  }
  const paths = [...leaves.keys()];
  const metrics: MetricGuess[] = [];
  const wordy: string[] = [];
  const used = new Set<string>();
  const leafNames = paths.map(leafOf);
  for (const [path, leaf] of leaves) {
    const inside = paths.some((other) => other !== path && other.startsWith(path));
    const words = inside ? [] : scoredWords(leaf);
    if (
      leaf.numbers.size === 0 &&
      words.length === 0 &&
      (inside || leaf.words.size > 0 || !leaf.whole)
    ) {
      if (!inside && leaf.words.size > 0)
        wordy.push(`${path} (${[...leaf.words].slice(0, 4).join(", ")})`);
      continue;
    }
    const name = leafOf(path);
    const unique = leafNames.filter((other) => other === name).length === 1 && !/^\d+$/.test(name);
    const id = freshId(unique ? name : path.replace(/^scores\.?/, ""), used);
    const failure = failureAmong(path, [...leaf.numbers]);
    const numbers = [...leaf.numbers, ...words.map(([, score]) => score)];
    metrics.push({
      id,
      path,
      label: labelOf(id),
      ...scaleOf(
        path,
        numbers.filter((n) => n !== failure),
      ),
      ...natureOf(path.replace(/^scores\.?/, "")),
      files: leaf.files,
      bears: numbers.length > 0,
      ...valuesWith(failure, leaf, files),
      ...(words.length > 0 ? { doc: docOf(words, leaf) } : {}),
    });
  }
  return { metrics, wordy };
}

/** Words other than these are answers or classes, where they are many. */
const mostOthers = 4;

/** Words of right and wrong, each with its score: both stand there, or one beside scores of 0 and 1; else none. */
function scoredWords({ words, numbers, isList }: Leaf): readonly (readonly [string, number])[] {
  const found = [...words].flatMap((word) => {
    const score = scoreOfWord(word);
    return score === undefined ? [] : [[word, score] as const];
  });
  const scores = new Set([...numbers, ...found.map(([, score]) => score)]);
  const fits = [...numbers].every((n) => n >= 0 && n <= 1) && scores.has(0) && scores.has(1);
  return fits && !isList && words.size - found.length <= mostOthers ? found : [];
}

/** `pass is 1; fail is 0; refused counts as missing.` */
function docOf(scored: readonly (readonly [string, number])[], { words }: Leaf): string {
  const said = scored.map((one) => one.join(" is "));
  const others = [...words].filter((word) => !scored.some(([known]) => known === word));
  return `${[...said, ...others.map((word) => `${word} counts as missing`)].join("; ")}.`;
}

/** What a log's own reading does not know: words, and the number of a failed judge. */
function valuesWith(
  failure: number | undefined,
  leaf: Leaf,
  files: readonly LookedAt[],
): Pick<MetricGuess, "values"> {
  const worded = leaf.words.size > 0 && leaf.words.size <= mostWords;
  if (!worded && failure === undefined) return {};
  return {
    values: {
      ...(worded ? valuesOf(leaf, files) : {}),
      ...(failure === undefined ? {} : { [failure]: null }),
    },
  };
}

function* scoresOf(
  fields: Readonly<Record<string, unknown>>,
): Iterable<readonly [string, unknown]> {
  if (isRecord(fields.scores) && "sample" in fields) {
    for (const [name, value] of Object.entries(fields.scores)) {
      yield* inside(value, pathTo("scores", name));
    }
  } else if (Array.isArray(fields.metrics)) {
    for (const name of fields.metrics) {
      if (typeof name === "string" && name in fields) {
        yield [pathTo("", name).replace(/^\[/, "["), fields[name]];
      }
    }
  }
}

function* inside(value: unknown, path: string): Iterable<readonly [string, unknown]> {
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) yield* inside(inner, pathTo(path, key));
  } else if (Array.isArray(value)) {
    for (const [i, inner] of value.entries()) yield* inside(inner, `${path}[${i}]`);
  } else yield [path, value];
}

function note(leaf: Leaf, value: unknown, { toNumber }: LookedAt): void {
  if (Array.isArray(value)) leaf.isList = true;
  const number = toNumber?.(value);
  if (number === undefined) {
    if (leaf.words.size <= mostWords) leaf.words.add(String(value));
  } else if (number === null) {
    // A text that is null everywhere says nothing; a number that is NaN everywhere is a score that failed.
    leaf.whole ||= typeof value === "number" || Array.isArray(value);
  } else {
    leaf.numbers.add(number);
    if (typeof value === "string" && !Number.isFinite(Number(value))) leaf.read.add(value);
  }
}

/** Words of right and wrong have their score; others count as missing until the author says what they are. */
function valuesOf(leaf: Leaf, files: readonly LookedAt[]): Readonly<Record<string, number | null>> {
  const toNumber = files[0]?.toNumber;
  const scored = new Map(scoredWords(leaf));
  // Not every record was looked at: one letter may be followed by the others.
  const letters = ["C", "I", "P", "N"];
  const words = letters.some((letter) => leaf.read.has(letter))
    ? [...leaf.read, ...letters]
    : leaf.read;
  const grades = [...words, ...[...leaf.numbers].map(String)];
  return Object.fromEntries([
    ...grades.flatMap((grade) => {
      const number = toNumber?.(grade);
      return typeof number === "number" ? [[grade, number] as const] : [];
    }),
    ...[...leaf.words].map((word) => [word, scored.get(word) ?? null] as const),
  ]);
}
