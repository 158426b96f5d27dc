import { capital, counted, plural } from "../../lib/words.ts";
import type { Check, Experiment, Metric, PValue } from "../../model/index.ts";
import { quantityInWords } from "../../model/index.ts";
import type { CheckFacts, CheckKind, Evidence } from "../../stats/index.ts";
import { alpha, checksOf as checkFactsOf } from "../../stats/index.ts";
import { quantityName } from "../contrast.ts";
import { drawNoun, floorDraws, neededWords } from "../facts/index.ts";
import { metricLabel } from "../names.ts";
import { confidence, count, pText, testText } from "../numbers/numbers.ts";
import type { WordedFinding } from "../worded.ts";
import { drawsBehind } from "../worded.ts";
import type { Writer } from "../writer.ts";
import { axisOf, samplesOf, writerFor } from "../writer.ts";

interface Context {
  readonly finding: WordedFinding;
  readonly facts: CheckFacts;
  readonly experiment: Experiment;
  readonly evidence: Evidence;
  readonly write: Writer;
}

/** The rows of *does it hold up*, in words. */
export function checksOf(finding: WordedFinding, evidence: Evidence): readonly Check[] {
  const experiment = evidence.experiment(finding.experiment);
  const metric = experiment?.metrics.find((m) => m.id === finding.metric);
  if (!experiment || !metric) return [];
  const write = writerOf(finding, metric);
  return checkFactsOf(finding, evidence).map((facts) => {
    const { kind, ...numbers } = facts;
    const context = { finding, facts, experiment, evidence, write };
    const say = words[kind.is] as (context: Context, kind: CheckKind) => Row;
    const { label, text = null } = say(context, kind);
    return { label, ...numbers, text };
  });
}

function writerOf(finding: WordedFinding, metric: Metric): Writer {
  const { contrast, estimate, region, adjusted } = finding;
  const found = contrast ?? estimate;
  return writerFor(metric, samplesOf(finding), axisOf(finding), {
    values: [found?.value, contrast?.smallestDetectable],
    intervals: [found?.interval, adjusted.interval],
    edges: [region.lower, region.upper],
  });
}

interface Row {
  readonly label: string;
  readonly text?: string;
}
type Of<Is extends CheckKind["is"]> = CheckKind & { readonly is: Is };
type Words = { readonly [Is in CheckKind["is"]]: (context: Context, kind: Of<Is>) => Row };

const words: Words = {
  claim: (c) => ({ label: `${quantityName(c.finding.contrast)} claimed to be ${regionWords(c)}` }),
  step: ({ finding: { adjusted } }) => {
    const level = `${confidence(adjusted.interval?.level ?? 0)} interval`;
    return {
      label:
        adjusted.family > 1
          ? `The same, allowing for ${counted(adjusted.family, "finding")}: its ${level}`
          : `The same by its ${level}, which decides`,
    };
  },
  test: ({ finding, experiment, write }) => {
    const { p, adjusted } = finding;
    if (!p) return { label: "" };
    const few = atFloor(p)
      ? `, the smallest p that ${floorDraws(p, drawsBehind(finding, experiment.design))} can give`
      : "";
    return {
      label: `${capital(p.method)} against ${write.point(p.null)}`,
      text: `${testOf(p, adjusted)}${few}`,
    };
  },
  floor: ({ finding, experiment }) => {
    const { p, adjusted } = finding;
    if (!p?.floor || !adjusted.beyondReach) return { label: "" };
    const { p: smallest, needed } = adjusted.beyondReach;
    const draws = drawsBehind(finding, experiment.design);
    const could = needed === null ? "" : `; ${neededWords(p, needed, draws)} reach below ${alpha}`;
    return {
      label: `Smallest p that ${floorDraws(p, draws)} can give`,
      text: `${testOf({ ...p, value: p.floor.value }, { ...adjusted, p: smallest })}${could}`,
    };
  },
  draws: ({ finding, experiment }, { agree, of }) => {
    const drawn = (finding.contrast ?? finding.estimate)?.drawn ?? "unit";
    const noun = drawNoun(experiment.design, drawn);
    return {
      label: `${capital(plural(noun))} that agree, each taken by itself`,
      text: `${count(agree)} of ${count(of)}`,
    };
  },
  "two-way": ({ experiment: { design } }) => ({
    label: `For other ${plural(design.replicate ?? "replicate")} and other ${plural(design.cluster ?? design.unit)} at once`,
  }),
  // The interval reaches over both ends, and belongs to neither alone.
  "worst case": ({ write }, { missing, worst }) => ({
    label: "However the samples without a score had come out",
    text: worst
      ? `between ${write.point(worst.lower)} and ${write.point(worst.upper)} (with intervals, ${write.interval(worst.outer)})`
      : missing > 0
        ? `${missing} missing, without a bound for the ratio`
        : "none is missing",
  }),
  judge: () => ({ label: "By the judge alone, not corrected" }),
  level: ({ experiment }, { factor: id, level }) => {
    const factor = experiment.design.factors.find((f) => f.id === id);
    return { label: `${capital(factor ? quantityInWords(factor, level) : level)} alone` };
  },
  sister: ({ facts, experiment }, { restricted }) => {
    const only = restricted.length > 0 ? ` (${restricted.join("; ")})` : "";
    return { label: `The same for ${metricLabel(experiment, facts.metric)}${only}` };
  },
  pooled: () => ({ label: "If every sample were independent, which they are not" }),
  power: ({ finding, write }) => ({
    label: "Smallest true difference that four of five such studies would find",
    text: write.amount(finding.contrast?.smallestDetectable ?? 0),
  }),
};

/** A p with what it becomes among the findings tested together: `p = 0.002, 0.014 adjusted for 7 findings (…)`. */
function testOf(p: PValue, { p: adjusted, family, correction }: WordedFinding["adjusted"]): string {
  if (family < 2 || correction === undefined) return testText(p, adjusted);
  const said =
    adjusted === p.value ? `${pText(p.value)}, the same adjusted` : testText(p, adjusted);
  return `${said} for ${family} findings (${correction})`;
}

function regionWords({ finding, write, facts }: Context): string {
  const { lower, upper } = finding.region;
  if (facts.scale === "difference" && lower === 0 && upper === null) return "positive";
  if (facts.scale === "difference" && upper === 0 && lower === null) return "negative";
  if (lower !== null && upper !== null)
    return `between ${write.point(lower)} and ${write.point(upper)}`;
  if (lower !== null) return `above ${write.point(lower)}`;
  return `below ${write.point(upper ?? 0)}`;
}

function atFloor({ floor, value }: NonNullable<WordedFinding["p"]>): boolean {
  if (!floor || floor.rule === "binomial") return false;
  return value <= floor.value * (1 + 1e-9);
}
