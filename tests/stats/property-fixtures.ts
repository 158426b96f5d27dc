import fc from "fast-check";
import { expect } from "vitest";
import { type Cluster, clusterOf } from "../../src/stats/math/basics/clusters.ts";
import type { Interval, IntervalOutcome } from "../../src/stats/math/basics/outcome.ts";

export const level = 0.95;
export const slack = 1e-12;
export const holds = { seed: 20260101, numRuns: 200 };

export function limitsOf(outcome: IntervalOutcome): Interval {
  if (outcome.interval === null) throw new Error(`no interval: ${outcome.reason}`);
  return outcome.interval;
}

export function contains(outcome: IntervalOutcome, least: number, greatest: number): void {
  const { lower, upper } = limitsOf(outcome);
  const estimate = outcome.estimate ?? Number.NaN;
  expect(lower).toBeGreaterThanOrEqual(least);
  expect(lower).toBeLessThanOrEqual(estimate + slack);
  expect(upper).toBeGreaterThanOrEqual(estimate - slack);
  expect(upper).toBeLessThanOrEqual(greatest);
}

export function mirrored(one: Interval, other: Interval): void {
  expect(one.lower).toBeCloseTo(-other.upper, 11);
  expect(one.upper).toBeCloseTo(-other.lower, 11);
}

export const width = ({ lower, upper }: Interval) => upper - lower;

export const counts = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));

export const twoCounts = fc
  .tuple(counts, counts)
  .map(([a, b]) => ({ x1: a.x, n1: a.n, x2: b.x, n2: b.n }));

export const cell = fc.integer({ min: 0, max: 60 });
export const pairedCounts = fc
  .record({ both: cell, onlyFirst: cell, onlySecond: cell, neither: cell })
  .filter((c) => c.both + c.onlyFirst + c.onlySecond + c.neither > 0);

export const cluster: fc.Arbitrary<Cluster> = fc
  .array(fc.constantFrom(0, 1, null), { minLength: 1, maxLength: 6 })
  .map(clusterOf);
export const clusters = fc
  .array(cluster, { minLength: 2, maxLength: 12 })
  .filter((list) => list.filter(({ count }) => count > 0).length > 1);
export const pairs = fc
  .array(fc.record({ first: cluster, second: cluster }), { minLength: 2, maxLength: 12 })
  .filter((list) => list.filter((p) => p.first.count * p.second.count > 0).length > 1);
