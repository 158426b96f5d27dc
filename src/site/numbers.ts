import type { NumberStyle } from "../lib/format-number.ts";
import { difference, fixed, interval, level, rateDigits } from "../lib/format-number.ts";
import type { Contrast, Estimate, FindingReport, Interval, Metric } from "../model/index.ts";

/** How numbers of a metric are written: percent by n, scores by the width of their interval; as in the charts. */
export function styleOf(
  metric: Metric,
  n: number | null,
  range: Interval | null = null,
): NumberStyle {
  if (metric.kind === "binary") return { scale: "percent", digits: rateDigits(n) };
  const half =
    range && range.lower !== null && range.upper !== null ? (range.upper - range.lower) / 2 : 0;
  const digits = half > 0 ? Math.ceil(-Math.log10(half)) + 1 : 2;
  return { scale: "plain", digits: Math.min(4, Math.max(0, digits)) };
}

export function estimateStyle(estimate: Estimate, metric: Metric): NumberStyle {
  if (!estimate.published || estimate.value === null)
    return styleOf(metric, estimate.n, estimate.interval);
  // A transcribed number keeps the digits of its source.
  const scale = metric.kind === "binary" ? "percent" : "plain";
  const shown = Number((estimate.value * (scale === "percent" ? 100 : 1)).toPrecision(10));
  return { scale, digits: Math.min(4, String(shown).split(".")[1]?.length ?? 0) };
}

export function contrastStyle(contrast: Contrast, metric: Metric): NumberStyle {
  if (contrast.scale === "ratio") return { scale: "plain", digits: 2 };
  return styleOf(metric, Math.min(contrast.n.of, contrast.n.versus), contrast.interval);
}

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
  return finding.estimate ? estimateStyle(finding.estimate, metric) : styleOf(metric, null);
}
