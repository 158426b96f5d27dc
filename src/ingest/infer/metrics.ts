import { isRecord } from "../record.ts";
import { leafOf, pathTo } from "./columns.ts";
import type { LookedAt } from "./looked-at.ts";
import { freshId, labelOf } from "./names.ts";
import type { Scale } from "./scales.ts";
import { scaleOf } from "./scales.ts";
import { natureOf, scoreOfWord } from "./words.ts";

/** A metric that the files seem to hold. */
export interface MetricGuess extends Scale {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  /** What a score of 1 means, where a word was made a number. */
  readonly doc?: string;
  readonly role: string;
  readonly better: string;
  /** Raw value to score, where the format does not know its words. */
  readonly values?: Readonly<Record<string, number | null>>;
  /** Path to the right answer that what stands there is compared with. */
  readonly equals?: string;
  /** Files in which it stands. */
  readonly files: ReadonlySet<LookedAt>;
  /** Some sample has a number. */
  readonly bears: boolean;
}

export interface MetricsFound {
  readonly metrics: readonly MetricGuess[];
  /** Scores that no number can be made of: path and some words. */
  readonly wordy: readonly string[];
}

/** Words beyond this many are answers, not grades. */
const mostWords = 20;
/** Numbers beside words; of more than this a few go without saying. */
const mostGrades = 120;
/** Words that are neither right nor wrong beside those that are. */
const mostOthers = 4;

interface Leaf {
  readonly numbers: Set<number>;
  /** Texts that are numbers or words with a number, as they stand. */
  readonly grades: Map<string, number>;
  readonly words: Set<string>;
  readonly files: Set<LookedAt>;
  /** Seen with a number, a NaN or null at this very path. */
  whole: boolean;
  /** Some word stands for a number that the harness does not know. */
  mapped?: boolean;
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
            grades: new Map(),
            words: new Set(),
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
    readWords(leaf);
    const inside = paths.some((other) => other !== path && other.startsWith(path));
    if (leaf.numbers.size === 0 && (inside || leaf.words.size > 0 || !leaf.whole)) {
      if (!inside && leaf.words.size > 0)
        wordy.push(`${path} (${[...leaf.words].slice(0, 4).join(", ")})`);
      continue;
    }
    const name = leafOf(path);
    const unique = leafNames.filter((other) => other === name).length === 1 && !/^\d+$/.test(name);
    const id = freshId(unique ? name : path.replace(/^scores\.?/, ""), used);
    metrics.push({
      id,
      path,
      label: labelOf(id),
      ...scaleOf(path, [...leaf.numbers]),
      ...natureOf(path.replace(/^scores\.?/, "")),
      files: leaf.files,
      bears: leaf.numbers.size > 0,
      ...((leaf.words.size > 0 && leaf.words.size <= mostWords) || leaf.mapped
        ? { values: valuesOf(leaf) }
        : {}),
    });
  }
  return { metrics, wordy };
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
    if (leaf.grades.size <= mostGrades) leaf.grades.set(String(value), number);
  }
}

/** Words of right and wrong that the harness does not know, where both are there. */
function readWords(leaf: Leaf): void {
  if (leaf.words.size > mostWords) return;
  const known = [...leaf.words].flatMap((word) => {
    const number = scoreOfWord(word);
    return number === undefined ? [] : [[word, number] as const];
  });
  const all = new Set([...known.map(([, number]) => number), ...leaf.numbers]);
  if (known.length === 0 || all.size < 2 || leaf.words.size - known.length > mostOthers) return;
  for (const [word, number] of known) {
    leaf.numbers.add(number);
    leaf.grades.set(word, number);
    leaf.words.delete(word);
    leaf.mapped = true;
  }
}

/** Grades beside words that are none: the words count as missing until the author says what they are. */
function valuesOf({ grades, words }: Leaf): Readonly<Record<string, number | null>> {
  return Object.fromEntries([...grades, ...[...words].map((word) => [word, null] as const)]);
}
