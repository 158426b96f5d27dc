import type { Floor } from "../../model/index.ts";
import type { TestMethod } from "../choose/index.ts";
import { chooseMethod, exactFlips, testRows } from "../choose/index.ts";
import { floorOf } from "../estimates/index.ts";
import { createMemory } from "../evidence/index.ts";
import type { FoundTest, TestHow } from "../facts/index.ts";
import type { Limits } from "../math/basics/outcome.ts";
import { mean } from "../math/basics/sums.ts";
import { tTest, valueWords } from "../math/intervals/t-inference.ts";
import { invertedTest } from "../math/p-values/inverted-test.ts";
import { pairedTTest } from "../methods/differences/paired-t.ts";
import { tango, tangoTest } from "../methods/differences/tango.ts";
import { fisher, fisherTest } from "../methods/tests/fisher.ts";
import { mcnemarMidP, mcnemarMidPTest } from "../methods/tests/mcnemar-mid-p.ts";
import { miettinenNurminen, miettinenNurminenTest } from "../methods/tests/miettinen-nurminen.ts";
import { permutationTest } from "../methods/tests/permutation.ts";
import { signFlipTest } from "../methods/tests/sign-flip.ts";
import type { Comparison } from "./comparison.ts";
import { factsOf } from "./comparison.ts";
import {
  countsOf,
  differenceOf,
  differenceValue,
  discordantOf,
  groupsOf,
  groupsStandard,
  loneStandard,
  sizeOf,
} from "./difference.ts";

const remember = createMemory<Comparison, { readonly p: FoundTest | null }>();

/** Two-sided p of the hypothesis that the difference equals `null`, exact where the table says so. */
export function testDifference(c: Comparison, nullValue: number, seed: number): FoundTest | null {
  return remember(c, `${nullValue};${seed}`, () => ({ p: computeTest(c, nullValue, seed) })).p;
}

function computeTest(c: Comparison, nullValue: number, seed: number): FoundTest | null {
  if (differenceValue(c) === null) return null;
  const facts = { ...factsOf(c), null: nullValue };
  const { method } = chooseMethod(testRows, facts);
  if (method === null) return null;
  const { how, p, floor } = tests[method](c, nullValue, seed);
  if (p === null) return null;
  return { value: Math.min(1, p), how, null: nullValue, ...(floor ? { floor } : {}) };
}

type Test = (
  c: Comparison,
  nullValue: number,
  seed: number,
) => { readonly how: TestHow; readonly p: number | null; readonly floor?: Floor };

const named = (name: string): TestHow => ({ is: "named", name });

const tests: Readonly<Record<TestMethod, Test>> = {
  "mcnemar-mid-p": (c) => ({
    how: named(mcnemarMidP.name),
    p: mcnemarMidPTest(discordantOf(c)).p,
    floor: floorOf("mid-p", [c.differences.length]),
  }),
  tango: (c, at) => ({ how: named(`${tango.name} test`), p: tangoTest(discordantOf(c), at).p }),
  "sign-flip": (c, at, seed) => flips(c, at, seed),
  "paired-t": (c, at) => ({
    how: { is: "paired-t", draws: { kind: c.kind, of: c.differences.length } },
    p: pairedTTest(c.differences, { null: at }).p,
  }),
  fisher: (c) => ({
    how: named(fisher.name),
    p: fisherTest(countsOf(c)).p,
    floor: floorOf("divisions", [c.ofPlaces.length, c.versusPlaces.length]),
  }),
  "miettinen-nurminen": (c, at) => ({
    how: named(`${miettinenNurminen.name} test`),
    p: miettinenNurminenTest(countsOf(c), at).p,
  }),
  permutation: (c, at, seed) => ({
    how: { is: "permutation", draws: sizeOf(c) },
    p: permuted(c, at, seed),
    floor: floorOf("divisions", [c.ofPlaces.length, c.versusPlaces.length]),
  }),
  welch: (c, at) => ({
    how: { is: "welch", draws: sizeOf(c) },
    p: tTest(groupsStandard(c), at, valueWords).p,
  }),
  "one-run": (c, at) => ({
    how: { is: "one-run", draws: sizeOf(c) },
    p: tTest(loneStandard(c), at, valueWords).p,
  }),
  inverted: (c, at) => ({
    how: { is: "same interval" },
    p: inverted(c, at),
  }),
};

/** With the larger mean first, so that random divisions are the same when the sides are swapped. */
function permuted(c: Comparison, at: number, seed: number): number | null {
  const [of, versus] = groupsOf(c);
  return mean(of) >= mean(versus)
    ? permutationTest(of, versus, { null: at, seed }).p
    : permutationTest(versus, of, { null: -at, seed }).p;
}

/** The alpha at which the interval's limit meets the value tested. */
function inverted(c: Comparison, at: number): number | null {
  const { value, interval } = differenceOf(c, 0.95);
  if (value === null || interval === null) return null;
  const limitsAt = (level: number): Limits => {
    const found = differenceOf(c, level).interval;
    return {
      lower: found?.lower ?? Number.NEGATIVE_INFINITY,
      upper: found?.upper ?? Number.POSITIVE_INFINITY,
    };
  };
  return invertedTest(limitsAt, value, at).p;
}

function flips(c: Comparison, at: number, seed: number): ReturnType<Test> {
  const test = signFlipTest(c.differences, { null: at, seed, exactUpTo: exactFlips });
  const draws = { kind: c.kind, of: c.differences.length };
  const how: TestHow = { is: "sign-flip", draws, exact: test.exact };
  if (!test.exact) return { how, p: test.p };
  return { how, p: test.p, floor: floorOf("sign-flips", [c.differences.length]) };
}
