import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import {
  clusterWords,
  type TOutcome,
  tInterval,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { cr1 } from "./math/cluster-robust.ts";

export const clusterRobustCr1: Method = {
  name: "CR1 cluster-robust interval, t",
  doc: "Sandwich interval for a sample-weighted mean, times G/(G-1); what inspect_ai reports as a clustered error.",
  citation: "Cameron & Miller 2015, J Hum Resour 50:317",
};

/** SE² = G/(G-1) · sum S_g² / N² with S_g the summed deviations of cluster g; t(G-1). */
export function clusterRobustCr1Interval(clusters: readonly Cluster[], level: number): TOutcome {
  return tInterval(cr1(clusters), level, clusterRobustCr1.name, clusterWords);
}
