import { counted, numberWord, plural } from "../../lib/words.ts";
import type { Contrast, Design, Estimate, Metric } from "../../model/index.ts";
import type { Evidence, Ground, Judgement } from "../../stats/index.ts";
import { alpha, drawsOfCase, leastDraws, leastReplicates, promptsOf } from "../../stats/index.ts";
import { tooFewWords } from "../facts/index.ts";
import { count, testText } from "../numbers/numbers.ts";
import type { Worded } from "../worded.ts";
import { drawsBehind } from "../worded.ts";
import type { Writer } from "../writer.ts";
import { axisOf, samplesOf, writerFor } from "../writer.ts";
import { errorRate, promiseOf } from "./promise.ts";

/** A judged finding, as much of it as its sentence needs. */
export type Judged = Worded & { readonly experiment: string; readonly metric: string };

interface Context {
  readonly judged: Judged;
  readonly design: Design;
  readonly metric: Metric;
  readonly write: Writer;
  /** What its evidence is a draw of, in the author's word: `seed`. */
  readonly noun: string;
  readonly tooFew: string | null;
}

/** What decided a verdict, in one sentence for whoever reads the page. */
export function verdictSentence(judged: Judged, evidence: Evidence): string {
  return sentences[judged.ruling.ground](contextOf(judged, evidence));
}

function contextOf(judged: Judged, evidence: Evidence): Context {
  const experiment = evidence.experiment(judged.experiment);
  const metric = experiment?.metrics.find((m) => m.id === judged.metric);
  if (!experiment || !metric) throw new Error(`No metric "${judged.metric}".`);
  const { contrast, estimate, adjusted, region, p } = judged;
  const words = drawsBehind(judged, experiment.design);
  const { beyondReach } = adjusted;
  return {
    judged,
    design: experiment.design,
    metric,
    noun: words.noun,
    tooFew: p && beyondReach ? tooFewWords(p, beyondReach, words, adjusted.family) : null,
    write: writerFor(metric, samplesOf(judged), axisOf(judged), {
      values: [(contrast ?? estimate)?.value],
      intervals: [adjusted.interval, adjusted.twoWay],
      edges: [region.lower, region.upper],
    }),
  };
}

type Sentence = (c: Context) => string;

const sentences: Readonly<Record<Ground, Sentence>> = {
  "no value": (c) => `There is no estimate: ${reasonOf(c)}.`,
  "no interval": (c) => `There is no interval: ${reasonOf(c)}.`,
  straddles: (c) =>
    `Not decided${allowing(c)}: the interval${intervalWords(c)} ${acrossWords(c)}${passed(c)}.${power(c)}`,
  "no test": (c) => held(c),
  "outside its interval": () =>
    "Not decided: the estimate lies outside its own interval, so the method does not fit these data.",
  "test disagrees": (c) => held(c) + (c.tooFew === null ? power(c) : ""),
  "few draws": (c) => held(c) + power(c),
  "few replicates": (c) => {
    if (c.judged.ruling.side === null) return `Not decided: ${restsOnRuns(c)}.`;
    return held(c) + (reachesNothing(c) ? "" : power(c));
  },
  "these prompts only": held,
  "few prompts": held,
  "missing scores": held,
  "missing without bounds": held,
  "missing without range": held,
  agrees: (c) =>
    `${c.judged.verdict === "upheld" ? "Holds" : "Does not hold"}${allowing(c)}: the interval${intervalWords(c)} lies ${whereWords(c)}.`,
};

/** The interval lies on one side, and something else keeps the finding open. */
function held(c: Context): string {
  return `Not decided${allowing(c)}: the interval${intervalWords(c)} lies ${whereWords(c)}, but ${reasons[c.judged.ruling.ground]?.(c)}.`;
}

