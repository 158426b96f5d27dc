import { plural } from "../../lib/words.ts";
import type { Experiment } from "../../model/index.ts";
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
  "a side may be zero": "a side may be zero or below: no interval for a ratio",
  "nothing to look across":
    "an interaction needs a factor to look across, other than the one compared",
  "no combination on both sides": "no combination of the other factors is present on both sides",
  "a group without scores": "no sample of a group has a score",
  "a group without interval": "a group has no interval",
  "ratio of areas": "a ratio of two areas under a curve has no meaning: read the difference",
  "ratio below zero": "a ratio means nothing where values are below zero: read the difference",
  "denominator may be zero": "the denominator may be zero: no interval for a ratio",
  "denominator is zero": "the denominator is zero",
  "no variance": "how far runs differ cannot be estimated",
  "several transcribed": "transcribed numbers are never averaged: name one condition",
  "none reported": "no interval reported",
  "a side without number": "one side has no number",
  "transcribed without n": "the source gives too little for an interval",
  "transcribed against ours": "a transcribed number is compared only with another, as a difference",
};

const noMethod: Readonly<Record<NoMethod, (noun: string) => string>> = {
  "one draw": (noun) => `one ${noun}: how far ${plural(noun)} differ is not known`,
  "two replicates": (noun) => `two ${plural(noun)}: each is shown, no interval is claimed`,
  "one draw in a cell": (noun) =>
    `a combination that is averaged over rests on one ${noun}, and how far others would differ is not known: choose one level of it, or leave it out`,
  "all equal": (noun) => `all ${plural(noun)} have the same value: no interval`,
  "all differ alike": (noun) => `all ${plural(noun)} differ by the same amount: no interval`,
  "no method": () => "no method is listed for this",
};

/** Of a false-positive rate that too few negatives can show, the values are said as well. */
const byMethod: Readonly<Record<Exclude<MathReason, "fewNegatives">, string>> = {
  noSamples: "no sample has a score",
  emptyArm: "no sample of one side has a score",
  noPairs: "no pair has a score on both sides",
  oneValue: "one value: how far others would differ is not known",
  oneCluster: "one cluster: how far others would differ is not known",
  onePair: "one pair: how far others would differ is not known",
  oneReplicate: "one run: how far runs differ is not known",
  allEqual: "all values are equal: no interval",
  noClusterVariation: "all clusters have the same value: no interval",
  zeroDenominator: "the denominator is zero",
  weakDenominator: "the denominator is too close to zero: the interval has no end",
  incomplete: "not every replicate has every unit",
  noLabels: "no sample has a label by people",
  noLabelledPositive: "people called no sample positive: how often the judge sees one is not known",
  noLabelledNegative:
    "people called no sample negative: how often the judge sees that is not known",
  oneAnswer: "judge and people give one and the same answer throughout, as chance alone would",
  rareAnswer: "judge or people gave one of the answers less than five times: no interval",
  uninformativeJudge:
    "the judge's answers hardly depend on the right answer (sensitivity + specificity is too near 1): no correction",
  oneLabelledDraw:
    "all labels stand together in one place: how far others would differ is not known",
  notBinary: "the judge or the labels have values other than 0 and 1",
  noPositives: "no positive samples",
  noNegatives: "no negative samples",
  onePositiveDraw:
    "all positive samples stand together in one place: how far others would differ is not known",
  oneNegativeDraw:
    "all negative samples stand together in one place: how far others would differ is not known",
  falsePositiveRate: "the false-positive rate must lie between 0 and 1",
  oneUnit: "one unit: how far units differ is not known",
};

const moreLabels = "label more, or say `correction: none`";

/** Why there is no value or no interval. */
export function reasonText(reason: Reason, experiment: Experiment): string {
  return `${why(reason, experiment)}${placeText(reason.where, experiment)}`;
}

function why(reason: Reason, { design }: Experiment): string {
  switch (reason.is) {
    case "names a class":
      return `${reason.factor} tells positive from negative samples of ${reason.metric}: leave it out`;
    case "weak denominator":
      return `the denominator may be as low as ${quantityText(reason.lower, { scale: reason.share ? "percent" : "plain", digits: 1 })}: read the difference instead of a ratio`;
    case "few labels":
      return `people labelled ${reason.units === 0 ? "none" : `only ${reason.units}`} of at least ${reason.least} that a correction needs: ${moreLabels}`;
    case "labels of one answer":
      return `people said ${reason.answer} wherever they looked, so that half of the judge's errors are unknown: ${moreLabels}`;
    case "few negatives":
      return `a false-positive rate of ${percentText(reason.fpr)} needs at least ${reason.needed} negative samples`;
    case "by the method":
      return reason.why === "fewNegatives" ? "too few negative samples" : byMethod[reason.why];
    default:
      return "kind" in reason
        ? noMethod[reason.is](drawNoun(design, reason.kind))
        : plain[reason.is];
  }
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
