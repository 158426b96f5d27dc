/** What the field uses, beside which ours is shown. A standard error of zero is an interval of none. */

import type { Cluster } from "../../src/stats/math/basics/clusters.ts";
import { tCritical } from "../../src/stats/math/basics/distributions.ts";
import type { Limits } from "../../src/stats/math/basics/outcome.ts";
import { summarise } from "../../src/stats/math/basics/summary.ts";
import type { Standard } from "../../src/stats/math/intervals/t-inference.ts";
import { differenceOf, welchStandard } from "../../src/stats/math/intervals/welch-standard.ts";
import { cr1, cr2 } from "../../tests/stats/oracles/math/cluster-robust.ts";

const z = 1.96;

function around({ estimate, se, df }: Standard, critical: "z" | "t"): Limits | null {
  if (estimate === null || se === null) return null;
  const half = se === 0 ? 0 : se * (critical === "z" ? z : tCritical(0.95, df ?? 1));
  return { lower: estimate - half, upper: estimate + half };
}

/** mean ± 1.96 clustered standard errors, and t with CR2, for one mean over clusters. */
export function usualLevel(clusters: readonly Cluster[]) {
  return { usual: around(cr1(clusters), "z"), cr2: around(cr2(clusters), "t") };
}

/** The same for the difference of two means over different clusters. */
export function usualDifference(first: readonly Cluster[], second: readonly Cluster[]) {
  return {
    usual: around(differenceOf(cr1(first), cr1(second)), "z"),
    cr2: around(differenceOf(cr2(first), cr2(second)), "t"),
  };
}

function plain(values: readonly number[]): Standard {
  const { mean: estimate, se, df } = summarise(values);
  return { estimate, se, df };
}

/** The same for plain values, one a unit: mean ± 1.96 SE and t. */
export function usualMean(values: readonly number[]) {
  return { usual: around(plain(values), "z"), cr2: around(plain(values), "t") };
}

/** The same for two independent lists of values. */
export function usualMeans(first: readonly number[], second: readonly number[]) {
  const standard = welchStandard(first, second);
  return { usual: around(standard, "z"), cr2: around(standard, "t") };
}
