import {
  difference,
  fixed,
  interval,
  level,
  type NumberStyle,
  ratio,
  signed,
} from "../lib/format-number.ts";
import type { Contrast, Estimate, Interval, Metric } from "../model/index.ts";
import {
  contrastStyle,
  estimateStyle,
  isArea,
  isShare,
  styleOf,
  valueWord,
} from "../model/index.ts";
import { counted } from "../stats/words.ts";

export { contrastStyle, estimateStyle } from "../model/index.ts";

export const dagger = "\u2020";

/** Value without its unit, for a column whose head names the unit. */
export function columnValue(estimate: Estimate, metric: Metric): string {
  if (estimate.value === null) return "–";
  const style = estimateStyle(estimate, metric);
  const text = fixed(estimate.value * (style.scale === "percent" ? 100 : 1), style.digits);
  return estimate.published ? text + dagger : text;
}

export function columnDifference(contrast: Contrast, metric: Metric): string {
  return contrast.value === null
    ? "–"
    : bareDifference(contrast.value, contrastStyle(contrast, metric));
}

export function bareDifference(value: number, style: NumberStyle): string {
  return signed(value * (style.scale === "percent" ? 100 : 1), style.digits);
}

export function intervalText(range: Interval | null, style: NumberStyle): string {
  return range ? interval(range.lower ?? -Infinity, range.upper ?? Infinity, style) : "";
}

/** A transcribed interval of no width: resampling a list without events, or with nothing else, says nothing. */
export function saysNothing(estimate: Pick<Estimate, "interval" | "published">): boolean {
  const range = estimate.interval;
  return estimate.published !== null && range !== null && range.lower === range.upper;
}

/** Our own interval of a transcribed number, where its source has none or one that says nothing: `ours [0, 4]`. */
export function oursText(estimate: Estimate, metric: Metric): string | null {
  const ours = estimate.published?.ours;
  return ours && (!estimate.interval || saysNothing(estimate))
    ? `ours ${intervalText(ours, styleOf(metric, { n: estimate.n, intervals: [ours] }))}`
    : null;
}

/** `96.7% [93.9, 98.2]`, or the value and why there is no interval. */
export function estimateText(
  estimate: Estimate,
  metric: Metric,
  style: NumberStyle = estimateStyle(estimate, metric),
): string {
  if (estimate.value === null) return `no value (${estimate.reason ?? "no scored samples"})`;
  const value = level(estimate.value, style);
  const range = intervalText(estimate.interval, style);
  if (!estimate.published)
    return estimate.interval
      ? `${value} ${range}`
      : `${value} (${estimate.reason ?? "no interval"})`;
  if (estimate.interval && !saysNothing(estimate)) return `${value} ${range} (published)`;
  const ours = oursText(estimate, metric);
  const theirs = estimate.interval ? "interval without width" : "no interval reported";
  return `${value} (published, ${[theirs, ours].filter(Boolean).join(", ")})`;
}

/** `+55.8 pp [44.1, 67.5]`. */
export function contrastText(
  contrast: Contrast,
  metric: Metric,
  style: NumberStyle = contrastStyle(contrast, metric),
): string {
  if (contrast.value === null) return `no value (${contrast.reason ?? "no pairs"})`;
  const value = (contrast.scale === "ratio" ? ratio : difference)(contrast.value, style);
  return contrast.interval
    ? `${value} ${intervalText(contrast.interval, style)}`
    : `${value} (${contrast.reason ?? "no interval"})`;
}

/**
 * Why a difference is not that of the two values printed beside it: it may rest on fewer units, or weigh them
 * otherwise. `100% and 100% over the 100 prompts of both sides`; null where the three numbers agree as written.
 */
export function comparedText(
  contrast: Contrast,
  of: Estimate,
  versus: Estimate,
  metric: Metric,
  unit: string,
): string | null {
  if (contrast.scale === "interaction" || contrast.published) return null;
  const sides = [
    { estimate: of, value: contrast.estimates.of },
    { estimate: versus, value: contrast.estimates.versus },
  ];
  const agrees = sides.every(({ estimate, value }) => {
    if (estimate.value === null || value === null) return true;
    const style = estimateStyle(estimate, metric);
    return level(estimate.value, style) === level(value, style);
  });
  if (agrees) return null;
  const values = sides.map(({ value }) => value);
  const style = styleOf(metric, { n: Math.min(contrast.n.of, contrast.n.versus), values });
  const [first, second] = values.map((value) => (value === null ? "none" : level(value, style)));
  return `${first} and ${second} ${overWords(contrast, unit)}`;
}

/** What the two values of a contrast are over, where that is not all of each side. */
function overWords({ leftOut, paired, restricted, pairs, drawn }: Contrast, unit: string): string {
  if (restricted.length > 0) return `over what both sides have (${restricted.join("; ")})`;
  if (leftOut && paired) return `over the ${counted(leftOut.shared, leftOut.noun)} of both sides`;
  return pairs && drawn === "unit"
    ? `over the ${counted(pairs.used, unit)} of both sides`
    : "as compared";
}

/** Head of a number column: the unit in which its numbers stand. */
export const levelUnit = (metric: Metric) =>
  isShare(metric) ? "%" : isArea(metric) ? valueWord(metric) : "mean";

/** What the numbers of a chart are, in a sentence. */
export const numbersWord = (metric: Metric) =>
  isShare(metric) ? "percent" : isArea(metric) ? "areas under the curve" : "means";
export const differenceUnit = (metric: Metric) => (isShare(metric) ? "pp" : "difference");
