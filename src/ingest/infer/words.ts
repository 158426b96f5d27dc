/** Words in which tables give a score, lower case. */
const words = new Map<string, number>([
  ...["c", "correct", "right", "pass", "passed", "success", "yes", "true", "y"].map(
    (w) => [w, 1] as const,
  ),
  ...["i", "n", "incorrect", "wrong", "fail", "failed", "failure", "no", "false"].map(
    (w) => [w, 0] as const,
  ),
  ["p", 0.5],
  ["partial", 0.5],
]);
/** Those that a table may hold without a mapping. */
const known = new Set(["yes", "no", "true", "false"]);

/** The score that a word stands for; undefined for any other. */
export function scoreOfWord(text: string): number | undefined {
  return words.get(text.trim().toLowerCase());
}

/** Whether a table's score must be mapped with `values:`. */
export function needsMapping(text: string): boolean {
  return !known.has(text.trim().toLowerCase()) && !Number.isFinite(Number(text));
}

const propensities =
  /refus|decept|lie|lying|dishonest|sycophan|toxic|harm|jailbreak|attack|unsafe|violat|hallucinat|leak|cheat|hack|misalign|poison|backdoor|flag/i;
const costs = /error|loss|perplexity|\bwer\b|rmse|\bmae\b|latency|cost|penalt/i;
const capabilities =
  /acc|match|includes|choice|correct|exact|pass|f1|bleu|rouge|model_graded|answer|recall|success|solved|score/i;

/** What a metric of this name most likely is; the author looks it over. */
export function natureOf(name: string): {
  readonly role: "capability" | "propensity" | "other";
  readonly better: "higher" | "lower";
} {
  if (propensities.test(name)) return { role: "propensity", better: "lower" };
  if (costs.test(name)) return { role: "other", better: "lower" };
  return { role: capabilities.test(name) ? "capability" : "other", better: "higher" };
}
