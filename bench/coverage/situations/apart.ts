/** Two rates over different units or clusters, and over groups that share a part (8.3). */

import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import type { Pair } from "../../../src/stats/math/basics/pairs.ts";
import type { Random } from "../../../src/stats/math/basics/random.ts";
import type { RateKind } from "../../../src/stats/math/intervals/clustered-rate.ts";
import {
  clusterMover,
  clusterMoverInterval,
} from "../../../src/stats/methods/differences/cluster-mover.ts";
import { pairedT, pairedTInterval } from "../../../src/stats/methods/differences/paired-t.ts";
import { overlapMover, overlapMoverInterval } from "../../../tests/stats/oracles/overlap-mover.ts";
import { overlapWelch, overlapWelchInterval } from "../../../tests/stats/oracles/overlap-welch.ts";
import { betaBinomialDifference, everyFourth } from "../beta-binomial.ts";
import { binomial, clusterWith, normal, ratesOf, upTo } from "../random-data.ts";
import type { Cell, Situation } from "../situation.ts";
import { usualDifference, usualMeans } from "../usual.ts";
import { differenceRange, pairedRates } from "./pairs.ts";
import { drawClusters } from "./rates.ts";

const rates = [
  [0.05, 0.05],
  [0.02, 0.2],
  [0.5, 0.5],
  [0.3, 0.1],
  [0.98, 0.5],
  [0.2, 0],
] as const;

function apartCell(
  kind: RateKind,
  [groups, size]: readonly [number, number],
  [p, q]: readonly [number, number],
  icc: number,
): Cell {
  const [first, second] = [ratesOf(p, icc), ratesOf(q, icc)];
  const sizes = Array.from({ length: groups }, () => size);
  return {
    label: `${groups} against ${groups} of ${size} ${kind === "epochs" ? "epochs" : "units"}: ${p} against ${q}, ICC ${icc}`,
    truth: first.mean - second.mean,
    trial: (random, repetition) => {
      const a = drawClusters(random, sizes, first);
      const b = drawClusters(random, sizes, second);
      return {
        ours: clusterMoverInterval(a, b, 0.95, kind).interval,
        ...usualDifference(a, b),
        ...everyFourth(repetition, () => betaBinomialDifference(a, b)),
      };
    },
  };
}

export const apartRates: Situation = {
  id: "apart",
  title: "Difference of rates, different units or clusters",
  about: "5 to 50 units with 1 to 10 epochs or clusters of 20 or 100 units, a side",
  method: clusterMover.name,
  range: differenceRange,
  cells: () =>
    rates.flatMap((pair) =>
      [0, 0.3, 1].flatMap((icc) => [
        ...[10, 50].map((g) => apartCell("epochs", [g, 1], pair, icc)),
        ...[5, 10, 50].flatMap((g) => [5, 10].map((k) => apartCell("epochs", [g, k], pair, icc))),
        ...[5, 10, 50].flatMap((g) =>
          [20, 100].map((k) => apartCell("clusters", [g, k], pair, icc)),
        ),
      ]),
    ),
};

const shares = [0.05, 0.5, 0.89, 0.91];

/** Units of two groups of one size; a share of them is in both, alike to 60 %. */
function drawRates(
  random: Random,
  [units, epochs, share]: readonly [number, number, number],
  [p, q, icc]: readonly [number, number, number],
) {
  const [first, second] = [ratesOf(p, icc), ratesOf(q, icc)];
  const shared = Math.round(units * share);
  const one = (u: number) => clusterWith(epochs, binomial(random, epochs, first.at(u)));
  const two = (u: number) => clusterWith(epochs, binomial(random, epochs, second.at(u)));
  const pairs = upTo(shared).map((): Pair => {
    const u = random.uniform();
    return { first: one(u), second: two(random.uniform() < 0.6 ? u : random.uniform()) };
  });
  const alone = (draw: (u: number) => Cluster) =>
    upTo(units - shared).map(() => draw(random.uniform()));
  return { shared: pairs, onlyFirst: alone(one), onlySecond: alone(two) };
}

