import { type Crossed, columnMeans, rowMeans, tooSmall } from "../../math/basics/crossed.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { mean, variance } from "../../math/basics/sums.ts";
import { replicateWords, type TOutcome, tInterval } from "../../math/intervals/t-inference.ts";
import { welchStandard } from "../../math/intervals/welch-standard.ts";
import type { Method } from "../method.ts";

export const replicateTwoWay: Method = {
  name: "two-way clustered t",
  doc: "Interval for a mean over replicates and units at once.",
  citation: "Cameron, Gelbach & Miller 2011, J Bus Econ Stat 29:238",
};

/** The variances of the mean that the two-way interval is made of. */
export interface TwoWayOutcome extends TOutcome {
  readonly replicateVariance: number | null;
  readonly unitVariance: number | null;
  readonly cellVariance: number | null;
  /** replicate + unit - cell, before it is kept from falling below either part. */
  readonly rawVariance: number | null;
  readonly usedVariance: number | null;
}

/**
 * V = V_replicate + V_unit - V_cell, each with its own G/(G-1); max(V, V_replicate, V_unit) is used,
 * with t(min(S, P) - 1). Null for one replicate or one unit.
 */
export function replicateTwoWayInterval(scores: Crossed, level: number): TwoWayOutcome {
  const reason = tooSmall(scores, reasons);
  const values = scores.flat();
  if (reason !== null)
    return {
      estimate: values.length === 0 ? null : mean(values),
      se: null,
      df: null,
      interval: null,
      reason,
      replicateVariance: null,
      unitVariance: null,
      cellVariance: null,
      rawVariance: null,
      usedVariance: null,
    };
  const [replicates, units] = [rowMeans(scores), columnMeans(scores)];
  const replicateVariance = variance(replicates) / replicates.length;
  const unitVariance = variance(units) / units.length;
  const cellVariance = variance(values) / values.length;
  const rawVariance = replicateVariance + unitVariance - cellVariance;
  const usedVariance = Math.max(rawVariance, replicateVariance, unitVariance);
  const standard = {
    estimate: mean(values),
    se: Math.sqrt(usedVariance),
    df: Math.min(replicates.length, units.length) - 1,
  };
  return {
    ...tInterval(standard, level, replicateTwoWay.name, replicateWords),
    replicateVariance,
    unitVariance,
    cellVariance,
    rawVariance,
    usedVariance,
  };
}

/**
 * The difference of two groups of different replicates on the same units, by the same formula:
 * V_replicate and V_cell are sums over the two groups, V_unit is that of the units' differences. df is
 * Welch's, or one less than the units where that is smaller, so that it is never narrower than Welch.
 */
export function replicateTwoWayGroupsInterval(
  first: Crossed,
  second: Crossed,
  level: number,
): TOutcome {
  const none = { se: null, df: null, interval: null };
  const reason = tooSmall(first, reasons) ?? tooSmall(second, reasons);
  if (reason !== null) return { estimate: null, ...none, reason };
  if (first[0]?.length !== second[0]?.length)
    return { estimate: null, ...none, reason: reasons.incomplete };
  const replicates = welchStandard(rowMeans(first), rowMeans(second));
  const columns = columnMeans(second);
  const units = columnMeans(first).map((value, i) => value - (columns[i] ?? 0));
  const replicateVariance = (replicates.se ?? 0) ** 2;
  const unitVariance = variance(units) / units.length;
  const cellVariance = [first.flat(), second.flat()]
    .map((values) => variance(values) / values.length)
    .reduce((a, b) => a + b);
  const usedVariance = Math.max(
    replicateVariance + unitVariance - cellVariance,
    replicateVariance,
    unitVariance,
  );
  const fewest = Math.min(first.length, second.length) - 1;
  const standard = {
    estimate: replicates.estimate,
    se: Math.sqrt(usedVariance),
    df: Math.min(replicates.df ?? fewest, units.length - 1),
  };
  return tInterval(standard, level, replicateTwoWay.name, replicateWords);
}
