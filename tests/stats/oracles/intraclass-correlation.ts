import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import { anovaCorrelation } from "../../../src/stats/math/intervals/intraclass.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const intraclassCorrelation: Method = {
  name: "ANOVA intraclass correlation",
  doc: "How alike the samples of one cluster are: 0 for no more than strangers, 1 for identical.",
  citation: "Fisher 1925; Donner 1986, Int Stat Rev 54:67",
};

/**
 * (MSB - MSW) / (MSB + (n0-1)·MSW) with n0 = (N - sum n_g²/N)/(G-1); may be negative. Null for fewer
 * than two clusters, for one sample per cluster, and for data without any variation.
 */
export function intraclassCorrelationOf(clusters: readonly Cluster[]): number | null {
  return anovaCorrelation(clusters);
}
