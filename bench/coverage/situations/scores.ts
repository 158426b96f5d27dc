/** Means of scores with a declared range, skewed ones among them (8.1). */
import type { Random } from "../../../src/stats/math/basics/random.ts";
import {
  rangedMean,
  rangedMeanInterval,
} from "../../../src/stats/methods/estimates/ranged-mean.ts";
import {
  rangedDifference,
  rangedDifferenceInterval,
} from "../../../tests/stats/oracles/ranged-difference.ts";
import { normal, ratesOf, upTo } from "../random-data.ts";
import type { Cell, Situation } from "../situation.ts";
import { usualMean, usualMeans } from "../usual.ts";
import { differenceRange } from "./pairs.ts";
import { rateRange } from "./rates.ts";

type Draw = (random: Random) => number;

interface Scores {
  readonly name: string;
  readonly mean: number;
  readonly draw: Draw;
  readonly hard?: string;
}

const cut = (value: number) => Math.min(1, Math.max(0, value));
const uniform: Scores = { name: "uniform", mean: 0.5, draw: (random) => random.uniform() };

/** A beta distribution with this mean and a + b. */
function beta(mean: number, total: number): Scores {
  const rates = ratesOf(mean, 1 / (total + 1));
  return {
    name: `beta(${+(mean * total).toFixed(3)}, ${+((1 - mean) * total).toFixed(3)})`,
    mean: rates.mean,
    draw: (random) => rates.at(random.uniform()),
  };
}

const near = (centre: number, spread: number): Scores => ({
  name: `normal about ${centre}, spread ${spread}`,
  mean: centre,
  draw: (random) => cut(centre + spread * normal(random)),
});

function mixed(share: number, far: number, rest: Scores, hard?: string): Scores {
  return {
    name: `${share} at ${far}, else ${rest.name}`,
    mean: share * far + (1 - share) * rest.mean,
    draw: (random) => (random.uniform() < share ? far : rest.draw(random)),
    ...(hard ? { hard } : {}),
  };
}

const unseen =
  "a far value that comes so rarely is in few of such samples, and nothing else in them hints at it";

const shapes: readonly Scores[] = [
  uniform,
  beta(0.5, 1),
  beta(0.1, 2),
  beta(0.05, 10),
  beta(0.05, 2),
  beta(0.02, 1),
  beta(0.2, 10),
  beta(0.8, 5),
  near(0.5, 0.05),
  near(0.7, 0.02),
  mixed(0.8, 0, uniform),
  mixed(0.9, 0, uniform),
  mixed(0.95, 0, uniform),
  mixed(0.9, 1, beta(0.8, 10)),
  mixed(0.1, 0, near(0.5, 0.02), unseen),
  mixed(0.05, 0, near(0.7, 0.02), unseen),
  mixed(0.03, 1, near(0.3, 0.05), unseen),
  {
    name: "grades 1, .75 and .5 at .8, .15 and .05",
    mean: 0.8 + 0.15 * 0.75 + 0.05 * 0.5,
    draw: (random) => {
      const u = random.uniform();
      return u < 0.8 ? 1 : u < 0.95 ? 0.75 : 0.5;
    },
  },
];

function levelCell(units: number, scores: Scores): Cell {
  return {
    label: `${units} units, ${scores.name}`,
    truth: scores.mean,
    ...(scores.hard ? { hard: scores.hard } : {}),
    trial: (random) => {
      const values = upTo(units).map(() => scores.draw(random));
      return {
        ours: rangedMeanInterval(values, rateRange, 0.95).interval,
        ...usualMean(values),
      };
    },
  };
}

export const rangedScores: Situation = {
  id: "scores",
  title: "Mean of a score with a range",
  about: "5 to 100 units, scores even, skewed, heaped at an end, or with a rare far value",
  method: rangedMean.name,
  range: rateRange,
  cells: () => [5, 10, 20, 50, 100].flatMap((g) => shapes.map((scores) => levelCell(g, scores))),
};

