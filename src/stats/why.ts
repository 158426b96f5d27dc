import { confidence, count } from "../lib/format-number.ts";
import type { Contrast, Estimate } from "../model/index.ts";
import type { Evidence } from "./evidence.ts";
import type { DrawWords } from "./reach.ts";
import { drawsBehindWords, reachWords } from "./reach.ts";
import type { Case, Ground, Ruling } from "./ruling.ts";
import { drawsOfCase } from "./ruling.ts";
import { promptsOf } from "./scope.ts";
import { alpha, leastDraws, leastReplicates } from "./thresholds.ts";
import { counted, plural } from "./words.ts";
import type { Writer } from "./writing.ts";
import { writerFor, writtenTest } from "./writing.ts";

/** What decided a verdict, in one plain sentence. */
export function explain(c: Case, ruling: Ruling, evidence: Evidence): string {
  return sentences[ruling.ground](c, ruling, writerOf(c, evidence), evidence);
}

/** How the numbers of a finding are written. */
function writerOf(c: Case, evidence: Evidence): Writer {
  const { experiment, metric: id } = c.question;
  const metric = evidence.experiment(experiment)?.metrics.find((m) => m.id === id);
  if (!metric) throw new Error(`No metric "${id}" in experiment "${experiment}".`);
  const n = c.contrast ? Math.min(c.contrast.n.of, c.contrast.n.versus) : (c.estimate?.n ?? 0);
  const { contrast } = c;
  const axis = contrast ? (contrast.scale === "ratio" ? "ratio" : "difference") : "level";
  return writerFor(metric, n, axis, {
    values: [(contrast ?? c.estimate)?.value],
    intervals: [c.interval, c.twoWay],
    edges: [c.region.lower, c.region.upper],
  });
}

type Sentence = (c: Case, ruling: Ruling, write: Writer, evidence: Evidence) => string;

