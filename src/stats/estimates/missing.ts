import type { Cell, DrawKind, Side } from "../evidence/index.ts";
import type { Warning } from "../facts/index.ts";

/** Shares of missing samples from which a number carries a badge. */
export const missingInCell = 0.05;
export const missingBetweenCells = 0.03;

function share(cells: readonly Cell[]): number {
  const lost = cells.reduce((total, cell) => total + cell.lost, 0);
  const scored = cells.reduce((total, cell) => total + cell.scored, 0);
  return lost === 0 ? 0 : lost / (lost + scored);
}

/** One warning for every cell that misses more than 5 % of its planned samples. */
export function missingWarnings(cells: readonly Cell[]): readonly Warning[] {
  return cells
    .filter((cell) => share([cell]) > missingInCell)
    .map((cell) => ({ is: "missing", share: share([cell]), condition: cell.condition }));
}

/** A warning where the two sides miss shares that differ by more than 3 points. */
export function unevenMissing(of: readonly Cell[], versus: readonly Cell[]): readonly Warning[] {
  const [first, second] = [share(of), share(versus)];
  if (Math.abs(first - second) <= missingBetweenCells) return [];
  return [{ is: "uneven missing", of: first, versus: second }];
}

/** Share of a side's mean that rests on units without any score: cells weigh as they do, and so do their draws. */
export function weightLost(
  { cells, weights }: Pick<Side, "cells" | "weights">,
  kind: DrawKind,
): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const lost = cells.map((cell) => {
    const draws = new Map<number, { planned: number; lost: number }>();
    cell[kind].forEach((at, i) => {
      const own = draws.get(at) ?? { planned: 0, lost: 0 };
      own.planned += 1;
      if (cell.n[i] === 0) own.lost += 1;
      draws.set(at, own);
    });
    const shares = [...draws.values()].map((own) => own.lost / own.planned);
    return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
  });
  return lost.reduce((sum, share, i) => sum + share * ((weights[i] as number) / whole), 0);
}
