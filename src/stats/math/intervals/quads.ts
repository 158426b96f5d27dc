import { type Cluster, clusterMean } from "../basics/clusters.ts";
import { type Pair, pairDifferences } from "../basics/pairs.ts";
import { correlation } from "./correlation.ts";

/** One unit in all four cells of two arms (a, b) by two contexts (on, off). */
export interface Quad {
  readonly aOn: Cluster;
  readonly aOff: Cluster;
  readonly bOn: Cluster;
  readonly bOff: Cluster;
}

/** The units with a scored sample in every cell. */
export function completeQuads(quads: readonly Quad[]): readonly Quad[] {
  return quads.filter((q) => [q.aOn, q.aOff, q.bOn, q.bOff].every((cell) => cell.count > 0));
}

/** (on - off in a) - (on - off in b), per complete unit. */
export function quadContrasts(quads: readonly Quad[]): readonly number[] {
  return completeQuads(quads).map(
    (q) => clusterMean(q.aOn) - clusterMean(q.aOff) - (clusterMean(q.bOn) - clusterMean(q.bOff)),
  );
}

/** The complete units of arm a as pairs, on first. */
export function pairsOfA(quads: readonly Quad[]): readonly Pair[] {
  return completeQuads(quads).map((q) => ({ first: q.aOn, second: q.aOff }));
}

/** The complete units of arm b as pairs, on first. */
export function pairsOfB(quads: readonly Quad[]): readonly Pair[] {
  return completeQuads(quads).map((q) => ({ first: q.bOn, second: q.bOff }));
}

/** The correlation of the two arms' differences over units; 0 where it is undefined. */
export function armCorrelation(quads: readonly Quad[]): number {
  return correlation(pairDifferences(pairsOfA(quads)), pairDifferences(pairsOfB(quads))) ?? 0;
}
