import { type Cluster, pooledMean, unitMean } from "../../../src/stats/math/basics/clusters.ts";
import type { Limits } from "../../../src/stats/math/basics/outcome.ts";
import { completePairs, type Pair, pairCorrelation } from "../../../src/stats/math/basics/pairs.ts";
import { ratioLimits } from "../../../src/stats/math/intervals/ratio-limits.ts";
import { squareAndAdd } from "../../../src/stats/math/intervals/square-and-add.ts";
import {
  type EffectiveWilson,
  pooledEffectiveWilson,
  unitEffectiveWilson,
} from "../oracles/math/effective-wilson.ts";

/** Golden files put MOVER on limits whose effective size is m(1-m)/V; the methods now use the ICC. */
export interface GoldenSides {
  readonly first: EffectiveWilson | null;
  readonly second: EffectiveWilson | null;
  readonly difference: Limits | null;
  /** null where the denominator is zero. */
  readonly ratio: number | null;
  readonly ratioLimits: Limits | null;
}

function combine(
  means: readonly [number | null, number | null],
  sides: readonly [EffectiveWilson | null, EffectiveWilson | null],
  r: number,
): GoldenSides {
  const [first, second] = sides;
  const ratio = means[0] === null || !means[1] ? null : means[0] / means[1];
  if (first === null || second === null)
    return { first, second, difference: null, ratio: null, ratioLimits: null };
  const difference = squareAndAdd(first, second, r);
  return { first, second, difference, ratio, ratioLimits: ratioLimits(first, second, r) };
}

/** Two sample-weighted sides over different clusters, on their CR2 variance. */
export function goldenPooledSides(
  first: readonly Cluster[],
  second: readonly Cluster[],
  level: number,
): GoldenSides {
  return combine(
    [pooledMean(first), pooledMean(second)],
    [pooledEffectiveWilson(first, level), pooledEffectiveWilson(second, level)],
    0,
  );
}

/** Both sides of the complete pairs, with the correlation of their unit means. */
export function goldenPairedSides(pairs: readonly Pair[], level: number): GoldenSides {
  const complete = completePairs(pairs);
  const [first, second] = [complete.map((p) => p.first), complete.map((p) => p.second)];
  return combine(
    [unitMean(first), unitMean(second)],
    [unitEffectiveWilson(first, level), unitEffectiveWilson(second, level)],
    pairCorrelation(complete),
  );
}
