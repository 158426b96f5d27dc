import { countDraws, type DrawColumns, type DrawMean, drawMean } from "../intervals/draw-mean.ts";

/** A judge's answers and, for some samples, the answers of people. */
export interface Judged extends DrawColumns {
  /** The judge's answer; NaN where it gave none. */
  readonly judge: Float64Array;
  /** The label by people; NaN where there is none. */
  readonly human: Float64Array;
}

/** Samples that both judged, by answer. */
export interface JudgeTable {
  readonly bothPositive: number;
  readonly onlyJudge: number;
  readonly onlyHuman: number;
  readonly bothNegative: number;
  readonly labelled: number;
}

/** Draws in which the judge answered. */
export function judgedDraws(judged: Judged): number {
  return countDraws(judged, (i) => !Number.isNaN(judged.judge[i]));
}

/** A column made from both answers, NaN where the judge gave none. */
export function fromAnswers(
  { judge, human }: Judged,
  of: (judge: number, human: number) => number,
): Float64Array {
  return Float64Array.from(judge, (j, i) => (Number.isNaN(j) ? j : of(j, human[i] as number)));
}

/** The same over the samples that people labelled too. */
export function fromLabelled(
  judged: Judged,
  of: (judge: number, human: number) => number,
): Float64Array {
  return fromAnswers(judged, (j, h) => (Number.isNaN(h) ? h : of(j, h)));
}

/** Whether every answer is 0 or 1. */
export function isBinary({ judge, human }: Judged): boolean {
  const fits = (value: number) => Number.isNaN(value) || value === 0 || value === 1;
  return judge.every(fits) && human.every(fits);
}

/** Counts of the two-by-two table. */
export function judgeTable({ judge, human }: Judged): JudgeTable {
  const cells = [0, 0, 0, 0];
  for (let i = 0; i < judge.length; i += 1) {
    const cell = 2 * (judge[i] as number) + (human[i] as number);
    if (!Number.isNaN(cell)) cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const [bothNegative = 0, onlyHuman = 0, onlyJudge = 0, bothPositive = 0] = cells;
  const labelled = bothNegative + onlyHuman + onlyJudge + bothPositive;
  return { bothPositive, onlyJudge, onlyHuman, bothNegative, labelled };
}

/** A rate of the judge: its column, and the mean of it with its influence. */
export interface JudgeRate {
  readonly column: Float64Array;
  readonly mean: DrawMean;
}

/** The rate at which the judge says yes, over all samples. */
export function judgeRate(judged: Judged, groups: number): JudgeRate {
  return { column: judged.judge, mean: drawMean(judged, judged.judge, groups) };
}

/** How often the judge is right on samples of this class by the labels of people: sensitivity (1), specificity (0). */
export function hitRate(judged: Judged, answer: 0 | 1, groups: number): JudgeRate {
  const column = fromLabelled(judged, (j, h) => {
    if (h !== answer) return Number.NaN;
    return j === h ? 1 : 0;
  });
  return { column, mean: drawMean(judged, column, groups) };
}

/** How often the rarest answer of either rater was given among the samples that both judged. */
export function rarestAnswer({
  bothPositive,
  onlyJudge,
  onlyHuman,
  bothNegative,
}: JudgeTable): number {
  return Math.min(
    bothPositive + onlyJudge,
    bothNegative + onlyHuman,
    bothPositive + onlyHuman,
    bothNegative + onlyJudge,
  );
}
