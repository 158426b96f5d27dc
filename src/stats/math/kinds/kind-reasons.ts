/** Why judged or ranked samples have no answer, in the words that pages print. */
export const kindReasons = {
  noLabels: "no sample has a label by people",
  noLabelledPositive: "no sample is positive by the labels of people: sensitivity unknown",
  noLabelledNegative: "no sample is negative by the labels of people: specificity unknown",
  oneAnswer:
    "judge and people give one and the same answer throughout: agreement by chance is certain",
  rareAnswer: "judge or people gave one of the answers less than five times: no interval",
  uninformativeJudge:
    "the judge's answers hardly depend on the right answer (sensitivity + specificity is too near 1): no correction",
  oneLabelledDraw: "all labels are of one draw: variance unknown",
  notBinary: "the judge or the labels have values other than 0 and 1",
  noPositives: "no positive samples",
  noNegatives: "no negative samples",
  onePositiveDraw: "all positive samples are of one draw: variance unknown",
  oneNegativeDraw: "all negative samples are of one draw: variance unknown",
  falsePositiveRate: "the false-positive rate must lie between 0 and 1",
} as const;

/** How many negatives a false-positive rate needs before any threshold can be said to keep it. */
export function tooFewNegatives(rate: number, needed: number): string {
  return `a false-positive rate of ${Number((100 * rate).toPrecision(3))} % needs at least ${needed} negative samples`;
}
