import { counted, plural } from "../../lib/words.ts";
import type { Design, Experiment } from "../../model/index.ts";
import type { MathReason, NoMethod, PlainReason, Reason, ReasonPlace } from "../../stats/index.ts";
import { percentText, quantityText } from "../numbers/numbers.ts";
import { conditionText, drawNoun } from "./nouns.ts";

const plain: Readonly<Record<PlainReason, string>> = {
  "no sample selected": "no sample matches this selection",
  "no scored sample": "no sample has a score",
  "no interval": "no interval can be computed",
  "no value": "no value",
  "a side without samples": "one side has no samples",
  "a side without scores": "no sample of one side has a score",
  "a side without interval": "a side has no interval",
  "a side may be zero": "a side may be zero or below, which its ratio does not allow",
  "nothing to look across": "an interaction needs a second factor besides the one compared",
  "no combination on both sides": "no combination of the other factors is present on both sides",
  "a group without scores": "no sample of a group has a score",
  "a group without interval": "a group has no interval",
  "ratio of areas": "a ratio of two areas under a curve has no meaning; their difference has",
  "ratio below zero": "a ratio means nothing where values are below zero; a difference does",
  "denominator may be zero": "the denominator may be zero, so the ratio could be arbitrarily large",
  "denominator is zero": "the denominator is zero",
  "no variance": "the spread between runs cannot be estimated",
  "several transcribed": "several transcribed numbers are selected, and they are never averaged",
  "none reported": "no interval reported",
  "a side without number": "one side has no number",
  "transcribed without n": "the source gives too little to work from",
  "transcribed against ours": "a transcribed number is compared only with another, as a difference",
};

const noMethod: Readonly<Record<NoMethod, (noun: string) => string>> = {
  "one draw": single,
  "two replicates": (noun) => `two ${plural(noun)} are too few for an interval`,
  "one draw in a cell": (noun) =>
    `one of the averaged combinations has a single ${noun}, so its spread is unknown`,
  "all equal": (noun) => `all ${plural(noun)} have the same value: no interval`,
  "all differ alike": (noun) => `all ${plural(noun)} differ by the same amount: no interval`,
  "no method": () => "no statistical method of this program fits this design",
};

/** `a single seed, so the spread between seeds is unknown`. */
function single(noun: string): string {
  return `a single ${noun}, so the spread between ${plural(noun)} is unknown`;
}

/** Samples that say nothing of a spread, since they belong to one unit or cluster. */
function fromOne(samples: string, noun: string): string {
  return `${samples} come from ${single(noun)}`;
}

/** What methods call by general names, in the author's words. */
interface Nouns {
  /** Units, or their clusters where they have any: what methods within one run draw. */
  readonly drawn: string;
  readonly unit: string;
  readonly run: string;
}

type MethodWords = string | ((nouns: Nouns) => string);

/** Of a false-positive rate that too few negatives can show, the values are said as well. */
const byMethod: Readonly<Record<Exclude<MathReason, "fewNegatives">, MethodWords>> = {
  noSamples: "no sample has a score",
  emptyArm: "no sample of one side has a score",
  noPairs: "no pair has a score on both sides",
  oneValue: single("value"),
  oneCluster: ({ drawn }) => single(drawn),
  onePair: single("pair"),
  oneReplicate: ({ run }) => single(run),
  allEqual: "all values are equal: no interval",
  noClusterVariation: ({ drawn }) => `all ${plural(drawn)} have the same value: no interval`,
  zeroDenominator: "the denominator is zero",
  weakDenominator: "the denominator may be zero, so the ratio could be arbitrarily large",
  incomplete: ({ unit, run }) => `some ${plural(run)} lack some ${plural(unit)}`,
  noLabels: "no sample has a label by people",
  noLabelledPositive: "people called no sample positive: how often the judge sees one is not known",
  noLabelledNegative:
    "people called no sample negative: how often the judge sees that is not known",
  oneAnswer:
    "judge and people always give the same single answer, so agreement beyond chance cannot be measured",
  rareAnswer: "judge or people gave one of the answers less than five times: no interval",
  uninformativeJudge:
    "the judge may say yes hardly more often where people say yes than where they say no, so its rate cannot be corrected",
  oneLabelledDraw: ({ drawn }) => fromOne("all labelled samples, or all of one answer,", drawn),
  notBinary: "the judge or the labels have values other than 0 and 1",
  noPositives: "no positive samples",
  noNegatives: "no negative samples",
  onePositiveDraw: ({ drawn }) => fromOne("all positive samples", drawn),
  oneNegativeDraw: ({ drawn }) => fromOne("all negative samples", drawn),
  falsePositiveRate: "the false-positive rate must lie between 0 and 1",
  oneUnit: ({ unit }) => single(unit),
};

/** Why there is no value or no interval. */
export function reasonText(reason: Reason, experiment: Experiment): string {
  return `${why(reason, experiment)}${placeText(reason.where, experiment)}`;
}

function why(reason: Reason, { design }: Experiment): string {
  switch (reason.is) {
    case "names a class":
      return `${reason.metric} compares positive with negative samples, and ${reason.factor} is what separates them, so no level of it can be chosen`;
    case "weak denominator":
      return `the denominator may be as low as ${quantityText(reason.lower, { scale: reason.share ? "percent" : "plain", digits: 1 })}, too low for a ratio; a difference can be given`;
    case "few labels":
      return `a correction needs labels by people on at least ${counted(reason.least, design.unit)}; there are labels on ${reason.units === 0 ? "none" : reason.units}`;
    case "labels of one answer":
      return `people only ever said ${reason.answer}, so how the judge errs where they would say ${reason.answer === "yes" ? "no" : "yes"} is unknown`;
    case "few negatives":
      return `a false-positive rate of ${percentText(reason.fpr)} needs at least ${reason.needed} negative samples`;
    case "by the method":
      return reason.why === "fewNegatives"
        ? "too few negative samples"
        : methodWords(byMethod[reason.why], design);
    default:
      return "kind" in reason
        ? noMethod[reason.is](drawNoun(design, reason.kind))
        : plain[reason.is];
  }
}

function methodWords(words: MethodWords, { unit, cluster, replicate }: Design): string {
  if (typeof words === "string") return words;
  return words({ drawn: cluster ?? unit, unit, run: replicate ?? "run" });
}

/** Which condition and run it is about, where there are several. */
function placeText(where: ReasonPlace | undefined, experiment: Experiment): string {
  if (where === undefined) return "";
  const names = [
    where.condition && conditionText(experiment, where.condition),
    where.run === null ? null : `${experiment.design.replicate ?? "replicate"} ${where.run}`,
  ].filter(Boolean);
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}
