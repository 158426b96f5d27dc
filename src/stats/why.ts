import type { Evidence } from "./evidence.ts";
import { drawsBehind } from "./level-test.ts";
import type { Case, Ground, Ruling } from "./ruling.ts";
import { drawsOfCase, leastDraws, leastReplicates } from "./ruling.ts";
import type { DrawKind } from "./words.ts";
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
  const axis = c.contrast && c.contrast.scale !== "ratio" ? "difference" : "level";
  return writerFor(metric, n, axis);
}

type Sentence = (c: Case, ruling: Ruling, write: Writer, evidence: Evidence) => string;

const sentences: Readonly<Record<Ground, Sentence>> = {
  "no value": (c) => `There is no estimate: ${reasonOf(c)}.`,
  "no interval": (c) => `There is no interval: ${reasonOf(c)}.`,
  straddles: (c, _ruling, write) =>
    `${intervalWords(c, write)} reaches over the edge of the claim at ${write.point(c.edge)}${power(c, write)}.`,
  "no test": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but no exact test can be computed for this design.`,
  "test disagrees": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but the test does not agree (${testWords(c)})${power(c, write)}.`,
  "few draws": (c, ruling, write, evidence) =>
    `${liesWords(c, ruling, write)}, but rests on ${counted(drawsOfCase(c), nounOf(c, evidence))}: a claim needs at least ${leastDraws} ${plural(nounOf(c, evidence))}${power(c, write)}.`,
  "few replicates": (c, ruling, write, evidence) =>
    `${liesWords(c, ruling, write)}, but rests on ${counted((c.contrast ?? c.estimate)?.replicates ?? 0, nounOf(c, evidence))}: a claim about trainings needs at least ${leastReplicates}${power(c, write)}.`,
  "missing scores": (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, but the samples without a score could have put it between ${worstWords(c, write)}: the sign is not robust, so the claim is downgraded.`,
  agrees: (c, ruling, write) =>
    `${liesWords(c, ruling, write)}, and the test agrees (${testWords(c)}).`,
};

function reasonOf({ contrast, estimate }: Case): string {
  return (contrast ?? estimate)?.reason ?? "it cannot be computed";
}

function intervalWords(c: Case, write: Writer): string {
  const text = c.interval ? write.interval(c.interval) : "";
  const level = c.interval ? Number((c.interval.level * 100).toFixed(2)) : 95;
  return c.step.family > 1
    ? `The interval at the level of its Holm step, ${text},`
    : `The ${level}% interval ${text}`;
}

function liesWords(c: Case, ruling: Ruling, write: Writer): string {
  const where = ruling.side === "outside" ? "outside" : "inside";
  return `${intervalWords(c, write)} lies ${where} what was claimed`;
}

function testWords({ p, step }: Case): string {
  return p ? writtenTest(p, step.p) : "no test";
}

function power({ contrast }: Case, write: Writer): string {
  const least = contrast?.smallestDetectable;
  return least == null
    ? ""
    : `; this design could have shown a difference of ${write.amount(least)} with 80% power`;
}

function worstWords({ contrast, estimate }: Case, write: Writer): string {
  const worst = (contrast ?? estimate)?.worstCase;
  return worst ? `${write.point(worst.lower)} and ${write.point(worst.upper)}` : "anything";
}

function nounOf({ contrast, estimate, question }: Case, evidence: Evidence): string {
  const design = evidence.experiment(question.experiment)?.design;
  const several = (contrast ?? estimate)?.replicates ?? 0;
  const kind: DrawKind = estimate
    ? drawsBehind(estimate).kind
    : several > 1
      ? "replicate"
      : design?.cluster
        ? "cluster"
        : "unit";
  return design?.[kind] ?? kind;
}
