import {
  type Crossed,
  columnMeans,
  rowMeans,
  tooSmall,
} from "../../../src/stats/math/basics/crossed.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { allEqual, mean, squaredDeviations, sum } from "../../../src/stats/math/basics/sums.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const replicateComponents: Method = {
  name: "ANOVA variance components",
  doc: "How much of the spread comes from replicates, from units, and from the rest.",
  citation: "Searle, Casella & McCulloch 1992, Variance Components",
};

/** Mean squares, and components cut at 0; all null, with the reason, for one replicate or unit. */
export interface Components {
  readonly replicateSquare: number | null;
  readonly unitSquare: number | null;
  readonly residualSquare: number | null;
  readonly replicate: number | null;
  readonly unit: number | null;
  readonly residual: number | null;
  readonly reason: string | null;
}

function residualSum(scores: Crossed, rows: readonly number[], columns: readonly number[]): number {
  const centre = mean(rows);
  const residuals = scores.flatMap((row, s) =>
    row.map((value, p) => value - (rows[s] ?? 0) - (columns[p] ?? 0) + centre),
  );
  return allEqual(residuals) ? 0 : sum(residuals.map((residual) => residual * residual));
}

/** Two-way crossed ANOVA, one value per cell: var_replicate = (MS_replicate - MS_residual) / P. */
export function varianceComponents(scores: Crossed): Components {
  const reason = tooSmall(scores, reasons);
  if (reason !== null)
    return {
      replicateSquare: null,
      unitSquare: null,
      residualSquare: null,
      replicate: null,
      unit: null,
      residual: null,
      reason,
    };
  const [rows, columns] = [rowMeans(scores), columnMeans(scores)];
  const [s, p] = [rows.length, columns.length];
  const replicateSquare = (p * squaredDeviations(rows)) / (s - 1);
  const unitSquare = (s * squaredDeviations(columns)) / (p - 1);
  const residualSquare = residualSum(scores, rows, columns) / ((s - 1) * (p - 1));
  return {
    replicateSquare,
    unitSquare,
    residualSquare,
    replicate: Math.max(0, (replicateSquare - residualSquare) / p),
    unit: Math.max(0, (unitSquare - residualSquare) / s),
    residual: residualSquare,
    reason: null,
  };
}