/** What keeps a finding open whose interval alone would decide it. */
const reasons: Readonly<Partial<Record<Ground, Sentence>>> = {
  "no test": () => "no exact test exists for this design that could confirm it",
  "outside its interval": () => "the estimate lies outside its own interval",
  "test disagrees": (c) =>
    `the test does not agree (${testWords(c)})${c.tooFew === null ? "" : `: ${c.tooFew}`}`,
  "few draws": (c) =>
    `it rests on ${counted(drawsOfCase(c.judged), c.noun)}, and a claim needs at least ${leastDraws}`,
  "few replicates": (c) => (reachesNothing(c) ? `${c.tooFew}` : restsOnRuns(c)),
  "these prompts only": (c) => {
    const units = plural(c.design.unit);
    const { twoWay } = c.judged.adjusted;
    return `of these ${units} only: with other ${units} in mind as well, the interval is ${twoWay ? c.write.interval(twoWay) : "unknown"}`;
  },
  "few prompts": (c) =>
    `it rests on ${counted(promptsOf(found(c)), promptNoun(c))}, and a claim about others like ${promptsOf(found(c)) === 1 ? "it" : "them"} needs at least ${leastDraws}`,
  "missing scores": (c) =>
    `the samples without a score could have put it anywhere between ${worstWords(c)}`,
  "missing without bounds": (c) =>
    `${counted(c.judged.contrast?.missing ?? 0, "sample")} without a score could have moved the ratio by any amount`,
  "missing without range": (c) =>
    `scores are missing (${missingWords(c)}), and without a declared range nothing says how far they could have moved it`,
};

/**
 * What a short form of a verdict must add, since the interval beside it does not show it: what keeps a finding open
 * whose interval lies on one side, and which edge is near. Null where the interval says all.
 */
export function besideTheVerdict(judged: Judged, evidence: Evidence): string | null {
  const c = contextOf(judged, evidence);
  const { side, ground } = judged.ruling;
  const open = judged.verdict === "undetermined" && side !== null ? reasons[ground]?.(c) : null;
  const said = [
    judged.atEdge ? `near ${c.write.point(nearEdge(c))}, an edge of what was expected` : null,
    open ? `but ${open}` : null,
  ];
  return said.filter(Boolean).join(", ") || null;
}

/** The edge of a claim that an end of its interval is nearest to. */
function nearEdge({ judged: { region, ruling, adjusted } }: Context): number {
  const edges = [region.lower, region.upper].filter((edge) => edge !== null);
  const ends = [adjusted.interval?.lower, adjusted.interval?.upper].filter((end) => end != null);
  const far = (edge: number) => Math.min(...ends.map((end) => Math.abs(end - edge)));
  return ends.length === 0
    ? ruling.edge
    : (edges.toSorted((a, b) => far(a) - far(b))[0] ?? ruling.edge);
}

function restsOnRuns(c: Context): string {
  return `it rests on ${counted(runsOf(c), runNoun(c))}, and a claim about trainings needs at least ${leastReplicates}`;
}

/** Runs enough, and yet no test of so many can decide. */
function reachesNothing(c: Context): boolean {
  return c.tooFew !== null && runsOf(c) >= leastReplicates;
}

/** What its author can do about a finding that is not decided; undefined where no words of theirs would help. */
export function adviceFor(
  { ruling: { ground }, contrast, estimate }: Pick<Judgement, "ruling" | "contrast" | "estimate">,
  design: Pick<Design, "unit">,
): string | undefined {
  if (ground === "these prompts only" || ground === "few prompts")
    return `To claim it of these ${plural(design.unit)} only, write prompts=fixed.`;
  // The judge has answered, so that what has no value is its correction.
  const judged = contrast?.raw ?? estimate?.parts?.find(({ id }) => id === "raw");
  return ground === "no value" && judged != null && judged.value !== null
    ? "Label more samples, or say `correction: none` of the metric for the judge's own rate."
    : undefined;
}

/** ` after allowing for the seven findings tested together`; nothing for a finding that stands alone. */
function allowing({ judged: { adjusted, verdict } }: Context): string {
  if (adjusted.family < 2) return "";
  const findings = numberWord(adjusted.family);
  const decided = verdict !== "undetermined";
  return promiseOf(adjusted)?.allowing(findings, errorRate, decided) ?? "";
}

