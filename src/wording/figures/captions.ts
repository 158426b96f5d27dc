import { counted, listed } from "../../lib/words.ts";
import type { Estimate, Metric } from "../../model/index.ts";
import { boundsOf, isShare } from "../../model/index.ts";
import { numbersWord } from "../estimate.ts";

/** What marks of a figure are, and what it leaves out: sentences of its caption, without their full stop. */

/** Of an axis that is cut to its values; a score without a range has no ends to cut. */
export function cutSentence(what: string, metrics: readonly Metric[]): string | false {
  const ends = metrics.flatMap((metric) => {
    const bounds = boundsOf(metric);
    if (!bounds) return [];
    return [isShare(metric) ? "0 to 100%" : `${bounds[0]} to ${bounds[1]}`];
  });
  const named = [...new Set(ends)].join(" or ");
  return named !== "" && `${what} is cut to the values: it does not run from ${named}`;
}

/** What the strokes beside corrected rates are; false where no estimate has one. */
export function rawSentence(estimates: readonly (Estimate | null)[]): string | false {
  const drawn = estimates.some((e) => {
    const raw = e?.parts?.find(({ id }) => id === "raw");
    return e !== null && e.value !== null && raw !== undefined && raw.value !== null;
  });
  return drawn && "Upright strokes: the judge's own rate, not corrected";
}

/** Labels in a row; those with a comma of their own are parted by more. */
function listedLabels(labels: readonly string[]): string {
  return labels.some((label) => label.includes(",")) ? labels.join("; ") : listed(labels);
}

export const eachDotSentence = (draw: string) =>
  `Each small dot is one ${draw}; below them the mean and its interval`;
export const stepsSentence = (draw: string) =>
  `Steps: share of ${draw} values; below them the mean and its interval`;
export const runDotsSentence = (run: string) =>
  `Small dots: one ${run} each; below them the mean and its interval`;
export const runJoinsSentence = (run: string) => `Hairlines join the same ${run}`;
export const runLinesSentence = (run: string) => `Hairlines: one ${run} each`;
export const logarithmicSentence = (label: string) => `${label} on a logarithmic axis`;
/** What shades stand for. What a figure stresses is drawn stronger, whatever its shade. */
export const shadesSentence = (
  what: "Lines" | "Marks",
  labels: readonly string[],
  { stressed }: { readonly stressed: boolean },
) =>
  `${what} from faint to strong${stressed ? ", apart from what stands out" : ""}: ${listedLabels(labels)}`;
export const linkedLevelsSentence = (factor: string) =>
  `Dotted lines join the levels of ${factor} of an arm`;
/** Of marks that have a place on one axis only. */
export const besideSentence = (side: "Below" | "Left of", metric: string) =>
  `${side} the plot: no ${metric}, so a place on one axis only`;

export const tintSentence = (strong: string, metric: Metric) =>
  `A stronger tint is ${strong}; numbers are ${numbersWord(metric)}`;
export const cellSentence = (cluster: string, column: string) =>
  `Each number is one ${cluster} under one ${column}`;

/** Holes of a matrix that are named; more of them are counted. */
const mostNamed = 4;

export function hatchedSentence(holes: readonly string[]): string | false {
  const named = holes.slice(0, mostNamed).join("; ");
  const more = holes.length - mostNamed;
  return holes.length > 0 && `Hatched: ${named}${more > 0 ? `; and ${more} more` : ""}`;
}

export const rowOfPairSentence = (noun: string) =>
  `Each row is one ${noun}: its values on both sides, and their difference`;
export const ownIntervalSentence = (noun: string, methods: readonly string[]) =>
  methods.length > 0 &&
  `Lines: 95% interval of each ${noun} by itself (${[...new Set(methods)].join(", ")})`;
export const comparedOnSentence = (label: string, compared: string) =>
  `${label}: the difference is of ${compared}`;
export const leftOutSentence = (missing: number) =>
  missing > 0 && `${counted(missing, "sample")} without a score left out`;
