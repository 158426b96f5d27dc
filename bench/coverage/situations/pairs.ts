/** Two rates over the same units with epochs, or over the same clusters (8.5, 2.4). */
import type { Limits } from "../../../src/stats/math/basics/outcome.ts";
import { answersAgree, type Pair, pairDifferences } from "../../../src/stats/math/basics/pairs.ts";
import type { Random } from "../../../src/stats/math/basics/random.ts";
import {
  pairedMover,
  pairedMoverInterval,
} from "../../../src/stats/methods/differences/paired-mover.ts";
import { tango, tangoInterval } from "../../../src/stats/methods/differences/tango.ts";
import {
  pairedClusters,
  pairedClustersInterval,
} from "../../../tests/stats/oracles/paired-clusters.ts";
import { binomial, clusterWith, normal, ratesOf, upTo } from "../random-data.ts";
import type { Cell, Situation } from "../situation.ts";
import { usualMean } from "../usual.ts";

export const differenceRange = { lower: -1, upper: 1 };

/** Tango where each unit has one answer a side, be it copied; else MOVER on epochs. */
export function pairedRates(pairs: readonly Pair[]): Limits | null {
  if (!answersAgree(pairs)) return pairedMoverInterval(pairs, 0.95, "epochs").interval;
  const differences = pairDifferences(pairs);
  const onlyFirst = differences.filter((d) => d > 0.5).length;
  const onlySecond = differences.filter((d) => d < -0.5).length;
  return tangoInterval({ onlyFirst, onlySecond, total: pairs.length }, 0.95).interval;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** The centre of a logit-normal with this spread whose mean is `rate`. */
function centreOf(rate: number, spread: number): number {
  const nodes = upTo(801).map((i) => (i - 400) / 66);
  const weights = nodes.map((node) => Math.exp((-node * node) / 2));
  const total = weights.reduce((a, b) => a + b, 0);
  let [low, high] = [-30, 30];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    const mean = nodes.reduce(
      (sum, node, i) => sum + (weights[i] ?? 0) * logistic(middle + spread * node),
      0,
    );
    if (mean / total < rate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

type Draw = (random: Random) => readonly [first: number, second: number];

/** Units with a difficulty that both sides share to 85 %; logit scale. */
function difficulties(p: number, q: number, spread: number): Draw {
  const [a, b] = [centreOf(p, spread), centreOf(q, spread)];
  return (random) => {
    const common = Math.sqrt(0.85) * normal(random);
    const own = () => common + Math.sqrt(0.15) * normal(random);
    return [logistic(a + spread * own()), logistic(b + spread * own())];
  };
}

/** Units whose answer is settled: some differ one way, some the other; a slip now and then. */
function settled(one: number, other: number, both: number, slip: number): Draw {
  return (random) => {
    const u = random.uniform();
    const [first, second] =
      u < one ? [1, 0] : u < one + other ? [0, 1] : u < one + other + both ? [1, 1] : [0, 0];
    return [first === 1 ? 1 - slip : slip, second === 1 ? 1 - slip : slip];
  };
}

interface Setting {
  readonly name: string;
  readonly truth: number;
  readonly draw: Draw;
}

const ordinary = (spreads: readonly number[]): readonly Setting[] =>
  [
    [0.02, 0.02],
    [0.05, 0.2],
    [0.5, 0.5],
    [0.5, 0.8],
    [0.95, 0.05],
    [0.9, 0.97],
  ].flatMap(([p = 0, q = 0]) =>
    spreads.map((spread) => ({
      name: `${p} against ${q}, spread of units ${spread}`,
      truth: p - q,
      draw: difficulties(p, q, spread),
    })),
  );

const agreeing: readonly Setting[] = [
  [0.02, 0],
  [0.03, 0.01],
  [0.05, 0.05],
  [0.1, 0],
  [0.1, 0.02],
  [0.2, 0.05],
].flatMap(([one = 0, other = 0]) =>
  [0, 0.02].flatMap((slip) =>
    [0.45, 0.02].map((both) => ({
      name: `${one} one way, ${other} the other, ${both} both, slip ${slip}`,
      truth: (one - other) * (1 - 2 * slip),
      draw: settled(one, other, both, slip),
    })),
  ),
);

function cellOf(units: number, epochs: number, { name, truth, draw }: Setting): Cell {
  return {
    label: `${units} units, ${epochs} epochs: ${name}`,
    truth,
    trial: (random) => {
      const pairs = upTo(units).map((): Pair => {
        const [p, q] = draw(random);
        return {
          first: clusterWith(epochs, binomial(random, epochs, p)),
          second: clusterWith(epochs, binomial(random, epochs, q)),
        };
      });
      return { ours: pairedRates(pairs), ...usualMean(pairDifferences(pairs)) };
    },
  };
}

const settingsOf =
  (settings: () => readonly Setting[], epochs: readonly number[], units = [10, 20, 50]) =>
  () =>
    units.flatMap((g) => epochs.flatMap((k) => settings().map((s) => cellOf(g, k, s))));

export const pairedSingle: Situation = {
  id: "paired-single",
  title: "Difference of rates, same units, one sample",
  about: "10 to 100 units, rates near the ends and in the middle, answers settled or not",
  method: tango.name,
  range: differenceRange,
  cells: settingsOf(() => [...ordinary([0, 1.5, 4]), ...agreeing], [1], [10, 20, 50, 100]),
};

export const pairedOrdinary: Situation = {
  id: "paired-epochs",
  title: "Difference of rates, same units, epochs that vary",
  about: "10 to 50 units with 2 or 5 epochs, units alike or somewhat different",
  method: pairedMover.name,
  range: differenceRange,
  cells: settingsOf(() => ordinary([0, 0.5, 1.5]), [2, 5]),
};

export const pairedStrong: Situation = {
  id: "paired-strong",
  title: "Difference of rates, same units, strong clustering",
  about: "as above, most units nearly always right or wrong",
  method: pairedMover.name,
  range: differenceRange,
  cells: settingsOf(() => ordinary([4]), [2, 5]),
};

export const pairedAgreeing: Situation = {
  id: "paired-agreeing",
  title: "Difference of rates, same units, epochs that agree",
  about: "answers that are settled, up to a slip in 50: epochs are copies",
  method: `${pairedMover.name}; ${tango.name} on units where all agree`,
  range: differenceRange,
  cells: settingsOf(() => agreeing, [2, 5]),
};

const clusterRates = [
  [0.05, 0.02],
  [0.05, 0.05],
  [0.25, 0],
  [0.5, 0.4],
  [0.95, 0.7],
] as const;

/** Rates of a cluster on two sides, at the same quantile with chance 1/2. */
function clusterCell(groups: number, size: number, p: number, q: number, icc: number): Cell {
  const [first, second] = [ratesOf(p, icc), ratesOf(q, icc)];
  return {
    label: `${groups} clusters of ${size}: ${p} against ${q}, ICC ${icc}`,
    truth: first.mean - second.mean,
    trial: (random) => {
      const pairs = upTo(groups).map((): Pair => {
        const u = random.uniform();
        const v = random.uniform() < 0.5 ? u : random.uniform();
        return {
          first: clusterWith(size, binomial(random, size, first.at(u))),
          second: clusterWith(size, binomial(random, size, second.at(v))),
        };
      });
      return {
        ours: pairedClustersInterval(pairs, 0.95).interval,
        ...usualMean(pairDifferences(pairs)),
      };
    },
  };
}

export const pairedClusterRates: Situation = {
  id: "paired-clusters",
  title: "Difference of rates, same clusters of units",
  about: "8 to 50 clusters of 20 or 100 units, one side constant or not, weak to full clustering",
  method: `${pairedClusters.name}; ${pairedMover.name} where few differ`,
  range: differenceRange,
  cells: () =>
    [8, 10, 20, 50].flatMap((groups) =>
      [20, 100].flatMap((size) =>
        clusterRates.flatMap(([p, q]) =>
          [0.05, 0.2, 0.5, 1].map((icc) => clusterCell(groups, size, p, q, icc)),
        ),
      ),
    ),
};
