import type { NumberStyle } from "../lib/format-number.ts";
import { confidence, difference, interval, level, ratio } from "../lib/format-number.ts";
import type {
  Contrast,
  Estimate,
  EstimatePart,
  FindingReport,
  Interval,
  Metric,
} from "../model/index.ts";
import { contrastStyle, estimateStyle, findingStyle, partStyle, styleOf } from "../model/index.ts";

export interface Written {
  /** The value, or the reason why there is none. */
  readonly value: string;
  readonly interval: string | null;
}

export function intervalText(of: Interval | null, style: NumberStyle): string | null {
  if (!of) return null;
  return interval(
    of.lower ?? Number.NEGATIVE_INFINITY,
    of.upper ?? Number.POSITIVE_INFINITY,
    style,
  );
}

export function estimateText(
  estimate: Estimate,
  metric: Metric,
  style: NumberStyle = estimateStyle(estimate, metric),
): Written {
  return {
    value:
      estimate.value === null ? (estimate.reason ?? "no estimate") : level(estimate.value, style),
    interval: intervalText(estimate.interval, style),
  };
}

/** What an estimate is made of; the reason where it is not known. */
export function partText(part: EstimatePart, metric: Metric): Written {
  const style = partStyle(part, metric);
  return {
    value: part.value === null ? (part.reason ?? "not known") : level(part.value, style),
    interval: intervalText(part.interval, style),
  };
}

/** Our own interval of a transcribed number; null without one. */
export function oursText({ n, published }: Estimate, metric: Metric): string | null {
  const ours = published?.ours ?? null;
  return intervalText(ours, styleOf(metric, { n: n || null, intervals: [ours] }));
}

/**
 * Interval of an estimate for its own cell; where a source reports none, or one without width, which says nothing,
 * ours stands in its place.
 */
export function intervalOfEstimate(
  estimate: Estimate,
  metric: Metric,
): { readonly text: string; readonly note: string | null } | null {
  const { interval: range, published } = estimate;
  const text = intervalText(range, estimateStyle(estimate, metric));
  const ours = oursText(estimate, metric);
  if (range === null || text === null)
    return ours === null ? null : { text: `ours ${ours}`, note: "none reported" };
  return published && range.lower === range.upper && ours
    ? { text: `ours ${ours}`, note: `source: ${text}` }
    : { text, note: null };
}

export function contrastText(
  contrast: Contrast,
  metric: Metric,
  style: NumberStyle = contrastStyle(contrast, metric),
): Written {
  const write = contrast.scale === "ratio" ? ratio : difference;
  return {
    value:
      contrast.value === null ? (contrast.reason ?? "no estimate") : write(contrast.value, style),
    interval: intervalText(contrast.interval, style),
  };
}

/** The interval that a verdict was read from, with its level, where that is not the 95 % interval of what was found. */
export function decidingInterval(
  finding: FindingReport,
  metric: Metric,
): { readonly interval: string; readonly level: string } | null {
  const decided = finding.adjusted.interval;
  const own = (finding.contrast ?? finding.estimate)?.interval;
  const interval = intervalText(decided, findingStyle(finding, metric));
  if (!decided || interval === null || decided.level === own?.level) return null;
  return { interval, level: confidence(decided.level) };
}

/** What the judge alone says, beside a corrected rate or a difference of two; null for all other findings. */
export function judgeAloneText(finding: FindingReport, metric: Metric): Written | null {
  const { contrast, estimate } = finding;
  if (contrast?.raw) return contrastText({ ...contrast, ...contrast.raw }, metric);
  const raw = estimate?.parts?.find(({ id }) => id === "raw");
  return raw ? partText(raw, metric) : null;
}

/** What was found, on the scale of the finding: a difference or a level. */
export function foundText(finding: FindingReport, metric: Metric): Written {
  const style = findingStyle(finding, metric);
  if (finding.contrast) return contrastText(finding.contrast, metric, style);
  if (finding.estimate) return estimateText(finding.estimate, metric, style);
  return { value: "no evidence", interval: null };
}
