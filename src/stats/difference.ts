import type { Floor, Interval, PValue } from "../model/index.ts";
import type { DifferenceMethod, TestMethod } from "./choose-method.ts";
import { chooseMethod, differenceRows, exactFlips, testRows } from "./choose-method.ts";
import type { Comparison } from "./comparison.ts";
import { drawsUsed, factsOf } from "./comparison.ts";
import { clustersAt, valuesAt } from "./draws.ts";
import { floorOf } from "./floor.ts";
import { anyNumber, intervalOf, rateDifferenceRange } from "./interval.ts";
import { freedom } from "./level.ts";
import type { Discordant, TwoCounts } from "./math/counts.ts";
import type { Limits } from "./math/outcome.ts";
import type { Pair } from "./math/pairs.ts";
import { summarise } from "./math/summary.ts";
import { mean } from "./math/sums.ts";
import { welchStandard } from "./math/welch-standard.ts";
import { createMemory } from "./memory.ts";
import { clusterMover, clusterMoverInterval } from "./methods/cluster-mover.ts";
import { fisher, fisherTest } from "./methods/fisher.ts";
import { mcnemarMidP, mcnemarMidPTest } from "./methods/mcnemar-mid-p.ts";
import { miettinenNurminen, miettinenNurminenTest } from "./methods/miettinen-nurminen.ts";
import { minimumDetectableEffect } from "./methods/minimum-effect.ts";
import { newcombe, newcombeInterval } from "./methods/newcombe.ts";
import { pairedMover, pairedMoverInterval } from "./methods/paired-mover.ts";
import { pairedT, pairedTInterval, pairedTTest } from "./methods/paired-t.ts";
import { permutationTest } from "./methods/permutation.ts";
import { flipWords, signFlipTest } from "./methods/sign-flip.ts";
import { tango, tangoInterval, tangoTest } from "./methods/tango.ts";
import { welch, welchInterval, welchTest } from "./methods/welch.ts";
import { counted, drawNoun, runWords } from "./words.ts";

/** A difference with its interval, and how it was computed. */
export interface Difference {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly reason: string | null;
  readonly method: string;
}

/** Mean over the draws of first minus second. */
export function differenceValue(c: Comparison): number | null {
  if (c.arrangement === "paired") return c.differences.length ? mean(c.differences) : null;
  if (c.ofPlaces.length === 0 || c.versusPlaces.length === 0) return null;
  return mean(valuesAt(c.first, c.ofPlaces)) - mean(valuesAt(c.second, c.versusPlaces));
}

/** The difference with its interval, by the table of methods. */
export function differenceOf(c: Comparison, level: number): Difference {
  const value = differenceValue(c);
  if (value === null)
    return {
      value,
      interval: null,
      reason: "one side has no scored sample",
      method: "no estimate",
    };
  const noun = drawNoun(c.data.experiment.design, c.kind);
  const choice = chooseMethod(differenceRows, factsOf(c), noun);
  if (choice.method === null)
    return {
      value,
      interval: null,
      reason: choice.reason,
      method: `difference over ${size(c, noun)}, no interval`,
    };
  const { name, limits, phrase } = intervals[choice.method];
  const range = c.data.metric.kind === "binary" ? rateDifferenceRange : anyNumber;
  const interval = intervalOf(limits(c, level), level, name, range);
  return {
    value,
    interval,
    reason: interval ? null : "no interval can be computed",
    method: phrase(c, noun),
  };
}

interface IntervalMethod {
  readonly name: string;
  limits(c: Comparison, level: number): Limits | null;
  phrase(c: Comparison, noun: string): string;
}

const intervals: Readonly<Record<DifferenceMethod, IntervalMethod>> = {
  tango: {
    name: tango.name,
    limits: (c, level) => tangoInterval(discordantOf(c), level).interval,
    phrase: (c, noun) =>
      `Tango's score interval over ${counted(c.differences.length, noun)} seen on both sides`,
  },
  "paired-t": {
    name: pairedT.name,
    limits: (c, level) => pairedTInterval(c.differences, level).interval,
    phrase: (c, noun) =>
      `mean of the ${pairedWords(c, noun)}, ${freedom(c.differences.length - 1)}`,
  },
  mover: {
    name: pairedMover.name,
    limits: (c, level) => pairedMoverInterval(pairsOf(c), level).interval,
    phrase: (c, noun) =>
      `square-and-add (MOVER) of Wilson limits on the effective sample size with their correlation, clustered by ${noun} (${counted(c.differences.length, noun)}, ${freedom(c.differences.length - 1)})`,
  },
  newcombe: {
    name: newcombe.name,
    limits: (c, level) => newcombeInterval(countsOf(c), level).interval,
    phrase: (c, noun) => `Newcombe interval, ${size(c, noun)}`,
  },
  "two-mover": {
    name: clusterMover.name,
    limits: (c, level) =>
      clusterMoverInterval(
        clustersAt(c.first, c.ofPlaces),
        clustersAt(c.second, c.versusPlaces),
        level,
      ).interval,
    phrase: (c, noun) =>
      `square-and-add (MOVER) of Wilson limits on the effective sample size, clustered by ${noun}, ${size(c, noun)}`,
  },
  welch: {
    name: welch.name,
    limits: (c, level) => welchInterval(...groupsOf(c), level).interval,
    phrase: (c, noun) => {
      const { df } = welchStandard(...groupsOf(c));
      return `difference of means over ${size(c, noun)} (Welch, ${freedom(df ?? 0)})`;
    },
  },
};

