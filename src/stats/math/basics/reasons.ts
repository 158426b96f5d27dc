/** Why a method has no answer, by name; `wording` has the words. */
const all = [
  "noSamples",
  "emptyArm",
  "noPairs",
  "oneValue",
  "oneCluster",
  "onePair",
  "oneReplicate",
  "oneUnit",
  "allEqual",
  "noClusterVariation",
  "zeroDenominator",
  "weakDenominator",
  "incomplete",
  // Of judged and ranked samples.
  "noLabels",
  "noLabelledPositive",
  "noLabelledNegative",
  "oneAnswer",
  "rareAnswer",
  "uninformativeJudge",
  "oneLabelledDraw",
  "notBinary",
  "noPositives",
  "noNegatives",
  "onePositiveDraw",
  "oneNegativeDraw",
  "falsePositiveRate",
  "fewNegatives",
] as const;

export type MathReason = (typeof all)[number];

/** Each name under itself: a method that is misspelt does not compile. */
export const reasons = Object.fromEntries(all.map((name) => [name, name])) as {
  readonly [Name in MathReason]: Name;
};

/** A reason as the list has it: whatever else a method returns is a bug of ours. */
export function mathReason(name: string): MathReason {
  const found = all.find((one) => one === name);
  if (found === undefined) throw new Error(`No reason "${name}".`);
  return found;
}
