import {
  type Cluster,
  clusterMean,
  scoredClusters,
} from "../../../src/stats/math/basics/clusters.ts";
import { summarise } from "../../../src/stats/math/basics/summary.ts";
import {
  clusterWords,
  type TOutcome,
  tInterval,
} from "../../../src/stats/math/intervals/t-inference.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const clusterMeanT: Method = {
  name: "t interval on cluster means",
  doc: "Interval for the mean of cluster means, every cluster weighing the same: the default for graded scores.",
  citation:
    "Student 1908, Biometrika 6:1; Donner & Klar 2000, Design and Analysis of Cluster Randomization Trials",
};

/** m ± t(G-1)·sd(cluster means)/√G; no interval for fewer than two clusters or for ties. */
export function clusterMeanTInterval(clusters: readonly Cluster[], level: number): TOutcome {
  const { mean: estimate, se, df } = summarise(scoredClusters(clusters).map(clusterMean));
  return tInterval({ estimate, se, df }, level, clusterMeanT.name, clusterWords);
}
