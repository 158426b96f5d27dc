import { describe, expect, it } from "vitest";
import { clusterOf } from "../../src/stats/math/basics/clusters.ts";
import { didWiderInterval } from "../../src/stats/methods/differences/did-wider.ts";
import { fiellerInterval } from "../../src/stats/methods/differences/fieller.ts";
import { pairedMoverInterval } from "../../src/stats/methods/differences/paired-mover.ts";
import { pairedTInterval, pairedTTest } from "../../src/stats/methods/differences/paired-t.ts";
import { welchInterval } from "../../src/stats/methods/differences/welch.ts";
import { meanTInterval } from "../../src/stats/methods/estimates/mean-t.ts";
import { replicateTInterval } from "../../src/stats/methods/estimates/replicate-t.ts";
import { replicateTwoWayInterval } from "../../src/stats/methods/estimates/replicate-two-way.ts";
import { permutationTest } from "../../src/stats/methods/tests/permutation.ts";
import { signFlipTest } from "../../src/stats/methods/tests/sign-flip.ts";
import { bootstrapInterval } from "./oracles/bootstrap.ts";
import { boschlooTest } from "./oracles/boschloo.ts";
import { clopperPearsonInterval } from "./oracles/clopper-pearson.ts";
import { clusterRobustCr2Interval } from "./oracles/cluster-robust-cr2.ts";
import { clusterWelchInterval } from "./oracles/cluster-welch.ts";
import { effectiveWilsonInterval } from "./oracles/effective-wilson.ts";
import { logDeltaInterval } from "./oracles/log-delta.ts";
import { mcnemarChiSquareTest } from "./oracles/mcnemar-chi-square.ts";
import { moverRatioInterval } from "./oracles/mover-ratio.ts";
import { pairedClustersInterval } from "./oracles/paired-clusters.ts";
import { liesAbove, liesInside } from "./oracles/tost.ts";
import { webbTest } from "./oracles/webb.ts";
import { zeroEventBound } from "./oracles/zero-events.ts";

const level = 0.95;
const refusal = { interval: null, reason: expect.stringMatching(/\w/) };
const constant = (value: number, count: number) =>
  clusterOf(Array.from({ length: count }, () => value));

