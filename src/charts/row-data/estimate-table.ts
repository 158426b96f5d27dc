import type {
  Contrast,
  Counted,
  Estimate,
  Interval,
  Mark,
  Metric,
  TableCell,
} from "../../model/index.ts";
import { conditionKey, countedOf, countedSides } from "../../model/index.ts";
import {
  adjustedHead,
  columnDifference,
  columnValue,
  contrastStyle,
  count,
  dagger,
  differenceUnit,
  estimateStyle,
  intervalText,
  oursText,
  pCell,
  quantityUnit,
  saysNothing,
} from "../../wording/index.ts";

type Columns = readonly {
  readonly id: string;
  readonly label: string;
  readonly align: "left" | "right";
}[];

const right = (id: string, label: string) => ({ id, label, align: "right" as const });
export const left = (id: string, label: string) => ({ id, label, align: "left" as const });

export const textCell = (text: string, mark?: Mark, note?: string): TableCell => ({
  text,
  kind: "text",
  raw: text,
  ...(mark ? { mark } : {}),
  ...(note ? { note } : {}),
});
export const missingCell = (reason: string): TableCell => ({
  text: reason,
  kind: "missing",
  raw: null,
});
/** An interval at full precision, as a cell keeps it: both ends and the level. */
export const rawInterval = ({ lower, upper, level }: Interval): string =>
  `${lower ?? "-inf"} ${upper ?? "inf"} ${level}`;
export const numberCell = (text: string, raw: number | null): TableCell => ({
  text,
  kind: "number",
  raw,
});

/** Columns for one metric of estimates; pairs with `estimateCells`. */
export function estimateColumns(metric: Metric | null, prefix = ""): Columns {
  const id = (name: string) => (prefix ? `${prefix}-${name}` : name);
  const unit = metric ? quantityUnit(metric) : "value";
  return [
    right(id("value"), prefix && metric ? `${metric.label}, ${unit}` : unit),
    right(id("interval"), "95% interval"),
    right(id("n"), "n"),
    right(id("missing"), "Missing"),
  ];
}

export function estimateCells(
  estimate: Estimate | null,
  metric: Metric,
  reason: string | null,
): readonly TableCell[] {
  if (!estimate || estimate.value === null) {
    const why = reason ?? estimate?.reason ?? "no data";
    return [
      missingCell(why),
      missingCell(""),
      numberCell(estimate ? count(estimate.n) : "0", estimate?.n ?? 0),
      numberCell("", null),
    ];
  }
  const style = estimateStyle(estimate, metric);
  const missing = Object.values(estimate.missing).reduce((s, n) => s + n, 0);
  const range = estimate.interval;
  const ours = oursText(estimate, metric);
  return [
    {
      text: columnValue(estimate, metric),
      kind: estimate.published ? "published" : "number",
      raw: estimate.value,
    },
    range
      ? {
          text: ours ?? intervalText(range, style) ?? "",
          kind: "interval",
          raw: rawInterval(range),
          ...(saysNothing(estimate) ? { note: `source: ${intervalText(range, style)}` } : {}),
        }
      : ours
        ? { text: ours, kind: "interval", raw: null, note: "none reported" }
        : missingCell(estimate.published ? "none reported" : (estimate.reason ?? "none")),
    numberCell(estimate.published && estimate.n === 0 ? "" : count(estimate.n), estimate.n),
    numberCell(count(missing), missing),
  ];
}

/** What a row counts; undefined where it counts no samples. */
type Behind = { readonly behind: Counted[] } | undefined;

/**
 * What a row of these estimates counts, each of its metric: the same samples once. None where all are absent or
 * transcribed. `draw`: only those of one cluster or replicate.
 */
export function behindEstimates(
  estimates: readonly (readonly [Estimate | null | undefined, Metric])[],
  draw?: Counted["draw"],
): Behind {
  const counted = new Map<string, Counted>();
  for (const [estimate, metric] of estimates)
    if (estimate && !estimate.published && estimate.n > 0) {
      const own = countedOf(estimate.of, metric);
      counted.set(own.of.map(conditionKey).join(), draw ? { ...own, draw } : own);
    }
  return counted.size === 0 ? undefined : { behind: [...counted.values()] };
}

/** What a row of a contrast counts: both of its sides. */
export function behindContrast(contrast: Contrast, metric: Metric): Behind {
  if (contrast.published || contrast.value === null) return undefined;
  return { behind: [...countedSides(contrast, metric)] };
}

/** Columns for contrasts; the head of their p names the correction. */
export function contrastColumns(metric: Metric | null, contrasts: readonly Contrast[]): Columns {
  return [
    right("difference", metric ? differenceUnit(metric) : "Difference"),
    right("interval", "95% interval"),
    right("p", adjustedHead(contrasts)),
    right("draws", "Draws"),
  ];
}

export function contrastCells(contrast: Contrast, metric: Metric): readonly TableCell[] {
  if (contrast.value === null)
    return [
      missingCell(contrast.reason ?? "no data"),
      missingCell(""),
      missingCell(""),
      numberCell(count(contrast.units), contrast.units),
    ];
  const range = contrast.interval;
  const p = contrast.adjusted?.p ?? contrast.p?.value ?? null;
  return [
    {
      text: columnDifference(contrast, metric) + (contrast.published ? dagger : ""),
      kind: contrast.published ? "published" : "number",
      raw: contrast.value,
    },
    range
      ? {
          text: intervalText(range, contrastStyle(contrast, metric)) ?? "",
          kind: "interval",
          raw: rawInterval(range),
        }
      : missingCell(contrast.reason ?? "none"),
    p === null ? missingCell("–") : numberCell(pCell(p), p),
    numberCell(count(contrast.units), contrast.units),
  ];
}
