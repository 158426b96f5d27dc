/** Rates over training runs: one arm, two arms, and one run against several (8.6). */
import type { Cluster } from "../../../src/stats/math/basics/clusters.ts";
import type { Random } from "../../../src/stats/math/basics/random.ts";
import {
  oneRun,
  oneRunInterval,
  oneRunRateInterval,
} from "../../../src/stats/methods/differences/one-run.ts";
import {
  replicateRate,
  replicateRateInterval,
} from "../../../src/stats/methods/estimates/replicate-rate.ts";
import {
  replicateRateDifference,
  replicateRateDifferenceInterval,
  replicateRatePairedInterval,
} from "../../../tests/stats/oracles/replicate-rate-difference.ts";
import { betaBinomialDifference, betaBinomialLevel, everyFourth } from "../beta-binomial.ts";
import {
  binomial,
  clusterWith,
  mixture,
  normal,
  type Rates,
  ratesOf,
  upTo,
} from "../random-data.ts";
import type { Cell, Situation } from "../situation.ts";
import { usualDifference, usualLevel, usualMean } from "../usual.ts";
import { differenceRange } from "./pairs.ts";
import { rateRange } from "./rates.ts";

interface Arm {
  readonly name: string;
  readonly rates: Rates;
  /** Two kinds of run with many samples each. */
  readonly kinds?: boolean;
}

const even = (p: number, icc: number): Arm => ({
  name: `rate ${p}, ICC ${icc}`,
  rates: ratesOf(p, icc),
});
const kinds = (share: number, low: number, high: number): Arm => ({
  name: `${share} of the runs at ${high}, the others at ${low}`,
  rates: mixture([
    [share, high],
    [1 - share, low],
  ]),
  kinds: true,
});

const hard =
  "two kinds of run: in many samples of so few runs only one kind is seen, and its samples say that runs agree";

const arms: readonly Arm[] = [
  ...[0.02, 0.1, 0.3, 0.5, 0.9].flatMap((p) => [0, 0.02, 0.1, 0.3, 1].map((icc) => even(p, icc))),
  kinds(0.5, 0.1, 0.9),
  kinds(0.2, 0, 1),
  kinds(0.1, 0, 1),
  kinds(0.2, 0, 0.3),
  kinds(0.05, 0, 0.5),
  kinds(0.3, 0.02, 0.6),
  kinds(0.2, 0.05, 0.8),
  kinds(0.1, 0.02, 0.9),
  kinds(0.1, 0.1, 0.9),
];

const runsOf = (random: Random, runs: number, units: number, { rates }: Arm): readonly Cluster[] =>
  upTo(runs).map(() => clusterWith(units, binomial(random, units, rates.at(random.uniform()))));

function armCell(runs: number, units: number, arm: Arm): Cell {
  return {
    label: `${runs} runs on ${units} units: ${arm.name}`,
    truth: arm.rates.mean,
    ...(arm.kinds ? { hard } : {}),
    trial: (random, repetition) => {
      const drawn = runsOf(random, runs, units, arm);
      return {
        ours: replicateRateInterval(drawn, 0.95).interval,
        ...usualLevel(drawn),
        ...everyFourth(repetition, () => betaBinomialLevel(drawn)),
      };
    },
  };
}

export const runRates: Situation = {
  id: "runs",
  title: "Rate over runs, one arm",
  about: "3 to 20 runs on 20 to 500 units: alike, spread, rare failures, all or nothing, two kinds",
  method: replicateRate.name,
  range: rateRange,
  cells: () =>
    [3, 5, 8, 20].flatMap((runs) =>
      [20, 100, 500].flatMap((units) => arms.map((arm) => armCell(runs, units, arm))),
    ),
};

const versus: readonly (readonly [Arm, Arm])[] = [
  [even(0.02, 0.02), even(0, 0)],
  [even(0.02, 0.3), even(0.02, 0.3)],
  [even(0.1, 0.02), even(0.5, 0.02)],
  [even(0.1, 0.3), even(0.5, 0.3)],
  [even(0.9, 0.3), even(0.1, 0.3)],
  [even(0.5, 0), even(0.5, 0)],
  [even(0.1, 0), even(0, 0)],
  [even(0.5, 0.02), even(0.5, 0.02)],
  [even(0.9, 0.1), even(0.5, 0.1)],
  [even(0.2, 1), even(0, 0)],
  [even(0.2, 1), even(0.2, 1)],
  [kinds(0.3, 0.02, 0.6), kinds(0.3, 0.02, 0.6)],
  [kinds(0.3, 0.02, 0.6), even(0.02, 0.02)],
  [kinds(0.5, 0.1, 0.9), even(0.5, 0.1)],
  [kinds(0.2, 0.05, 0.8), even(0.1, 0.02)],
];

const twoName = ([a, b]: readonly [Arm, Arm]) => `${a.name} against ${b.name}`;
const twoTruth = ([a, b]: readonly [Arm, Arm]) => a.rates.mean - b.rates.mean;
const twoHard = ([a, b]: readonly [Arm, Arm]) => (a.kinds || b.kinds ? { hard } : {});

function twoCell(runs: number, units: number, pair: readonly [Arm, Arm]): Cell {
  return {
    label: `${runs} runs an arm on ${units} units: ${twoName(pair)}`,
    truth: twoTruth(pair),
    ...twoHard(pair),
    trial: (random, repetition) => {
      const a = runsOf(random, runs, units, pair[0]);
      const b = runsOf(random, runs, units, pair[1]);
      return {
        ours: replicateRateDifferenceInterval(a, b, 0.95).interval,
        ...usualDifference(a, b),
        ...everyFourth(repetition, () => betaBinomialDifference(a, b)),
      };
    },
  };
}

