import type { Contrast, Estimate, Metric } from "../../model/index.ts";
import { adjustedHead, contrastText } from "../contrast.ts";
import { columnValue, estimateText } from "../estimate.ts";
import { count, intervalText, type NumberStyle, pCell, quantityText } from "../numbers/numbers.ts";

/** Text alternatives: what each chart shows, for whoever hears it. Labels come as the chart writes them. */

const together = (parts: readonly (string | null | undefined)[], by: string) =>
  parts.filter(Boolean).join(by);

/** A heading and what stands under it. */
export function panelText(title: string, items: readonly string[]): string {
  return `${title}. ${items.join("; ")}.`;
}

/** A value with its interval, or why there is none. */
export function valueText(
  estimate: Estimate | null,
  metric: Metric,
  reason: string | null,
): string {
  return estimate ? estimateText(estimate, metric) : `no data (${reason ?? ""})`;
}

/** One row of a chart of estimates: `Tagged: no tag 12% [4, 20], tag 80% [70, 90]`. */
export function rowText(
  label: string,
  metric: Metric,
  entries: readonly {
    readonly label: string;
    readonly estimate: Estimate | null;
    readonly reason: string | null;
  }[],
): string {
  const said = entries.map((e) =>
    together([e.label, valueText(e.estimate, metric, e.reason)], " "),
  );
  return `${label}: ${said.join(", ")}`;
}

/** One row of a chart of contrasts, with its p where it was adjusted. */
export function contrastRowText(
  names: readonly string[],
  contrast: Contrast,
  metric: Metric,
): string {
  const p = contrast.adjusted?.p;
  const adjusted = p == null ? "" : `, ${adjustedHead([contrast])} ${pCell(p)}`;
  return `${together(names, ", ")}: ${contrastText(contrast, metric)}${adjusted}`;
}

/** What single values are of, and where they lie. */
export function spreadText(word: string, spans: readonly string[]): string {
  return `Values by ${word}. ${spans.join("; ")}.`;
}

const at = (value: number, estimate: Estimate, metric: Metric) =>
  columnValue({ ...estimate, value }, metric);

/** Values of the runs of one condition: `Tagged: 8 from 12 to 40`. */
export function runsText(
  names: readonly (string | null | undefined)[],
  values: readonly number[],
  estimate: Estimate,
  metric: Metric,
): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const name = together(names, ", ");
  const write = (value: number) => at(value, estimate, metric);
  return values.every((value) => value === low)
    ? `${name}: all ${values.length} at ${write(low)}`
    : `${name}: ${values.length} from ${write(low)} to ${write(high)}`;
}

/** Values of the units of one condition, with the one in the middle. */
export function middleText(
  names: readonly string[],
  values: readonly number[],
  estimate: Estimate,
  metric: Metric,
): string {
  const sorted = values.toSorted((a, b) => a - b);
  const write = (share: number) =>
    at(sorted[Math.round(share * (sorted.length - 1))] ?? 0, estimate, metric);
  return `${together(names, ", ")}: ${count(sorted.length)} from ${write(0)} to ${write(1)}, middle ${write(0.5)}`;
}

/** Highest and lowest cells of a matrix that are said, where it has more than twice as many. */
const mostSaid = 3;

/** A cell of a matrix as it is written there. */
export interface CellSaid {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  readonly style: NumberStyle;
  readonly interval: { readonly lower: number | null; readonly upper: number | null } | null;
  readonly ours: string | null;
}

export function matrixText(
  {
    metric,
    row,
    column,
  }: { readonly metric: string; readonly row: string; readonly column: string },
  cells: readonly CellSaid[],
): string {
  const sorted = cells.toSorted((a, b) => b.value - a.value);
  const say = (cell: CellSaid) => {
    const interval = intervalText(cell.interval, cell.style);
    const beside = cell.ours ? `(${cell.ours})` : interval;
    return together(
      [`${cell.row} under ${cell.column}`, quantityText(cell.value, cell.style), beside],
      " ",
    );
  };
  const list = (some: readonly CellSaid[]) => `${some.map(say).join(", ")}.`;
  const said =
    sorted.length > 2 * mostSaid
      ? `Highest: ${list(sorted.slice(0, mostSaid))} Lowest: ${list(sorted.slice(-mostSaid).reverse())}`
      : list(sorted);
  return `${metric} by ${row} and ${column}. ${said}`;
}

interface PointSaid {
  readonly label: string;
  readonly estimate: Estimate;
}

/** A line by its ends: `Tagged: from 12% [4, 20] at step 100 to 80% [70, 90] at step 900`. */
export function lineText(label: string, points: readonly PointSaid[], metric: Metric): string {
  const [first, last] = [points[0], points.at(-1)];
  const say = (point: PointSaid | undefined) =>
    point ? `${estimateText(point.estimate, metric)} at ${point.label}` : "";
  return first === last
    ? `${label}: ${say(first)}`
    : `${label}: from ${say(first)} to ${say(last)}`;
}

export const alongText = (title: string, label: string) => `${title} along ${label}`;

interface Coordinate {
  readonly metric: Metric;
  readonly estimate: Estimate | null;
  readonly reason: string | null;
}

/** A point of a plane: both of its values, or what it lacks. */
export function placeText(
  label: string,
  { across, up }: { readonly across: Coordinate; readonly up: Coordinate },
): string {
  const say = ({ metric, estimate, reason }: Coordinate) =>
    `${metric.label} ${estimate ? estimateText(estimate, metric) : `has no data (${reason ?? ""})`}`;
  return together([label, say(across), say(up)], ", ");
}

export function planeText(
  across: string,
  up: string,
  arms: readonly { readonly label: string; readonly places: readonly string[] }[],
): string {
  const said = arms.map(({ label, places }) => `${label}: ${places.join("; ")}.`);
  return `${across} across, ${up} up. ${said.join(" ")}`;
}

/** One pair by its two ends and their difference. */
export const pairText = (label: string, from: string, to: string, difference: string) =>
  `${label}: ${from} to ${to} (${difference})`;

export function pairsText(
  metric: Metric,
  ends: { readonly from: string; readonly to: string },
  overall: Contrast | null,
  pairs: readonly string[],
): string {
  const mean = overall ? ` Over all: ${contrastText(overall, metric)}.` : "";
  return `${metric.label}, ${ends.from} to ${ends.to}.${mean} ${pairs.join("; ")}.`;
}
