import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import {
  clusterWords,
  type TOutcome,
  tInterval,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { cr2 } from "./math/cluster-robust.ts";

export const clusterRobustCr2: Method = {
  name: "CR2 cluster-robust interval, Satterthwaite t",
  doc: "Bias-reduced sandwich interval for a sample-weighted mean, with Satterthwaite degrees of freedom.",
  citation:
    "Bell & McCaffrey 2002, Surv Methodol 28:169; Imbens & Kolesár 2016, Rev Econ Stat 98:701",
};

/** SE² = sum S_g²/(1-w_g) / N² with S_g the summed deviations and w_g the share of cluster g; t on
 * Satterthwaite's df. Balanced clusters give the t interval on cluster means. */
export function clusterRobustCr2Interval(clusters: readonly Cluster[], level: number): TOutcome {
  return tInterval(cr2(clusters), level, clusterRobustCr2.name, clusterWords);
}
