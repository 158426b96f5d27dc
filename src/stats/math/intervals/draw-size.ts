import type { Cluster } from "../basics/clusters.ts";
import { tCritical, zCritical } from "../basics/distributions.ts";
import type { Limits } from "../basics/outcome.ts";
import { correlationIn, designOfEpochs } from "./clustered-rate.ts";
import type { DrawColumns, DrawMean } from "./draw-mean.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/** Rounding error of a share that is a sum of weights. */
export const noise = 1e-9;

/** Squares below this are rounding errors of values that do not vary. */
const nothing = 1e-12;

/** The draws of some values as clusters: of units where those are known, else of samples. */
interface Grouped {
  readonly clusters: readonly Cluster[];
  /** By draw: share of the mean. */
  readonly shares: readonly number[];
  /** By draw: sum w² / W² over its members, 1 / n where all weigh the same. */
  readonly alone: readonly number[];
  /** By draw: how many of its values differ; null where all are 0 or 1. */
  readonly different: readonly number[] | null;
  /** Weight of the values above 0, and of those below 1. */
  readonly events: number;
  readonly others: number;
}

interface Member {
  readonly draw: number;
  sum: number;
  weight: number;
}

/** Values by draw. Epochs of one unit become its mean, so that within a cluster copies count for nothing. */
function group({ draw, unit, weight, sameUnit }: DrawColumns, y: Float64Array): Grouped {
  const members = new Map<number, Member>();
  for (let i = 0; i < y.length; i += 1) {
    const value = y[i] as number;
    if (Number.isNaN(value)) continue;
    const at = sameUnit || !unit ? i : (unit[i] as number);
    const w = weight ? (weight[i] as number) : 1;
    const member = members.get(at) ?? { draw: draw[i] as number, sum: 0, weight: 0 };
    member.sum += w * value;
    member.weight += w;
    members.set(at, member);
  }
  const byDraw = Map.groupBy(members.values(), (member) => member.draw);
  let [total, events, others] = [0, 0, 0];
  const groups = [...byDraw.values()].map((own) => {
    let [sum, squares, held, heldSquares] = [0, 0, 0, 0];
    for (const { sum: part, weight: w } of own) {
      const value = part / w;
      sum += value;
      squares += value * value;
      held += w;
      heldSquares += w * w;
      if (value > noise) events += w;
      if (value < 1 - noise) others += w;
    }
    total += held;
    const within = Math.max(0, squares - (sum * sum) / own.length);
    return {
      cluster: { count: own.length, sum, within: within < nothing ? 0 : within },
      held,
      alone: heldSquares / (held * held),
      different: new Set(own.map((member) => (member.sum / member.weight).toFixed(12))).size,
    };
  });
  const graded = groups.some(({ cluster: { count, sum, within } }) => {
    const ones = Math.round(sum);
    return (
      Math.abs(sum - ones) > noise || Math.abs(within - (ones * (count - ones)) / count) > noise
    );
  });
  return {
    clusters: groups.map(({ cluster }) => cluster),
    shares: groups.map(({ held }) => held / total),
    alone: groups.map(({ alone }) => alone),
    different: graded ? groups.map(({ different }) => different) : null,
    events,
    others,
  };
}

/**
 * The number of independent samples that say as much as these, by the rules for clustered rates: 1 / sum_g a_g² (rho
 * + (1 - rho) / n_g) with a_g the draw's share. One sample a draw: the number of samples.
 */
export function drawSize(columns: DrawColumns, y: Float64Array): number {
  const { clusters, shares, alone, events, others, different } = group(columns, y);
  if (columns.sameUnit) return 1 / designOfEpochs(clusters, shares, different).inverse;
  const { rho } = correlationIn(clusters, { events, others });
  let inverse = 0;
  shares.forEach((share, g) => {
    inverse += share * share * (rho + (1 - rho) * (alone[g] as number));
  });
  return 1 / inverse;
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

/** The critical value for a mean over draws: normal where each sample is its own draw, else Student's t. */
export function criticalFor(level: number, single: boolean, groups: number): number {
  return single ? zCritical(level) : tCritical(level, Math.max(1, groups - 1));
}

/**
 * Wilson's limits for a rate on its effective size, for any level; null for a rate without samples or with several of
 * one draw.
 */
export function drawRateLimits(
  columns: DrawColumns,
  y: Float64Array,
  mean: DrawMean,
): ((level: number) => Limits) | null {
  if (mean.samples === 0 || (mean.groups < 2 && !mean.single)) return null;
  const size = drawSize(columns, y);
  return (level) => wilsonLimits(mean.value, size, criticalFor(level, mean.single, mean.groups));
}
