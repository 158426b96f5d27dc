import type { Draws } from "../draws/index.ts";
import type { Cell, MetricData } from "../evidence/index.ts";
import type { Warning } from "../facts/index.ts";

/** Numbers of draws below which a number carries a warning, in one place. */
export const few = { claim: 5, draws: 10, clusters: 20, replicates: 5 } as const;

/** What a reader must know about how many draws there are. */
export function drawWarnings(kind: Draws["kind"], draws: number): readonly Warning[] {
  const enough = { unit: few.draws, cluster: few.clusters, replicate: few.replicates }[kind];
  return draws > 0 && draws < enough ? [{ is: "few draws", kind, draws }] : [];
}

/** Said where the design declares replicates and a side has one. */
export function oneRunWarning({ experiment }: MetricData): readonly Warning[] {
  return experiment.design.replicate === null ? [] : [{ is: "one run", kind: "replicate" }];
}

/** Said where runs answer exactly alike: they count once. */
export function copyWarning(
  { experiment }: MetricData,
  runs: number,
  distinct: number,
): readonly Warning[] {
  if (experiment.design.replicate === null || distinct >= runs) return [];
  return [{ is: "copies", copies: runs - distinct, runs }];
}

/** Said where cells weigh by what they hold. */
export function weightWarning({ experiment }: MetricData, averages: boolean): readonly Warning[] {
  return averages && experiment.design.weights === "samples" ? [{ is: "weighed by samples" }] : [];
}

/** Said where units have different numbers of samples, or conditions hold different units. */
export function balanceWarnings(
  cells: readonly Cell[],
  draws: readonly Draws[],
): readonly Warning[] {
  const unequal: readonly Warning[] = cells.some((cell) => cell.unequal)
    ? [{ is: "unequal epochs" }]
    : [];
  const patchy = draws.some((d) => {
    if (!d.patchy) return false;
    // A few units that miss a score in one condition are told by the counts of missing samples.
    const most = Math.max(...cells.map((cell) => new Set(cell[d.kind]).size));
    return d.present.length > most;
  });
  return patchy ? [...unequal, { is: "patchy", kind: draws[0]?.kind ?? "unit" }] : unequal;
}
