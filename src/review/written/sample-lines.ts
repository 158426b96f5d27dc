import { count } from "../../wording/index.ts";
import type { ChangedSamples, ChangedScore, ScoreChanges } from "../compare/comparison.ts";

type Lines = readonly (readonly string[])[];

/** Conditions whose changes are counted before samples are listed. */
const mostCounts = 12;

/** Samples whose score changed: first how many in the conditions with the most of them, then each. */
export function sampleLines({ counts, changed }: ChangedSamples): Lines {
  const more = counts.length - mostCounts;
  return [
    ...counts.slice(0, mostCounts).map((one) => [` ${whereOf(one)}: ${changesInWords(one)}`]),
    ...(more > 0 ? [[` … and in ${count(more)} more conditions and metrics`]] : []),
    ...changed.map((one) => [
      ` ${whereOf(one)}, ${sampleName(one)}: ${scoreText(one.before)} → ${scoreText(one.after)}`,
    ]),
  ];
}

export function unpairedLines({ unpaired }: ChangedSamples): Lines {
  return unpaired.map(({ experiment, condition, only, samples, units }) => [
    `${only === "before" ? "-" : "+"}${experiment}, ${condition}: ${count(samples)} only in the ${only === "before" ? "old" : "new"} report (${units.join(", ")}${samples > units.length ? ", …" : ""})`,
  ]);
}

const whereOf = ({ experiment, metric, condition }: ScoreChanges | ChangedScore): string =>
  `${experiment}, ${metric}, ${condition}`;

/** How a sample is told from others of its condition. */
export const sampleName = ({ unit, replicate, epoch }: ChangedScore): string =>
  `${unit}, run ${replicate}, epoch ${epoch}`;

/** A score as it is: samples are compared at full precision. */
export function scoreText(score: number | string | null): string {
  if (score === null) return "not scored here";
  return typeof score === "number" ? String(score) : `missing (${score})`;
}

/** What became of the scores of a condition. */
export function changesInWords({
  paired,
  higher,
  lower,
  lost,
  gained,
  otherCause,
}: ScoreChanges): string {
  const parts = [
    [higher, "higher"],
    [lower, "lower"],
    [lost, "without a score now"],
    [gained, "with a score now"],
    [otherCause, "missing for another cause"],
  ] as const;
  const said = parts.flatMap(([n, what]) => (n === 0 ? [] : [`${count(n)} ${what}`]));
  return `${said.join(", ")}, of ${count(paired)}`;
}
