import { fixed } from "../lib/format-number.ts";
import type { Cell, MetricData } from "./observations.ts";
import { describeCondition } from "./selection.ts";

/** Shares of missing samples from which a number carries a badge. */
export const missingInCell = 0.05;
export const missingBetweenCells = 0.03;

function share(cells: readonly Cell[]): number {
  const lost = cells.reduce((total, cell) => total + cell.lost, 0);
  const scored = cells.reduce((total, cell) => total + cell.scored, 0);
  return lost === 0 ? 0 : lost / (lost + scored);
}

function percent(value: number): string {
  return `${fixed(value * 100, 1)}%`;
}

/** One warning for every cell that misses more than 5 % of its planned samples. */
export function missingWarnings(data: MetricData, cells: readonly Cell[]): readonly string[] {
  return cells
    .filter((cell) => share([cell]) > missingInCell)
    .map((cell) => {
      const where = describeCondition(data.experiment, cell.condition);
      return `${percent(share([cell]))} of the samples have no score (${where})`;
    });
}

/** A warning where the two sides miss shares that differ by more than 3 points. */
export function unevenMissing(of: readonly Cell[], versus: readonly Cell[]): readonly string[] {
  const [first, second] = [share(of), share(versus)];
  if (Math.abs(first - second) <= missingBetweenCells) return [];
  return [
    `missing scores differ between the two sides: ${percent(first)} against ${percent(second)}`,
  ];
}
