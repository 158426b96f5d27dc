/** What kind of numbers a metric has, and the ends of the scale that its grades seem to stand on. */
export interface Scale {
  readonly kind: "binary" | "score";
  readonly range?: readonly [number, number];
}

/** Names of grades that have a scale; a count or a length has none. */
const grade =
  /score|judge|grade|rating|rate|align|coheren|likert|confidence|verdict|helpful|harm|honest|quality|severity|decept|truth|value|fluen|relevan|sycophan|toxic|presence|concern|points?|recall|f1|acc/i;

const unbounded =
  /perplex|loss|bits|nll|count|length|token|num_|bleu|chrf|time|latency|cost|seconds/i;

/** Kind and range of a metric with these numbers. */
export function scaleOf(name: string, numbers: readonly number[]): Scale {
  if (numbers.length > 0 && numbers.every((n) => n === 0 || n === 1)) return { kind: "binary" };
  const range = rangeOf(name, numbers);
  return range ? { kind: "score", range } : { kind: "score" };
}

const failures = [-1, -9, -99, -999, -9999];

/**
 * The number that a judge's failure is written as: the one below zero among grades on a scale. -1 beside 0 and 1 may
 * as well be a grade.
 */
export function failureAmong(name: string, numbers: readonly number[]): number | undefined {
  const [below, ...more] = new Set(numbers.filter((n) => n < 0));
  if (below === undefined || more.length > 0 || !failures.includes(below)) return undefined;
  const grades = numbers.filter((n) => n >= 0);
  if (!rangeOf(name, grades)) return undefined;
  return below < -1 || Math.max(...grades) > 1 ? below : undefined;
}

/** The scale that grades most likely stand on; undefined where none fits. */
function rangeOf(name: string, numbers: readonly number[]): readonly [number, number] | undefined {
  const lowest = Math.min(...numbers);
  const highest = Math.max(...numbers);
  if (numbers.length === 0 || lowest < 0 || unbounded.test(name)) return undefined;
  if (highest <= 1) return [0, 1];
  const whole = numbers.every(Number.isInteger);
  if (!grade.test(name)) return undefined;
  if (whole && highest <= 5 && lowest >= 1) return [1, 5];
  if (whole && highest <= 10) return [lowest >= 1 ? 1 : 0, 10];
  return highest > 50 && highest <= 100 ? [0, 100] : undefined;
}

/** Whether a number of this name has no scale that it could leave: a length, a loss, a time. */
export function isUnbounded(name: string): boolean {
  return unbounded.test(name);
}
