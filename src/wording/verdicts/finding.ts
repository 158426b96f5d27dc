import { capital, counted, sentences } from "../../lib/words.ts";
import type {
  Check,
  CheckParts,
  Experiment,
  Finding,
  FindingParts,
  Metric,
  NumberParts,
} from "../../model/index.ts";
import { comparedParts, quantityName, sideText } from "../contrast.ts";
import { estimateParts, partText } from "../estimate.ts";
import { contrastName, subjectInWords } from "../names.ts";
import {
  confidence,
  count,
  intervalText,
  type NumberStyle,
  pointText,
  pText,
} from "../numbers/numbers.ts";
import { findingStyle, styleOn } from "../numbers/style.ts";
import { axisOf, samplesOf } from "../writer.ts";
import { expectationInWords } from "./expectation.ts";
import { kindInWords, registrationInWords } from "./registration.ts";
import { verdictInWords } from "./verdict-word.ts";

type Found = Pick<Finding, "contrast" | "estimate" | "region" | "adjusted">;

/** What was found, on the scale of the finding and with the digits of its claim: a difference or a level. */
export function foundParts(finding: Found, metric: Metric): NumberParts {
  const style = findingStyle(finding, metric);
  if (finding.contrast) return comparedParts(finding.contrast, metric, style);
  if (finding.estimate) return estimateParts(finding.estimate, metric, style);
  const none = "no evidence";
  return { value: null, interval: null, unit: "", reason: none, mark: null, text: none };
}

/** `−20.2 pp [−34.3, −6.1]`. */
export function foundText(finding: Found, metric: Metric): string {
  return foundParts(finding, metric).text;
}

/** A finding in parts: all that pages and exporters place of it. */
export function findingParts(finding: Finding, experiment: Experiment): FindingParts {
  const metric = metricIn(finding.metric, experiment);
  const { contrast, estimate, adjusted, p } = finding;
  const evidence = contrast ?? estimate;
  const { value, interval, unit, reason, mark, text } = foundParts(finding, metric);
  const sides = contrast && `${metric.label}: ${contrastName(contrast, experiment)}`;
  const name = subjectInWords(finding, metric, experiment);
  const decided = decidingInterval(finding, metric);
  const read = decided ? `${decided.interval} (${decided.level})` : interval;
  return {
    ...{ value, interval, unit, reason, mark, text },
    name,
    sides,
    // A verdict is shown with the interval that it was read from.
    found: [`${sides ?? name}: ${value ?? reason}`, read].filter(Boolean).join(" "),
    read,
    line: [
      `${capital(verdictInWords(finding))}: ${interval && read ? text.replace(interval, () => read) : text}`,
      `expected: ${expectationInWords(finding)}`,
      finding.beside,
    ]
      .filter(Boolean)
      .join(", "),
    expected: expectationInWords(finding),
    kind: kindInWords(finding),
    registered: registrationInWords(finding),
    n: contrast
      ? `${count(contrast.n.of)} and ${count(contrast.n.versus)}`
      : count(estimate?.n ?? 0),
    scope: finding.scope.words,
    method: sentences([
      evidence && capital(evidence.method),
      evidence && `The interval speaks about ${evidence.generalisesTo}`,
      p && `Tested by: ${p.method}`,
    ]),
    verdict: verdictInWords(finding),
    sentence: finding.why,
    correction: adjusted.family > 1 ? (adjusted.correction ?? null) : null,
    family: familyInWords(adjusted),
    decided,
    alone: judgeAlone(finding, metric),
    compared: contrast && {
      of: sideText(contrast, "of", metric),
      versus: sideText(contrast, "versus", metric),
    },
    checks: finding.checks.map((check) => checkParts(check, finding, experiment)),
  };
}

/** What was found of what, what decided, what was expected, and the verdict: for whoever hears the page. */
export function findingInOneLine(finding: Finding, experiment: Experiment): string {
  const metric = metricIn(finding.metric, experiment);
  const decided = decidingInterval(finding, metric);
  const by = decided ? `, decided by its ${decided.level} interval ${decided.interval}` : "";
  const found = `${quantityName(finding.contrast)} ${foundText(finding, metric)}${by}`;
  return `${subjectInWords(finding, metric, experiment)}. ${found}; expected: ${expectationInWords(finding)}. ${capital(verdictInWords(finding))}.`;
}

function metricIn(id: string, experiment: Experiment): Metric {
  const found = experiment.metrics.find((m) => m.id === id);
  if (!found) throw new Error(`No metric "${id}" in "${experiment.id}".`);
  return found;
}

/** How many findings were read together, and the adjusted p with the name of what adjusted it. */
function familyInWords({ family, p, correction, chosen }: Finding["adjusted"]): string {
  if (family === 1 && p !== null && chosen !== undefined)
    return `alone, ${pText(p)}; ${chosen} changes nothing of one`;
  const many = togetherWords(family);
  const name = family > 1 && correction ? `${correction} ` : "";
  return p === null ? many : `${many}, ${name}${pText(p)}`;
}

function togetherWords(family: number): string {
  if (family === 0) return "it could not be";
  return family === 1 ? "alone" : `with ${counted(family - 1, "other")}`;
}

/** The interval that a verdict was read from, with its level, where that is not the interval of what was found. */
function decidingInterval(finding: Found, metric: Metric): FindingParts["decided"] {
  const decided = finding.adjusted.interval;
  const own = (finding.contrast ?? finding.estimate)?.interval;
  const interval = intervalText(decided, findingStyle(finding, metric));
  if (!decided || interval === null || decided.level === own?.level) return null;
  return { interval, level: confidence(decided.level), own: own ? confidence(own.level) : null };
}

/** What the judge alone says, beside a corrected rate or a difference of two; null for all other findings. */
function judgeAlone({ contrast, estimate }: Found, metric: Metric): FindingParts["alone"] {
  if (contrast?.raw) {
    const { value, interval, reason } = comparedParts({ ...contrast, ...contrast.raw }, metric);
    return { value: value ?? reason ?? "", interval };
  }
  const raw = estimate?.parts?.find(({ id }) => id === "raw");
  return raw ? partText(raw, metric) : null;
}

/** What a check of a finding came to. */
export function checkParts(check: Check, finding: Finding, experiment: Experiment): CheckParts {
  const metric = metricIn(check.metric, experiment);
  const style = styleOfCheck(check, finding, metric);
  const interval = intervalText(check.interval, style);
  if (check.value === null) return { result: check.text ?? "", interval, more: null };
  const axis = finding.contrast?.scale === "ratio" ? "ratio" : check.scale;
  return { result: pointText(check.value, axis, style), interval, more: check.text };
}

/** As the finding is written, with what tells this row's own interval apart; another metric has a style of its own. */
function styleOfCheck(check: Check, finding: Finding, metric: Metric): NumberStyle {
  const own = { values: [check.value], intervals: [check.interval] };
  if (metric.id === finding.metric) return findingStyle(finding, metric, own);
  const n = (finding.contrast ?? finding.estimate) ? samplesOf(finding) : null;
  const axis = axisOf(finding) === "ratio" ? "ratio" : check.scale;
  return styleOn(axis, metric, { n, ...own });
}
