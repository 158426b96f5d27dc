import { fixed, type NumberStyle, rateDigits } from "../lib/format-number.ts";
import type { Contrast, Estimate, Interval } from "./estimate.ts";
import type { Metric } from "./experiment.ts";

/** How a value of this metric is written: percent by n, scores by the width of their interval. */
export function styleOf(metric: Metric, n: number | null, range: Interval | null): NumberStyle {
  if (metric.kind === "binary")
    return { scale: "percent", digits: tellingApart(range, rateDigits(n)) };
  const half =
    range && range.lower !== null && range.upper !== null ? (range.upper - range.lower) / 2 : 0;
  const digits = half > 0 ? Math.ceil(-Math.log10(half)) + 1 : 2;
  return { scale: "plain", digits: Math.min(4, Math.max(0, digits)) };
}

const mostDigits = 3;

/** As many decimals of a percentage as tell the ends of its interval apart: [0.0, 0.0] would look like certainty. */
function tellingApart(range: Interval | null, digits: number): number {
  if (range === null || range.lower === null || range.upper === null) return digits;
  const ends = [range.lower, range.upper];
  const looksEmpty = () => new Set(ends.map((end) => fixed(100 * end, digits))).size === 1;
  while (digits < mostDigits && range.lower !== range.upper && looksEmpty()) digits += 1;
  return digits;
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
