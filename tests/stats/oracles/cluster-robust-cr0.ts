import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import {
  clusterWords,
  type TOutcome,
  tInterval,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { cr0 } from "./math/cluster-robust.ts";

export const clusterRobustCr0: Method = {
  name: "CR0 cluster-robust interval, t",
  doc: "Sandwich interval for a sample-weighted mean without small-sample correction; many clusters only.",
  citation: "Liang & Zeger 1986, Biometrika 73:13",
};

/** SE² = sum S_g² / N² with S_g the summed deviations of cluster g; t(G-1). */
export function clusterRobustCr0Interval(clusters: readonly Cluster[], level: number): TOutcome {
  return tInterval(cr0(clusters), level, clusterRobustCr0.name, clusterWords);
}