interface ScorePairs {
  readonly name: string;
  readonly truth: number;
  draw(random: Random): readonly [number, number];
}

/** The same value on both sides, but for a share of units whose second value is new. */
function replaced(base: Scores, share: number, other: Scores): ScorePairs {
  return {
    name: `${base.name}; a share of ${share} is ${other.name} on the other side`,
    truth: share * (base.mean - other.mean),
    draw: (random) => {
      const value = base.draw(random);
      return [value, random.uniform() < share ? other.draw(random) : value];
    },
  };
}

const apart = (first: Scores, second: Scores): ScorePairs => ({
  name: `${first.name} against ${second.name}, unrelated`,
  truth: first.mean - second.mean,
  draw: (random) => [first.draw(random), second.draw(random)],
});

/** A unit's level between .2 and .8, with noise on each side and a shift: never cut at the ends. */
const noisy = (noise: number, shift: number): ScorePairs => ({
  name: `levels with noise ${noise}, shift ${shift}`,
  truth: -shift,
  draw: (random) => {
    const level = 0.2 + 0.5 * random.uniform();
    const own = () => Math.max(-3, Math.min(3, normal(random))) * noise;
    return [level + own(), level + shift + own()];
  },
});

const always = (value: number): Scores => ({
  name: `always ${value}`,
  mean: value,
  draw: () => value,
});

const scorePairs: readonly ScorePairs[] = [
  apart(uniform, uniform),
  apart(beta(0.1, 2), beta(0.1, 2)),
  apart(beta(0.8, 10), beta(0.2, 10)),
  apart(mixed(0.9, 0, uniform), mixed(0.9, 0, uniform)),
  apart(mixed(0.95, 0, uniform), mixed(0.8, 0, uniform)),
  apart(beta(0.05, 2), always(0)),
  noisy(0.06, 0),
  noisy(0.03, 0.05),
  noisy(0.01, 0),
  replaced(uniform, 0.1, uniform),
  replaced(uniform, 0.05, always(0)),
  replaced(uniform, 0.2, always(1)),
  replaced(beta(0.1, 2), 0.1, uniform),
  replaced(always(0.5), 0.1, uniform),
  replaced(beta(0.1, 2), 0.05, always(1)),
];

function pairCell(units: number, pairs: ScorePairs, same: boolean): Cell {
  return {
    label: `${units} units: ${pairs.name}`,
    truth: pairs.truth,
    trial: (random) => {
      const drawn = upTo(units).map(() => pairs.draw(random));
      const first = drawn.map(([x]) => x);
      const second = same ? drawn.map(([, y]) => y) : upTo(units).map(() => pairs.draw(random)[1]);
      const overlap = same
        ? { sharedFirst: first, sharedSecond: second, onlyFirst: [], onlySecond: [] }
        : { sharedFirst: [], sharedSecond: [], onlyFirst: first, onlySecond: second };
      const usual = same
        ? usualMean(first.map((x, i) => x - (second[i] ?? 0)))
        : usualMeans(first, second);
      return { ours: rangedDifferenceInterval(overlap, rateRange, 0.95).interval, ...usual };
    },
  };
}

const differences = (same: boolean) => () =>
  [5, 10, 20, 50, 100].flatMap((g) => scorePairs.map((pairs) => pairCell(g, pairs, same)));

export const rangedPairs: Situation = {
  id: "scores-paired",
  title: "Difference of scores with a range, same units",
  about: "5 to 100 units, sides unrelated, alike, or the same but for a few units",
  method: rangedDifference.name,
  range: differenceRange,
  cells: differences(true),
};

export const rangedApart: Situation = {
  id: "scores-apart",
  title: "Difference of scores with a range, different units",
  about: "the same scores over different units",
  method: rangedDifference.name,
  range: differenceRange,
  cells: differences(false),
};
