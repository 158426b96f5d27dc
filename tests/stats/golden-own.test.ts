import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clusterOf } from "../../src/stats/math/basics/clusters.ts";
import type { RateKind } from "../../src/stats/math/intervals/clustered-rate.ts";
import { pairedMoverInterval } from "../../src/stats/methods/differences/paired-mover.ts";
import { clusteredRateInterval } from "../../src/stats/methods/estimates/clustered-rate.ts";

/** Values of rules that are this project's own, from the scripts beside them. */
function read(name: string) {
  return JSON.parse(readFileSync(join(import.meta.dirname, "golden-own", name), "utf8"));
}

interface LevelCase {
  readonly id: string;
  readonly values: readonly (readonly number[])[];
  readonly kind: RateKind;
  readonly weights: readonly number[] | null;
  readonly expected: Readonly<
    Record<"estimate" | "size" | "critical" | "lower" | "upper", number>
  > & {
    readonly rho: number | null;
  };
}

interface MoverCase {
  readonly id: string;
  readonly first: readonly (readonly number[])[];
  readonly second: readonly (readonly number[])[];
  readonly kind: RateKind;
  readonly expected: Readonly<Record<"estimate" | "lower" | "upper", number>>;
}

describe("clustered rates", () => {
  const golden: { readonly level: readonly LevelCase[]; readonly mover: readonly MoverCase[] } =
    read("clustered_rate.json");

  for (const { id, values, kind, weights, expected } of golden.level)
    it(`are those of the script: ${id}`, () => {
      const clusters = values.map((list, g) => ({
        ...clusterOf(list),
        ...(weights ? { weight: weights[g] ?? 0 } : {}),
      }));
      const found = clusteredRateInterval(clusters, 0.95, kind);
      expect(found.estimate).toBeCloseTo(expected.estimate, 12);
      expect(found.effectiveSize).toBeCloseTo(expected.size, 8);
      expect(found.critical).toBeCloseTo(expected.critical, 8);
      if (expected.rho === null) expect(found.rho).toBeNull();
      else expect(found.rho).toBeCloseTo(expected.rho, 10);
      expect(found.interval?.lower).toBeCloseTo(expected.lower, 10);
      expect(found.interval?.upper).toBeCloseTo(expected.upper, 10);
    });

  for (const { id, first, second, kind, expected } of golden.mover)
    it(`give the difference of the script: ${id}`, () => {
      const pairs = first.map((list, g) => ({
        first: clusterOf(list),
        second: clusterOf(second[g] ?? []),
      }));
      const found = pairedMoverInterval(pairs, 0.95, kind);
      expect(found.estimate).toBeCloseTo(expected.estimate, 12);
      expect(found.interval?.lower).toBeCloseTo(expected.lower, 10);
      expect(found.interval?.upper).toBeCloseTo(expected.upper, 10);
    });
});
