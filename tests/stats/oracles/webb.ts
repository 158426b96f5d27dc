import { type TestOutcome, withoutTest } from "../../../src/stats/math/basics/outcome.ts";
import { type Random, seededRandom } from "../../../src/stats/math/basics/random.ts";
import { reasons } from "../../../src/stats/math/basics/reasons.ts";
import { mean, sum, tieTolerance } from "../../../src/stats/math/basics/sums.ts";
import type { Method } from "../../../src/stats/methods/method.ts";

export const webb: Method = {
  name: "wild cluster bootstrap, Webb weights",
  doc: "Test of a mean over few replicates with six-point weights; unreliable below eleven replicates.",
  citation: "Webb 2023, Can J Econ 56:839",
};

/** `null` is the mean tested; above `exactUpTo` replicates, `draws` seeded weightings are taken. */
export interface WebbOptions {
  readonly null?: number;
  readonly seed?: number;
  readonly draws?: number;
  readonly exactUpTo?: number;
}

const weights = [1.5, 1, 0.5].flatMap((square) => [Math.sqrt(square), -Math.sqrt(square)]);

/**
 * (sum)²/(sum of squares): rises with |t| and stays finite where the weighted values are all equal
 * and t is not.
 */
function concentration(total: number, squares: number): number {
  return (total * total) / squares;
}

function exactShare(values: readonly number[], bar: number): number {
  let reached = 0;
  const extend = (place: number, total: number, squares: number) => {
    const value = values[place];
    if (value === undefined) {
      if (concentration(total, squares) >= bar) reached += 1;
      return;
    }
    for (const weight of weights)
      extend(place + 1, total + weight * value, squares + (weight * value) ** 2);
  };
  extend(0, 0, 0);
  return reached / weights.length ** values.length;
}

function sampledShare(
  values: readonly number[],
  bar: number,
  draws: number,
  random: Random,
): number {
  let reached = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = 0;
    let squares = 0;
    for (const value of values) {
      const weighted = (weights[random.index(weights.length)] ?? 0) * value;
      total += weighted;
      squares += weighted * weighted;
    }
    if (concentration(total, squares) >= bar) reached += 1;
  }
  return (reached + 1) / (draws + 1);
}

/**
 * The share of weightings w_s·(r_s - null) of the replicate means whose |t| reaches the observed one;
 * all 6^S weightings up to S = 8.
 */
export function webbTest(means: readonly number[], options: WebbOptions = {}): TestOutcome {
  const { null: shift = 0, seed = 1, draws = 10_000, exactUpTo = 8 } = options;
  if (means.length === 0) return withoutTest(reasons.noSamples);
  if (means.length === 1) return withoutTest(reasons.oneReplicate);
  const values = means.map((value) => value - shift);
  const noise = tieTolerance(values);
  const statistic = mean(values);
  if (Math.abs(statistic) <= noise) return { statistic, p: 1, reason: null };
  const observed = concentration(sum(values), sum(values.map((value) => value * value)));
  const bar = observed - 1e-12 * values.length;
  const p =
    values.length <= exactUpTo
      ? exactShare(values, bar)
      : sampledShare(values, bar, draws, seededRandom(seed));
  return { statistic, p, reason: null };
}