function overlapCell(
  units: number,
  epochs: number,
  share: number,
  [p, q, icc]: readonly [number, number, number],
): Cell {
  return {
    label: `${units} units a side, ${epochs} epochs, share ${share}: ${p} against ${q}, ICC ${icc}`,
    truth: ratesOf(p, icc).mean - ratesOf(q, icc).mean,
    trial: (random) => {
      const drawn = drawRates(random, [units, epochs, share], [p, q, icc]);
      const first = [...drawn.shared.map((pair) => pair.first), ...drawn.onlyFirst];
      const second = [...drawn.shared.map((pair) => pair.second), ...drawn.onlySecond];
      const ours =
        share >= 0.9
          ? pairedRates(drawn.shared)
          : overlapMoverInterval(drawn, 0.95, "epochs").interval;
      return { ours, ...usualDifference(first, second) };
    },
  };
}

export const overlappingRates: Situation = {
  id: "overlap-rates",
  title: "Difference of rates, groups that share units",
  about:
    "20 or 60 units a side with 1 or 5 epochs; 5, 50, 89 and 91 % of them shared (at 91 %: pairs)",
  method: `${overlapMover.name}; from a share of 90 % pairs`,
  range: differenceRange,
  cells: () =>
    shares.flatMap((share) =>
      [20, 60].flatMap((units) =>
        [1, 5].flatMap((epochs) =>
          (
            [
              [0.05, 0.05, 0.5],
              [0.5, 0.5, 0.5],
              [0.3, 0.1, 0.5],
              [0.9, 0.7, 1],
              [0.5, 0.5, 1],
              [0.1, 0.3, 0.2],
            ] as const
          ).map((setting) => overlapCell(units, epochs, share, setting)),
        ),
      ),
    ),
};

/** Scores of units without a range: a unit's level, its own on each side, and a shift. */
function scoreCell(units: number, share: number, alike: number, skewed: boolean): Cell {
  const shift = 0.3;
  const shape = (x: number) => (skewed ? Math.exp(x) - Math.exp(0.5) : x);
  return {
    label: `${units} units a side, share ${share}, correlation ${alike}${skewed ? ", log-normal" : ""}`,
    truth: shift,
    trial: (random) => {
      const shared = Math.round(units * share);
      const draw = () => {
        const common = normal(random);
        const own = () => shape(Math.sqrt(alike) * common + Math.sqrt(1 - alike) * normal(random));
        return [own() + shift, own()] as const;
      };
      const pairs = upTo(shared).map(draw);
      const apart = upTo(units - shared).map(() => [draw()[0], draw()[1]] as const);
      const [sharedFirst, onlyFirst] = [pairs, apart].map((list) => list.map(([x]) => x));
      const [sharedSecond, onlySecond] = [pairs, apart].map((list) => list.map(([, y]) => y));
      const overlap = {
        sharedFirst: sharedFirst ?? [],
        sharedSecond: sharedSecond ?? [],
        onlyFirst: onlyFirst ?? [],
        onlySecond: onlySecond ?? [],
      };
      const differences = pairs.map(([x, y]) => x - y);
      const ours =
        share >= 0.9
          ? pairedTInterval(differences, 0.95).interval
          : overlapWelchInterval(overlap, 0.95).interval;
      const all = [...pairs, ...apart];
      return {
        ours,
        ...usualMeans(
          all.map(([x]) => x),
          all.map(([, y]) => y),
        ),
      };
    },
  };
}

export const overlappingScores: Situation = {
  id: "overlap-scores",
  title: "Difference of scores, groups that share units",
  about: "10 to 60 units a side, 5, 50, 89 and 91 % of them shared, alike or not",
  method: `${overlapWelch.name}; from a share of 90 % ${pairedT.name}`,
  range: { lower: -50, upper: 50 },
  cells: () =>
    shares.flatMap((share) =>
      [11, 20, 60].flatMap((units) =>
        [0, 0.5, 0.95].flatMap((alike) =>
          [false, true].map((skewed) => scoreCell(units, share, alike, skewed)),
        ),
      ),
    ),
};
