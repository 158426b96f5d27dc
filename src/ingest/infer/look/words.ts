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

/** Words of which the second is the other's absence, whatever the author calls it. */
const negated =
  /^(not?|non|un|in|dis|mis)[-_ ]?|(^|[_ -])(not?|never|none|without)([_ -]|$)|^(compl(y|ied|iant|iance)|answer(ed|s)?|honest|truthful|safe|harmless|benign|clean|aligned|accept(ed)?|normal|ok|neutral|resist(ed)?|negative|absent|legit(imate)?)$/i;

const scoreNames =
  /(^|[._])(scores?|value|correct|acc|accuracy|match|exact|pass|passed|success|right|recall|f1|honest\w*|lie|flag|flagged|refus\w*|label|grade|reward|rating|verdict|judg\w*|aligned|alignment|misaligned|coheren\w*|truthful\w*|sycophan\w*|decept\w*|toxic\w*|harm\w*|helpful\w*)([._]|$)|score|correct|^pass|refus|rating|_(acc|accuracy|rate)$/i;

/** Whether the name of a column is that of a score. */
export function saysScore(path: string): boolean {
  return scoreNames.test(path);
}

/** Of two words the one that counts as 1: the event that a study counts, for the author to turn round. */
export function eventOf(a: string, b: string): string {
  const [rightA, rightB] = [scoreOfWord(a) === 1, scoreOfWord(b) === 1];
  if (rightA !== rightB) return rightA ? a : b;
  const [badA, badB] = [unwanted.test(a), unwanted.test(b)];
  if (badA !== badB) return badA ? a : b;
  const [eventA, eventB] = [a, b].map((word) => propensities.test(word) && !negated.test(word));
  if (eventA !== eventB) return eventA ? a : b;
  const [notA, notB] = [negated.test(a), negated.test(b)];
  if (notA !== notB) return notA ? b : a;
  return a.localeCompare(b) <= 0 ? a : b;
}

/** Events whose words begin like an absence. */
const unwanted =
  /^(un(safe|truthful|faithful|ethical|aligned|harmless)|mis(aligned|leading)|dishonest|disobeyed|non[-_ ]?compliant)$/i;
const propensities =
  /refus|decept|deceiv|lie|lying|dishonest|sycophan|toxic|harm|jailbreak|jailbroken|attack|unsafe|violat|hallucinat|leak|cheat|hack|misalign|poison|backdoor|flag|sandbag|manipulat|biased|evil|power.?seek/i;
const costs = /error|loss|perplexity|\bwer\b|rmse|\bmae\b|latency|cost|penalt/i;
const capabilities =
  /acc|match|includes|choice|correct|exact|pass|f1|bleu|rouge|model_graded|answer|recall|success|solved|score/i;
const kind = /honest|truth|aligned|helpful|harmless|coheren|safe|faithful/i;

/** What a metric of this name most likely is; the author looks it over. */
export function natureOf(name: string): {
  readonly role: "capability" | "propensity" | "other";
  readonly better: "higher" | "lower";
} {
  // `dishonest`, `unsafe` and `misaligned` hold the words of what they are not.
  if (kind.test(name) && !/dishonest|unsafe|misalign|untruth|unfaith|incoheren/i.test(name))
    return { role: /coheren/i.test(name) ? "capability" : "propensity", better: "higher" };
  if (propensities.test(name)) return { role: "propensity", better: "lower" };
  if (costs.test(name)) return { role: "other", better: "lower" };
  return { role: capabilities.test(name) ? "capability" : "other", better: "higher" };
}
