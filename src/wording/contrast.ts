import { counted } from "../lib/words.ts";
import type {
  Contrast,
  ContrastParts,
  Estimate,
  Experiment,
  Metric,
  NumberParts,
} from "../model/index.ts";
import { isShare } from "../model/index.ts";
import { contrastName, groupName, overInWords } from "./names.ts";
import {
  amountText,
  bareDifference,
  count,
  intervalText,
  type NumberStyle,
  pCell,
  pointText,
} from "./numbers/numbers.ts";
import { contrastStyle, estimateStyle, styleOf } from "./numbers/style.ts";
import { axisOf } from "./writer.ts";

/** What a number of evidence is, in a word or two. */
export function quantityName(contrast: Pick<Contrast, "scale"> | null): string {
  if (contrast === null) return "Value";
  const names = {
    difference: "Difference",
    ratio: "Ratio",
    interaction: "Difference in differences",
  };
  return names[contrast.scale];
}

/** A difference or a ratio in parts, without what only a table of contrasts says. */
export function comparedParts(
  contrast: Contrast,
  metric: Metric,
  style: NumberStyle = contrastStyle(contrast, metric),
): NumberParts {
  const { value, reason } = contrast;
  const interval = value === null ? null : intervalText(contrast.interval, style);
  const why = reason ?? (value === null ? "no pairs" : "no interval");
  const axis = contrast.scale === "ratio" ? "ratio" : "difference";
  const written = value === null ? null : pointText(value, axis, style);
  return {
    value: written,
    interval,
    unit: contrast.scale !== "ratio" && isShare(metric) ? "pp" : "",
    reason: interval === null ? why : null,
    mark: contrast.published ? "ours" : null,
    text: written === null ? `no value (${why})` : `${written} ${interval ?? `(${why})`}`,
  };
}

/** A contrast in parts. */
export function contrastParts(
  contrast: Contrast,
  metric: Metric,
  experiment: Experiment,
): ContrastParts {
  const { adjusted, p, smallestDetectable: least } = contrast;
  const written = adjusted?.p ?? (adjusted ? null : (p?.value ?? null));
  const beside = { values: [least] };
  return {
    ...comparedParts(contrast, metric),
    name: contrastName(contrast, experiment),
    group: groupName(contrast, experiment),
    over: overInWords(contrast, experiment),
    n: `${count(contrast.n.of)} and ${count(contrast.n.versus)}`,
    p: written === null ? null : pCell(written),
    correction: adjusted?.correction ?? null,
    couldShow:
      least === null
        ? null
        : amountText(least, axisOf({ contrast }), contrastStyle(contrast, metric, beside)),
  };
}

/** `+55.8 pp [44.1, 67.5]`. */
export function contrastText(contrast: Contrast, metric: Metric): string {
  return comparedParts(contrast, metric).text;
}

/** The value without its unit, for a column whose head names the unit. */
export function columnDifference(contrast: Contrast, metric: Metric): string {
  if (contrast.value === null) return "–";
  return bareDifference(contrast.value, contrastStyle(contrast, metric));
}

export const differenceUnit = (metric: Metric) => (isShare(metric) ? "pp" : "difference");

/** Head of a column of adjusted p-values, with the name of the correction where one was made. */
export function adjustedHead(contrasts: readonly Pick<Contrast, "adjusted">[]): string {
  const name = correctionIn(contrasts);
  return name === null ? "p" : `${name} p`;
}

/** The correction that contrasts shown together have in common; null where none was made. */
export function correctionIn(contrasts: readonly Pick<Contrast, "adjusted">[]): string | null {
  return contrasts.find(({ adjusted }) => adjusted?.correction)?.adjusted?.correction ?? null;
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
    return pointText(estimate.value, "level", style) === pointText(value, "level", style);
  });
  if (agrees) return null;
  const values = sides.map(({ value }) => value);
  const style = styleOf(metric, { n: Math.min(contrast.n.of, contrast.n.versus), values });
  const [first, second] = values.map((value) =>
    value === null ? "none" : pointText(value, "level", style),
  );
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

/** One side of a contrast as it was compared: on the units of both sides, weighed alike. */
export function sideText(contrast: Contrast, side: "of" | "versus", metric: Metric): string | null {
  const value = contrast.estimates[side];
  if (value === null) return null;
  return pointText(value, "level", styleOf(metric, { n: contrast.n[side], values: [value] }));
}
