import { tCritical, zCritical } from "./distributions.ts";
import type { DrawColumns, DrawMean } from "./draw-mean.ts";
import type { Limits } from "./outcome.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/** How alike the samples of one draw are believed to be before the data tell: correlation, and its weight in events. */
interface Likeness {
  readonly correlation: number;
  readonly weight: number;
}

/** Rounding error of a share that is a sum of weights. */
export const noise = 1e-9;

/** Draws of different units: a topic's questions, say. */
const differentUnits: Likeness = { correlation: 0.6, weight: 4 };

/** Draws that are one unit each, asked several times. */
const sameUnit: Likeness = { correlation: 1, weight: 2 };

/**
 * The number of independent samples that say as much as these: W² / sum_g (rho W_g² + (1 - rho) sum_i w_i²), where rho
 * goes from the believed correlation to the ANOVA ICC in [0, 1] as events are seen. Values lie in [0, 1]; events
 * are the lesser weight of the values above 0 and of those below 1. One sample a draw: the number of samples.
 */
export function drawSize(columns: DrawColumns, y: Float64Array): number {
  const { draw, draws, weight } = columns;
  const likeness = columns.sameUnit ? sameUnit : differentUnits;
  const count = new Float64Array(draws);
  const sum = new Float64Array(draws);
  const held = new Float64Array(draws);
  let n = 0;
  let total = 0;
  let squares = 0;
  let weights = 0;
  let weightSquares = 0;
  let above = 0;
  let below = 0;
  for (let i = 0; i < y.length; i += 1) {
    const value = y[i] as number;
    if (Number.isNaN(value)) continue;
    const u = draw[i] as number;
    const w = weight ? (weight[i] as number) : 1;
    count[u] = (count[u] as number) + 1;
    sum[u] = (sum[u] as number) + value;
    held[u] = (held[u] as number) + w;
    n += 1;
    total += value;
    squares += value * value;
    weights += w;
    weightSquares += w * w;
    if (value > noise) above += w;
    if (value < 1 - noise) below += w;
  }
  const events = Math.min(above, below);
  const trust = events / (events + likeness.weight);
  const seen = correlationWithin(count, sum, { n, total, squares });
  const rho = trust * seen + (1 - trust) * likeness.correlation;
  let heldSquares = 0;
  for (const w of held) heldSquares += w * w;
  return (weights * weights) / (rho * heldSquares + (1 - rho) * weightSquares);
}

/** The same if all samples of a draw were copies of one: W² / sum_g W_g², which copies do not change. */
export function leastSize({ draw, draws, weight }: DrawColumns, y: Float64Array): number {
  const held = new Float64Array(draws);
  let weights = 0;
  for (let i = 0; i < y.length; i += 1) {
    if (Number.isNaN(y[i])) continue;
    const w = weight ? (weight[i] as number) : 1;
    held[draw[i] as number] = (held[draw[i] as number] as number) + w;
    weights += w;
  }
  return (weights * weights) / held.reduce((total, w) => total + w * w, 0);
}

/** The ANOVA intraclass correlation in [0, 1]; 1 where values vary between draws and never within one. */
function correlationWithin(
  count: Float64Array,
  sum: Float64Array,
  { n, total, squares }: { readonly n: number; readonly total: number; readonly squares: number },
): number {
  let between = -(total * total) / n;
  let within = squares;
  let countSquares = 0;
  let groups = 0;
  for (let u = 0; u < count.length; u += 1) {
    const size = count[u] as number;
    if (size === 0) continue;
    const part = ((sum[u] as number) * (sum[u] as number)) / size;
    between += part;
    within -= part;
    countSquares += size * size;
    groups += 1;
  }
  if (groups < 2 || n === groups) return 0;
  const meanBetween = Math.max(0, between) / (groups - 1);
  const meanWithin = Math.max(0, within) / (n - groups);
  const size = (n - countSquares / n) / (groups - 1);
  const all = meanBetween + (size - 1) * meanWithin;
  return all <= 0 ? 0 : Math.max(0, Math.min(1, (meanBetween - meanWithin) / all));
}

/** The critical value for a mean over draws: normal where each sample is its own draw, else Student's t. */
export function criticalFor(level: number, single: boolean, groups: number): number {
  return single ? zCritical(level) : tCritical(level, Math.max(1, groups - 1));
}

/** Wilson's limits for a rate on its effective size; null for a rate without samples or with several of one draw. */
export function drawRateLimits(
  columns: DrawColumns,
  y: Float64Array,
  mean: DrawMean,
  level: number,
): Limits | null {
  if (mean.samples === 0 || (mean.groups < 2 && !mean.single)) return null;
  const size = drawSize(columns, y);
  return wilsonLimits(mean.value, size, criticalFor(level, mean.single, mean.groups));
}