function intervalWords({ judged, write }: Context): string {
  return judged.adjusted.interval ? `, ${write.interval(judged.adjusted.interval)},` : "";
}

/** Where a whole interval lies against the edges of the claim. */
function whereWords({ judged: { region, ruling }, write }: Context): string {
  const { lower, upper } = region;
  const inside = ruling.side === "inside";
  if (lower !== null && upper !== null)
    return `wholly ${inside ? "between" : "outside"} ${write.point(lower)} ${inside ? "and" : "to"} ${write.point(upper)}`;
  const edge = write.point(lower ?? upper ?? 0);
  if (inside) return `wholly ${lower === null ? "below" : "above"} ${edge}`;
  return lower === null
    ? `wholly above ${edge}, and less was expected`
    : `wholly below ${edge}, and more was expected`;
}

/** Which edge of what was expected an open interval has values on both sides of; it may be both. */
function acrossWords({ judged: { region, ruling, adjusted }, write }: Context): string {
  const { lower, upper } = region;
  const { interval } = adjusted;
  const beyondBoth =
    lower !== null &&
    upper !== null &&
    interval !== null &&
    (interval.lower ?? Number.NEGATIVE_INFINITY) < lower &&
    (interval.upper ?? Number.POSITIVE_INFINITY) > upper;
  return beyondBoth
    ? `reaches beyond both edges of what was expected, ${write.point(lower)} and ${write.point(upper)}`
    : `has values on both sides of ${write.point(ruling.edge)}, the edge of what was expected`;
}

function found({ judged: { contrast, estimate } }: Context): Contrast | Estimate {
  return (contrast ?? estimate) as Contrast | Estimate;
}

function reasonOf(c: Context): string {
  return found(c)?.reason ?? "it cannot be computed";
}

/** Interval and test can disagree: then it is the interval that keeps the claim from being upheld. */
function passed(c: Context): string {
  const { p } = c.judged.adjusted;
  return p !== null && p < alpha
    ? `; a significance test alone would call it decided (${testWords(c)}), but a verdict needs both`
    : "";
}

function testWords({ judged: { p, adjusted } }: Context): string {
  return p ? testText(p, adjusted.p) : "no test";
}

function runsOf(c: Context): number {
  return found(c)?.replicates ?? 0;
}

function runNoun({ design }: Context): string {
  return design.replicate ?? "training run";
}

function promptNoun(c: Context): string {
  return (found(c).clusters === null ? null : c.design.cluster) ?? c.design.unit;
}

/** `60 of 100 on one side, none on the other`. */
function missingWords(c: Context): string {
  const { contrast, estimate } = c.judged;
  const by = contrast?.missingBySide;
  const words = (missing: number, planned: number) => `${count(missing)} of ${count(planned)}`;
  if (by)
    return `${words(by.of.missing, by.of.planned)} on one side, ${words(by.versus.missing, by.versus.planned)} on the other`;
  const missing = Object.values(estimate?.missing ?? {}).reduce((a, b) => a + b, 0);
  return words(missing, missing + (estimate?.n ?? 0));
}

/** What the design could have shown; where its exact test can show nothing, that. */
function power({ judged, tooFew, noun, write }: Context): string {
  if (tooFew !== null) return ` ${tooFew.charAt(0).toUpperCase()}${tooFew.slice(1)}.`;
  const least = judged.contrast?.smallestDetectable;
  // That two sides are alike is no difference to be found.
  const { lower, upper } = judged.region;
  return least == null || (lower !== null && upper !== null)
    ? ""
    : ` With this many ${plural(noun)}, a study like this finds a true difference of ${write.amount(least)} four times in five.`;
}

function worstWords(c: Context): string {
  const worst = found(c)?.worstCase;
  return worst
    ? `${c.write.point(worst.lower)} and ${c.write.point(worst.upper)}`
    : "any two values";
}