const sentences: Readonly<Record<Ground, Sentence>> = {
  "no value": (c) => `There is no estimate: ${reasonOf(c)}.`,
  "no interval": (c) => `There is no interval: ${reasonOf(c)}.`,
  straddles: (c, _ruling, write, evidence) =>
    `${intervalWords(c, write)} reaches over the edge of the claim at ${write.point(c.edge)}${passed(c)}${power(c, write, evidence)}.`,
  "no test": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but no exact test can be computed for this design.`,
  "outside its interval": () =>
    "The estimate lies outside its own interval: the method does not fit these data.",
  "test disagrees": (c, ruling, write, evidence) =>
    `${liesWords(c, ruling, write)}, but the test does not agree (${testWords(c)})${c.beyond ? `: ${beyondWords(c, evidence)}` : power(c, write, evidence)}.`,
  "few draws": (c, ruling, write, evidence) =>
    `${liesWords(c, ruling, write)}, but rests on ${counted(drawsOfCase(c), nounOf(c, evidence))}: a claim needs at least ${leastDraws} ${plural(nounOf(c, evidence))}${power(c, write, evidence)}.`,
  "few replicates": (c, ruling, write, evidence) =>
    ruling.side === null
      ? `It rests on ${counted(runsOfCase(c), runNoun(c, evidence))}: a claim about trainings needs at least ${leastReplicates}.`
      : c.beyond && runsOfCase(c) >= leastReplicates
        ? `${liesWords(c, ruling, write)}, but ${beyondWords(c, evidence)}.`
        : `${liesWords(c, ruling, write)}, but rests on ${counted(runsOfCase(c), runNoun(c, evidence))}: a claim about trainings needs at least ${leastReplicates}${power(c, write, evidence)}.`,
  "these prompts only": (c, ruling, write, evidence) =>
    `${liesWords(c, ruling, write)}, on these ${unitNoun(c, evidence, 2)} only: over other ${unitNoun(c, evidence, 2)} as well the interval is ${c.twoWay ? write.interval(c.twoWay) : "unknown"}. To claim it of these ${unitNoun(c, evidence, 2)}, write prompts=fixed.`,
  "few prompts": (c, ruling, write, evidence) => {
    const found = (c.contrast ?? c.estimate) as Contrast | Estimate;
    const drawn = promptsOf(found);
    const design = evidence.experiment(c.question.experiment)?.design;
    const noun = (found.clusters === null ? null : design?.cluster) ?? unitNoun(c, evidence, 1);
    const [it, these] = drawn === 1 ? ["it", "this one"] : ["them", "these"];
    return `${liesWords(c, ruling, write)}, but on ${counted(drawn, noun)} only: a claim about others like ${it} needs at least ${leastDraws}. To claim it of ${these}, write prompts=fixed.`;
  },
  "missing scores": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but the samples without a score could have put it between ${worstWords(c, write)}: the sign is not robust, so the claim is downgraded.`,
  "missing without bounds": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but ${samples(c.contrast?.missing ?? 0)} without a score could have moved the ratio by an amount that has no bound: the claim is downgraded.`,
  "missing without range": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but scores are missing (${missingWords(c)}), and a score without a declared range has no worst case: nothing says how far they could have moved it.`,
  agrees: (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, and the test agrees (${testWords(c)}).`,
};

function reasonOf({ contrast, estimate }: Case): string {
  return (contrast ?? estimate)?.reason ?? "it cannot be computed";
}

function intervalWords(c: Case, write: Writer): string {
  const text = c.interval ? write.interval(c.interval) : "";
  const level = confidence(c.interval?.level ?? 0.95);
  return c.step.family > 1
    ? `The ${level} interval of its Holm step, ${text},`
    : `The ${level} interval ${text}`;
}

function liesWords(c: Case, ruling: Ruling, write: Writer): string {
  const where = ruling.side === "outside" ? "outside" : "inside";
  return `${intervalWords(c, write)} lies ${where} what was claimed`;
}

/** Interval and test can disagree: then it is the interval that keeps the claim from being upheld. */
function passed(c: Case): string {
  return c.step.p !== null && c.step.p < alpha
    ? `, though the test would pass (${testWords(c)})`
    : "";
}

function testWords({ p, step }: Case): string {
  return p ? writtenTest(p, step.p) : "no test";
}

function runsOfCase({ contrast, estimate }: Case): number {
  return (contrast ?? estimate)?.replicates ?? 0;
}

function runNoun(c: Case, evidence: Evidence): string {
  return evidence.experiment(c.question.experiment)?.design.replicate ?? "training run";
}

function unitNoun(c: Case, evidence: Evidence, n: number): string {
  const unit = evidence.experiment(c.question.experiment)?.design.unit ?? "unit";
  return n === 1 ? unit : plural(unit);
}

/** `60 of 100 on one side, none on the other`. */
function missingWords({ contrast, estimate }: Case): string {
  const by = contrast?.missingBySide;
  const words = (missing: number, planned: number) => `${count(missing)} of ${count(planned)}`;
  if (by)
    return `${words(by.of.missing, by.of.planned)} on one side, ${words(by.versus.missing, by.versus.planned)} on the other`;
  const missing = Object.values(estimate?.missing ?? {}).reduce((a, b) => a + b, 0);
  return words(missing, missing + (estimate?.n ?? 0));
}

function samples(missing: number): string {
  return counted(missing, "sample");
}

function beyondWords(c: Case, evidence: Evidence): string {
  if (!c.p || !c.beyond) return "";
  return reachWords(c.p, c.beyond, wordsOf(c, evidence), c.step.family);
}

/** What the design could have shown; where its exact test can show nothing, that. */
function power(c: Case, write: Writer, evidence: Evidence): string {
  if (c.beyond) return `; ${beyondWords(c, evidence)}`;
  const least = c.contrast?.smallestDetectable;
  return least == null
    ? ""
    : `; this design could have shown a difference of ${write.amount(least)} with 80% power`;
}

function worstWords({ contrast, estimate }: Case, write: Writer): string {
  const worst = (contrast ?? estimate)?.worstCase;
  return worst ? `${write.point(worst.lower)} and ${write.point(worst.upper)}` : "anything";
}

function wordsOf(c: Case, evidence: Evidence): DrawWords {
  return drawsBehindWords(c, c.question.experiment, evidence);
}

function nounOf(c: Case, evidence: Evidence): string {
  return wordsOf(c, evidence).noun;
}
