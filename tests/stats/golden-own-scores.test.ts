import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Cluster } from "../../src/stats/math/basics/clusters.ts";
import type { IntervalOutcome } from "../../src/stats/math/basics/outcome.ts";
import {
  oneRunInterval,
  oneRunRateInterval,
  oneRunTest,
} from "../../src/stats/methods/differences/one-run.ts";
import { rangedMeanInterval } from "../../src/stats/methods/estimates/ranged-mean.ts";
import { replicateRateInterval } from "../../src/stats/methods/estimates/replicate-rate.ts";
import { overlapMoverInterval } from "./oracles/overlap-mover.ts";
import { overlapWelchInterval, overlapWelchTest } from "./oracles/overlap-welch.ts";
import { rangedDifferenceInterval } from "./oracles/ranged-difference.ts";
import { replicateRateDifferenceInterval } from "./oracles/replicate-rate-difference.ts";

type Numbers = readonly number[];
type Ends = readonly [lower: number, upper: number];

interface Sides {
  readonly id: string;
  readonly first: Numbers;
  readonly second: Numbers;
}

interface Golden {
  readonly ranged: readonly (Sides & {
    readonly shared: number;
    readonly range: Ends;
    readonly expected: Readonly<
      Record<"mean" | "size" | "meanLower" | "meanUpper" | "difference" | "lower" | "upper", number>
    >;
  })[];
  readonly welch: readonly (Sides & {
    readonly shared: number;
    readonly expected: Readonly<Record<"difference" | "df" | "lower" | "upper" | "p", number>>;
  })[];
  readonly runs: readonly (Sides & {
    readonly units: number;
    readonly expected: Readonly<Record<"arm" | "apart" | "one" | "plain", Ends>> & {};
  })[];
  readonly overlap: readonly (Sides & {
    readonly shared: number;
    readonly epochs: number;
    readonly expected: Readonly<Record<"difference" | "lower" | "upper", number>>;
  })[];
}

const golden: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden-own/scores_and_runs.json"), "utf8"),
);

function has(outcome: IntervalOutcome, [lower, upper]: Ends): void {
  expect(outcome.interval?.lower).toBeCloseTo(lower, 9);
  expect(outcome.interval?.upper).toBeCloseTo(upper, 9);
}

const split = ({ first, second, shared }: Sides & { readonly shared: number }) => ({
  sharedFirst: first.slice(0, shared),
  sharedSecond: second.slice(0, shared),
  onlyFirst: first.slice(shared),
  onlySecond: second.slice(shared),
});

describe("values of the script", () => {
  it.each(golden.ranged)("of scores with a range: $id", (sides) => {
    const { range, first, expected } = sides;
    const [lower, upper] = range;
    const mean = rangedMeanInterval(first, { lower, upper }, 0.95);
    expect(mean.estimate).toBeCloseTo(expected.mean, 12);
    expect(mean.effectiveSize).toBeCloseTo(expected.size, 8);
    has(mean, [expected.meanLower, expected.meanUpper]);
    const difference = rangedDifferenceInterval(split(sides), { lower, upper }, 0.95);
    expect(difference.estimate).toBeCloseTo(expected.difference, 12);
    has(difference, [expected.lower, expected.upper]);
  });

  it.each(golden.welch)("of means over groups that share units: $id", (sides) => {
    const found = overlapWelchInterval(split(sides), 0.95);
    expect(found.estimate).toBeCloseTo(sides.expected.difference, 12);
    expect(found.df).toBeCloseTo(sides.expected.df, 8);
    has(found, [sides.expected.lower, sides.expected.upper]);
    expect(overlapWelchTest(split(sides)).p).toBeCloseTo(sides.expected.p, 9);
  });

  it.each(golden.runs)("of rates over runs: $id", ({ first, second, units, expected }) => {
    const runsOf = (sums: Numbers) => sums.map((sum) => ({ count: units, sum }));
    const [a, b] = [runsOf(first), runsOf(second)];
    has(replicateRateInterval(a, 0.95), expected.arm);
    has(replicateRateDifferenceInterval(a, b, 0.95), expected.apart);
    const [one] = a;
    if (!one) throw new Error("no run");
    has(oneRunRateInterval(one, b, 0.95), expected.one);
    const rates = second.map((sum) => sum / units);
    const plain = oneRunInterval(one.sum / units, rates, 0.95);
    has(plain, expected.plain);
    const { p } = oneRunTest(one.sum / units, rates);
    expect((p ?? 1) < 0.05).toBe(expected.plain[0] > 0 || expected.plain[1] < 0);
  });

  it.each(golden.overlap)("of rates over groups that share units: $id", (sides) => {
    const { first, second, shared, epochs, expected } = sides;
    const cluster = (sum: number): Cluster => ({
      count: epochs,
      sum,
      within: sum - (sum * sum) / epochs,
    });
    const found = overlapMoverInterval(
      {
        shared: first.slice(0, shared).map((sum, i) => ({
          first: cluster(sum),
          second: cluster(second[i] ?? 0),
        })),
        onlyFirst: first.slice(shared).map(cluster),
        onlySecond: second.slice(shared).map(cluster),
      },
      0.95,
      "epochs",
    );
    expect(found.estimate).toBeCloseTo(expected.difference, 12);
    has(found, [expected.lower, expected.upper]);
  });
});
