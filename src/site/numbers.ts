import type { NumberStyle } from "../lib/format-number.ts";
import { difference, fixed, interval, level } from "../lib/format-number.ts";
import type { Contrast, Estimate, FindingReport, Interval, Metric } from "../model/index.ts";
import { contrastStyle, estimateStyle, styleOf } from "../model/index.ts";

export { contrastStyle, estimateStyle, styleOf } from "../model/index.ts";

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

export function estimateText(estimate: Estimate, metric: Metric): Written {
  const style = estimateStyle(estimate, metric);
  return {
    value:
      estimate.value === null ? (estimate.reason ?? "no estimate") : level(estimate.value, style),
    interval: intervalText(estimate.interval, style),
  };
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
  const ours = intervalText(published?.ours ?? null, styleOf(metric, estimate.n || null, null));
  if (range === null || text === null)
    return ours === null ? null : { text: `ours ${ours}`, note: "none reported" };
  return published && range.lower === range.upper && ours
    ? { text: `ours ${ours}`, note: `source: ${text}` }
    : { text, note: null };
}

export function contrastText(contrast: Contrast, metric: Metric): Written {
  const style = contrastStyle(contrast, metric);
  const write =
    contrast.scale === "ratio"
      ? (v: number) => `×${fixed(v, 2)}`
      : (v: number) => difference(v, style);
  return {
    value: contrast.value === null ? (contrast.reason ?? "no estimate") : write(contrast.value),
    interval: intervalText(contrast.interval, style),
  };
}

/** What was found, on the scale of the finding: a difference or a level. */
export function foundText(finding: FindingReport, metric: Metric): Written {
  if (finding.contrast) return contrastText(finding.contrast, metric);
  if (finding.estimate) return estimateText(finding.estimate, metric);
  return { value: "no evidence", interval: null };
}

/** How numbers on the axis of a finding are written. */
export function findingStyle(finding: FindingReport, metric: Metric): NumberStyle {
  if (finding.contrast) return contrastStyle(finding.contrast, metric);
  return finding.estimate ? estimateStyle(finding.estimate, metric) : styleOf(metric, null, null);
}
