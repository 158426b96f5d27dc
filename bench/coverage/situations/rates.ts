/** One rate over clusters of units, and over epochs of one unit (8.4). */

import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import type { Random } from "../../../src/stats/math/basics/random.ts";
import type { RateKind } from "../../../src/stats/math/intervals/clustered-rate.ts";
import {
  clusteredRate,
  clusteredRateInterval,
} from "../../../src/stats/methods/estimates/clustered-rate.ts";
import { betaBinomialLevel } from "../beta-binomial.ts";
import { binomial, clusterWith, type Rates, ratesOf } from "../random-data.ts";
import type { Cell, Situation, Trial } from "../situation.ts";
import { usualLevel } from "../usual.ts";

export const rateRange = { lower: 0, upper: 1 };

export function drawClusters(
  random: Random,
  sizes: readonly number[],
  rates: Rates,
): readonly Cluster[] {
  return sizes.map((size) => clusterWith(size, binomial(random, size, rates.at(random.uniform()))));
}

function trial(clusters: readonly Cluster[], kind: RateKind): Trial {
  return {
    ours: clusteredRateInterval(clusters, 0.95, kind).interval,
    ...usualLevel(clusters),
    betaBinomial: betaBinomialLevel(clusters),
  };
}

const fewCoins =
  "clusters that are all or nothing are five throws of a coin: by counting, the interval holds .904; the rest is the luck of the draws";

function cell(
  name: string,
  sizes: readonly number[],
  [p, icc]: readonly [number, number],
  kind: RateKind,
): Cell {
  const rates = ratesOf(p, icc);
  const coins = icc === 1 && sizes.length === 5 && p === 0.02;
  return {
    ...(coins ? { hard: fewCoins } : {}),
    label: `${name}, rate ${p}, ICC ${icc}`,
    truth: rates.mean,
    trial: (random) => trial(drawClusters(random, sizes, rates), kind),
  };
}

const same = (groups: number, size: number) => Array.from({ length: groups }, () => size);
const crossed = <A, B>(a: readonly A[], b: readonly B[]) =>
  a.flatMap((x) => b.map((y) => [x, y] as const));

const equal = (kind: RateKind, sizes: readonly number[], noun: string) => () =>
  crossed([5, 10, 20, 50], sizes).flatMap(([groups, size]) =>
    crossed([0.02, 0.1, 0.3, 0.5], [0, 0.05, 0.3, 0.6, 1]).map((pair) =>
      cell(`${groups} ${noun} of ${size}`, same(groups, size), pair, kind),
    ),
  );

const uneven: readonly (readonly [name: string, sizes: readonly number[]])[] = [
  ["nine clusters of 1 and one of 1,000", [...same(9, 1), 1000]],
  ["ten clusters of 1 to 512", Array.from({ length: 10 }, (_value, i) => 2 ** i)],
  ["20 clusters of 5 and 5 of 200", [...same(20, 5), ...same(5, 200)]],
  ["20 units with 1 to 10 epochs", Array.from({ length: 20 }, (_value, i) => 1 + (i % 10))],
];

export const clusteredRates: Situation = {
  id: "clusters",
  title: "Rate, clusters of units",
  about: "5 to 50 clusters of 5 to 100 units, from no clustering to all or nothing",
  method: clusteredRate.name,
  range: rateRange,
  cells: equal("clusters", [5, 20, 100], "clusters"),
};

export const unevenRates: Situation = {
  id: "uneven",
  title: "Rate, clusters of uneven size",
  about: "clusters from 1 to 1,000 units, units with 1 to 10 epochs",
  method: clusteredRate.name,
  range: rateRange,
  cells: () =>
    uneven.flatMap(([name, sizes]) =>
      crossed([0.05, 0.2, 0.5], [0, 0.1, 0.5, 1]).map((pair) =>
        cell(name, sizes, pair, name.includes("epochs") ? "epochs" : "clusters"),
      ),
    ),
};

export const epochRates: Situation = {
  id: "epochs",
  title: "Rate, epochs of one unit",
  about: "5 to 50 units with 2 to 10 epochs, from epochs that are independent to epochs that agree",
  method: clusteredRate.name,
  range: rateRange,
  cells: equal("epochs", [2, 5, 10], "units, epochs"),
};