describe("a method without an answer says why", () => {
  it("for one value, one pair, one cluster, one replicate", () => {
    expect(meanTInterval([0.5], level)).toMatchObject({ ...refusal, estimate: 0.5 });
    expect(pairedTInterval([0.5], level)).toMatchObject({ ...refusal, estimate: 0.5 });
    expect(replicateTInterval([0.5], level)).toMatchObject({
      ...refusal,
      reason: "oneReplicate",
    });
    const one = [clusterOf([1, 0, null, 1])];
    expect(effectiveWilsonInterval(one, level)).toMatchObject({ ...refusal, estimate: 2 / 3 });
    expect(clusterRobustCr2Interval(one, level)).toMatchObject({ ...refusal, se: null });
    expect(clusterWelchInterval(one, [...one, clusterOf([0])], level)).toMatchObject(refusal);
    expect(replicateTwoWayInterval([[1, 0, 1]], level)).toMatchObject(refusal);
    expect(webbTest([0.4]).p).toBeNull();
  });

  it("for no samples at all, or only missing ones", () => {
    const empty = [clusterOf([null]), clusterOf([])];
    expect(effectiveWilsonInterval(empty, level)).toMatchObject({ ...refusal, estimate: null });
    expect(clusterRobustCr2Interval([], level)).toMatchObject({ ...refusal, estimate: null });
    expect(pairedMoverInterval([], level, "epochs")).toMatchObject({ ...refusal, estimate: null });
    expect(pairedClustersInterval([], level)).toMatchObject({ ...refusal, estimate: null });
    expect(didWiderInterval([], level, "epochs")).toMatchObject({ ...refusal, estimate: null });
    expect(meanTInterval([], level)).toMatchObject({ ...refusal, estimate: null });
    expect(welchInterval([], [1, 2], level)).toMatchObject({ ...refusal, estimate: null });
    expect(signFlipTest([])).toMatchObject({ p: null, reason: "noPairs" });
    expect(permutationTest([], [1]).p).toBeNull();
    expect(bootstrapInterval([], () => 0, { level, seed: 1 })).toMatchObject(refusal);
  });

  it("for ties, float noise included, instead of an interval of zero width", () => {
    const noisy = [0.1 + 0.2, 0.3, 0.3];
    expect(meanTInterval(noisy, level)).toMatchObject({ ...refusal, se: 0 });
    expect(pairedTInterval([0, 0, 0], level)).toMatchObject({ ...refusal, se: 0 });
    expect(pairedTTest([0.3, 0.1 + 0.2], { null: 0.1 }).p).toBeNull();
    expect(welchInterval([1, 1], [0, 0], level)).toMatchObject({ ...refusal, se: 0 });
    const equal = [clusterOf([1, 0, 0]), clusterOf([0, 1, 0]), clusterOf([0, 0, 1])];
    expect(clusterRobustCr2Interval(equal, level)).toMatchObject({ ...refusal, se: 0 });
    expect(fiellerInterval([0, 0], [0.5, 0.6], level)).toMatchObject({ ...refusal, estimate: 0 });
  });

  it("for zero and weak denominators", () => {
    expect(fiellerInterval([0.1, 0.2], [0, 0], level)).toMatchObject({
      ...refusal,
      estimate: null,
      g: Number.POSITIVE_INFINITY,
    });
    expect(fiellerInterval([0.5, 0.4, 0.6], [0.1, 0, 0.05], level)).toMatchObject(refusal);
    expect(logDeltaInterval([0, 0.1], [0, 0], level)).toMatchObject(refusal);
    const zero = moverRatioInterval({ x1: 3, n1: 5, x2: 0, n2: 5 }, level);
    expect(zero.estimate).toBeNull();
    expect(zero.interval?.upper).toBe(Number.POSITIVE_INFINITY);
  });

  it("for tests that cannot be done", () => {
    expect(mcnemarChiSquareTest({ onlyFirst: 0, onlySecond: 0, total: 9 }).p).toBeNull();
    expect(boschlooTest({ x1: 0, n1: 9, x2: 0, n2: 9 }).p).toBeNull();
    expect(boschlooTest({ x1: 3, n1: 120, x2: 0, n2: 90 }).reason).toBe("tooMany");
    expect(clopperPearsonInterval(2.5, 9, level)).toMatchObject({ ...refusal, estimate: 2.5 / 9 });
    expect(zeroEventBound(1, 9, level)).toMatchObject(refusal);
    expect(liesInside(null, -1, 1)).toBe(false);
    expect(liesAbove(null, -1)).toBe(false);
  });
});

describe("the rule for pairs of clusters", () => {
  const pair = (first: number, second: number) => ({
    first: clusterOf([...Array(first).fill(1), ...Array(100 - first).fill(0)]),
    second: clusterOf([...Array(second).fill(1), ...Array(100 - second).fill(0)]),
  });
  const quiet = { first: constant(0, 100), second: constant(0, 100) };

  it("takes paired t when six of at most twelve clusters differ", () => {
    const rising = [25, 30, 20, 15, 28, 33].map((hits) => pair(hits, 0));
    const found = pairedClustersInterval([...rising, quiet, quiet], level);
    expect(found.interval?.method).toBe("paired t on cluster differences");
    expect(found.interval?.lower).toBeGreaterThan(0);
  });

  it("takes MOVER when fewer than six, or fewer than half, differ", () => {
    const five = [25, 30, 20, 15, 28].map((hits) => pair(hits, 0));
    const mover = "MOVER with correlation on effective-n Wilson limits";
    expect(pairedClustersInterval(five, level).interval?.method).toBe(mover);
    const six = [...five, pair(33, 0)];
    const ties = Array.from({ length: 7 }, () => quiet);
    expect(pairedClustersInterval([...six, ...ties], level).interval?.method).toBe(mover);
  });

  it("takes MOVER where every cluster has the same difference", () => {
    const same = Array.from({ length: 8 }, () => pair(30, 10));
    expect(pairedClustersInterval(same, level).interval).not.toBeNull();
  });
});