/** Runs matched by design: with chance `shared` a run stands at the same quantile of both arms. */
function matchedCell(runs: number, units: number, pair: readonly [Arm, Arm], shared: number): Cell {
  const [a, b] = pair;
  return {
    label: `${runs} matched runs on ${units} units, alike ${shared}: ${twoName(pair)}`,
    truth: twoTruth(pair),
    ...twoHard(pair),
    trial: (random) => {
      const drawn = upTo(runs).map(() => {
        const u = random.uniform();
        const v = random.uniform() < shared ? u : random.uniform();
        return {
          first: clusterWith(units, binomial(random, units, a.rates.at(u))),
          second: clusterWith(units, binomial(random, units, b.rates.at(v))),
        };
      });
      const differences = drawn.map(({ first, second }) => (first.sum - second.sum) / units);
      return {
        ours: replicateRatePairedInterval(drawn, 0.95).interval,
        ...usualMean(differences),
      };
    },
  };
}

const someRuns = [3, 4, 5, 8, 20];

export const runDifferences: Situation = {
  id: "runs-apart",
  title: "Difference of rates, runs trained apart",
  about: "3 to 20 runs an arm on 50 or 300 units",
  method: replicateRateDifference.name,
  range: differenceRange,
  cells: () =>
    someRuns.flatMap((s) => [50, 300].flatMap((n) => versus.map((pair) => twoCell(s, n, pair)))),
};

export const runPairs: Situation = {
  id: "runs-matched",
  title: "Difference of rates, runs matched by design",
  about: "the same, runs alike or not",
  method: replicateRateDifference.name,
  range: differenceRange,
  cells: () =>
    someRuns.flatMap((s) =>
      [0, 0.8].flatMap((shared) => versus.map((pair) => matchedCell(s, 300, pair, shared))),
    ),
};

function oneCell(several: number, units: number, pair: readonly [Arm, Arm]): Cell {
  return {
    label: `1 run against ${several} on ${units} units: ${twoName(pair)}`,
    truth: twoTruth(pair),
    ...twoHard(pair),
    trial: (random) => {
      const [one] = runsOf(random, 1, units, pair[0]);
      const others = runsOf(random, several, units, pair[1]);
      if (!one) throw new Error("no run");
      const rate = one.sum / one.count;
      const { usual, cr2 } = usualLevel(others);
      const from = (limits: typeof usual) =>
        limits && { lower: rate - limits.upper, upper: rate - limits.lower };
      return {
        ours: oneRunRateInterval(one, others, 0.95).interval,
        usual: from(usual),
        cr2: from(cr2),
      };
    },
  };
}

/** Both arms spread alike: what the single run is taken to do. */
const alike: readonly (readonly [Arm, Arm])[] = [
  [even(0.5, 0.02), even(0.5, 0.02)],
  [even(0.1, 0.02), even(0.1, 0.02)],
  [even(0.3, 0.1), even(0.5, 0.1)],
  [even(0.5, 0.3), even(0.5, 0.3)],
  [even(0.1, 0.1), even(0.1, 0.1)],
  [even(0.02, 0.1), even(0.02, 0.1)],
  [even(0.3, 0), even(0.5, 0)],
  [even(0.2, 1), even(0.2, 1)],
  [even(0.8, 0.1), even(0.2, 0.1)],
  [kinds(0.3, 0.02, 0.6), kinds(0.3, 0.02, 0.6)],
];

export const oneAgainstSeveral: Situation = {
  id: "one-run",
  title: "Difference of rates, one run against several",
  about: "one run against 3 to 10, both arms spread alike",
  method: `${oneRun.name}, rates`,
  range: differenceRange,
  cells: () =>
    [3, 5, 10].flatMap((s) => [50, 300].flatMap((n) => alike.map((pair) => oneCell(s, n, pair)))),
};

interface RunMeans {
  readonly name: string;
  /** A run's mean, less the mean of all runs. */
  readonly draw: (random: Random) => number;
}

/** Means over 50 units whose scores are log-normal, in runs that spread a little. */
function skewedUnits(random: Random): number {
  const units = upTo(50).map(() => Math.exp(normal(random)) - Math.exp(0.5));
  return 0.2 * normal(random) + units.reduce((a, b) => a + b, 0) / units.length;
}

const runMeans: readonly RunMeans[] = [
  { name: "normal", draw: normal },
  { name: "even between two ends", draw: (random) => random.uniform() - 0.5 },
  { name: "skewed", draw: (random) => Math.exp(normal(random) / 4) - Math.exp(1 / 32) },
  { name: "of skewed units", draw: skewedUnits },
];

function oneScoreCell(several: number, { name, draw }: RunMeans): Cell {
  return {
    label: `1 run against ${several}, run means ${name}`,
    truth: 0,
    trial: (random) => {
      const one = draw(random);
      const others = upTo(several).map(() => draw(random));
      const { usual, cr2 } = usualMean(others);
      const from = (limits: typeof usual) =>
        limits && { lower: one - limits.upper, upper: one - limits.lower };
      return {
        ours: oneRunInterval(one, others, 0.95).interval,
        usual: from(usual),
        cr2: from(cr2),
      };
    },
  };
}

export const oneScore: Situation = {
  id: "one-run-scores",
  title: "Difference of scores, one run against several",
  about: "one run against 3 to 10, means of a score without a range",
  method: oneRun.name,
  range: { lower: -50, upper: 50 },
  cells: () => [3, 4, 5, 10].flatMap((s) => runMeans.map((means) => oneScoreCell(s, means))),
};