function pairedWords(c: Comparison, noun: string): string {
  const n = c.differences.length;
  const differences = `${n} difference${n === 1 ? "" : "s"}`;
  if (c.arrangement === "one-run")
    return `${differences} of each ${noun} from the one run of the other side`;
  const same = c.kind === "replicate" && c.sameRuns;
  return `${differences} by ${noun}${same ? `, the same ${runWords(noun)} on both sides` : ""}`;
}

function size(c: Comparison, noun: string): string {
  if (c.arrangement === "paired") return counted(c.differences.length, noun);
  const [of, versus] = [c.ofPlaces.length, c.versusPlaces.length];
  return `${of} against ${counted(versus, noun)}`;
}

const remember = createMemory<Comparison, { readonly p: PValue | null }>();

/** Two-sided p of the hypothesis that the difference equals `null`, exact where the table says so. */
export function testDifference(c: Comparison, nullValue: number, seed: number): PValue | null {
  return remember(c, `${nullValue};${seed}`, () => ({ p: computeTest(c, nullValue, seed) })).p;
}

function computeTest(c: Comparison, nullValue: number, seed: number): PValue | null {
  if (differenceValue(c) === null) return null;
  const facts = { ...factsOf(c), null: nullValue };
  const { method } = chooseMethod(testRows, facts, c.kind);
  if (method === null) return null;
  const { name, p, floor } = tests[method](c, nullValue, seed);
  if (p === null) return null;
  return { value: Math.min(1, p), method: name, null: nullValue, ...(floor ? { floor } : {}) };
}

type Test = (
  c: Comparison,
  nullValue: number,
  seed: number,
) => { readonly name: string; readonly p: number | null; readonly floor?: Floor };

const tests: Readonly<Record<TestMethod, Test>> = {
  "mcnemar-mid-p": (c) => ({
    name: mcnemarMidP.name,
    p: mcnemarMidPTest(discordantOf(c)).p,
    floor: floorOf("mid-p", [c.differences.length]),
  }),
  tango: (c, at) => ({ name: `${tango.name} test`, p: tangoTest(discordantOf(c), at).p }),
  "sign-flip": (c, at, seed) => flips(c, at, seed),
  "paired-t": (c, at) => ({
    name: `paired t test over ${counted(c.differences.length, nounOf(c))}`,
    p: pairedTTest(c.differences, { null: at }).p,
  }),
  fisher: (c) => ({
    name: fisher.name,
    p: fisherTest(countsOf(c)).p,
    floor: floorOf("divisions", [c.ofPlaces.length, c.versusPlaces.length]),
  }),
  "miettinen-nurminen": (c, at) => ({
    name: `${miettinenNurminen.name} test`,
    p: miettinenNurminenTest(countsOf(c), at).p,
  }),
  permutation: (c, at, seed) => ({
    name: `permutation test over ${size(c, nounOf(c))}`,
    p: permutationTest(...groupsOf(c), { null: at, seed }).p,
    floor: floorOf("divisions", [c.ofPlaces.length, c.versusPlaces.length]),
  }),
  welch: (c, at) => ({
    name: `Welch's t test over ${size(c, nounOf(c))}`,
    p: welchTest(...groupsOf(c), { null: at }).p,
  }),
};

function nounOf(c: Comparison): string {
  return drawNoun(c.data.experiment.design, c.kind);
}

function flips(c: Comparison, at: number, seed: number): ReturnType<Test> {
  const test = signFlipTest(c.differences, { null: at, seed, exactUpTo: exactFlips });
  const name = flipWords(test, counted(c.differences.length, nounOf(c)));
  if (!test.exact) return { name, p: test.p };
  return { name, p: test.p, floor: floorOf("sign-flips", [c.differences.length]) };
}

/** Pairs that say yes on one side only; values are 0 or 1. */
function discordantOf(c: Comparison): Discordant {
  const onlyFirst = c.differences.filter((d) => d > 0.5).length;
  const onlySecond = c.differences.filter((d) => d < -0.5).length;
  return { onlyFirst, onlySecond, total: c.differences.length };
}

function countsOf(c: Comparison): TwoCounts {
  const ones = (values: readonly number[]) => values.filter((value) => value > 0.5).length;
  const [of, versus] = groupsOf(c);
  return { x1: ones(of), n1: of.length, x2: ones(versus), n2: versus.length };
}

/** The values of both sides as two groups. */
export function groupsOf(c: Comparison): [readonly number[], readonly number[]] {
  return [valuesAt(c.first, c.ofPlaces), valuesAt(c.second, c.versusPlaces)];
}

/** The pairs of a paired comparison as the methods take them. */
export function pairsOf(
  c: Pick<Comparison, "first" | "second" | "ofPlaces" | "versusPlaces">,
): readonly Pair[] {
  const first = clustersAt(c.first, c.ofPlaces);
  const second = clustersAt(c.second, c.versusPlaces);
  return first.flatMap((one, i) => {
    const two = second[i];
    return two ? [{ first: one, second: two }] : [];
  });
}

/** The difference that this design shows with 80 % power at the 5 % level; null without a variance. */
export function detectable(c: Comparison): number | null {
  const { se, df } =
    c.arrangement === "unpaired" ? welchStandard(...groupsOf(c)) : summarise(c.differences);
  const least = c.kind === "replicate" ? 3 : 2;
  if (se === null || df === null || se === 0 || drawsUsed(c) < least) return null;
  return minimumDetectableEffect(se, df, { alpha: 0.05, power: 0.8 });
}
