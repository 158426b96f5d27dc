import type { Interval } from "../../model/index.ts";
import { isCount, restsOnSamples } from "../../model/index.ts";
import type { Cell, MetricData } from "../evidence/index.ts";
import {
  anyNumber,
  createMemory,
  intervalOf,
  rateDifferenceRange,
  rateRange,
} from "../evidence/index.ts";
import { sum as sumOf } from "../math/basics/sums.ts";
import type { Standard } from "../math/intervals/t-inference.ts";
import { tInterval, valueWords } from "../math/intervals/t-inference.ts";
import { differenceOf } from "../math/intervals/welch-standard.ts";
import { newcombeInterval } from "../methods/differences/newcombe.ts";
import { wilsonInterval } from "../methods/estimates/wilson.ts";

/** Sums over every sample of some cells, as if each were a draw of its own. */
export interface Totals {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export function totalsOf(cells: readonly Cell[]): Totals {
  const each = cells.map((cell) => remember(cell, "totals", () => cellTotals(cell)));
  return {
    n: sumOf(each.map((cell) => cell.n)),
    sum: sumOf(each.map((cell) => cell.sum)),
    squares: sumOf(each.map((cell) => cell.squares)),
  };
}

const remember = createMemory<Cell, Totals>();

function cellTotals(cell: Cell): Totals {
  return { n: sumOf(cell.n), sum: sumOf(cell.sum), squares: sumOf(cell.squares) };
}

function standardOf({ n, sum, squares }: Totals): Standard {
  if (n === 0) return { estimate: null, se: null, df: null };
  const estimate = sum / n;
  if (n < 2) return { estimate, se: null, df: 0 };
  const deviations = Math.max(0, squares - sum * estimate);
  const noise = deviations <= 1e-12 * Math.max(1, squares);
  return { estimate, se: noise ? 0 : Math.sqrt(deviations / (n - 1) / n), df: n - 1 };
}

/** What treating every sample as independent would have claimed: for comparison, used nowhere. */
export function pooledEstimate(data: MetricData, totals: Totals, level: number): Interval | null {
  if (restsOnSamples(data.metric)) return null;
  if (isCount(data.metric)) {
    const { interval } = wilsonInterval(totals.sum, totals.n, level);
    return intervalOf(interval, level, "Wilson on all samples", rateRange);
  }
  const { interval } = tInterval(standardOf(totals), level, "t", valueWords);
  return intervalOf(interval, level, "t on all samples", anyNumber);
}

/** The same for the difference of two sides. */
export function pooledDifference(
  data: MetricData,
  of: Totals,
  versus: Totals,
  level: number,
): Interval | null {
  if (restsOnSamples(data.metric)) return null;
  if (isCount(data.metric)) {
    const counts = { x1: of.sum, n1: of.n, x2: versus.sum, n2: versus.n };
    const { interval } = newcombeInterval(counts, level);
    return intervalOf(interval, level, "Newcombe on all samples", rateDifferenceRange);
  }
  const standard = differenceOf(standardOf(of), standardOf(versus));
  const { interval } = tInterval(standard, level, "Welch", valueWords);
  return intervalOf(interval, level, "Welch's t on all samples", anyNumber);
}
