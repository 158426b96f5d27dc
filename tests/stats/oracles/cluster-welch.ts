import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import {
  clusterWords,
  type TOutcome,
  tInterval,
  tTest,
} from "../../../src/stats/math/intervals/t-inference.ts";
import { differenceOf } from "../../../src/stats/math/intervals/welch-standard.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { cr2 } from "./math/cluster-robust.ts";

export const clusterWelch: Method = {
  name: "CR2 difference, Satterthwaite t",
  doc: "Interval and test for the difference of two means over different clusters.",
  citation:
    "Bell & McCaffrey 2002, Surv Methodol 28:169; Pustejovsky & Tipton 2018, J Bus Econ Stat 36:672",
};

/** d ± t(df)·sqrt(SE1² + SE2²), CR2 errors, df by Satterthwaite from the two CR2 df. */
export function clusterWelchInterval(
  first: readonly Cluster[],
  second: readonly Cluster[],
  level: number,
): TOutcome {
  return tInterval(differenceOf(cr2(first), cr2(second)), level, clusterWelch.name, clusterWords);
}

/** The test that the difference of the two sample-weighted means equals `null`. */
export function clusterWelchTest(
  first: readonly Cluster[],
  second: readonly Cluster[],
  options: { readonly null?: number } = {},
): DirectionalOutcome {
  return tTest(differenceOf(cr2(first), cr2(second)), options.null ?? 0, clusterWords);
}
