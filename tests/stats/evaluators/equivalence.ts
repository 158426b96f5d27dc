import type { DirectionalOutcome } from "../../../src/stats/math/basics/outcome.ts";
import { newcombeInterval } from "../../../src/stats/methods/differences/newcombe.ts";
import { pairedTInterval, pairedTTest } from "../../../src/stats/methods/differences/paired-t.ts";
import { tangoInterval, tangoTest } from "../../../src/stats/methods/differences/tango.ts";
import { welchInterval, welchTest } from "../../../src/stats/methods/differences/welch.ts";
import {
  miettinenNurminenInterval,
  miettinenNurminenTest,
} from "../../../src/stats/methods/tests/miettinen-nurminen.ts";
import { equivalenceLevel, tostEquivalence } from "../oracles/tost.ts";
import { ends, endsOrPoint } from "./evaluator.ts";

interface Margins {
  readonly low: number;
  readonly high: number;
  readonly conf: number;
}

type Input = Margins &
  (
    | { readonly kind: "paired_mean"; readonly d: readonly number[] }
    | { readonly kind: "welch"; readonly x: readonly number[]; readonly y: readonly number[] }
    | { readonly kind: "two_proportions"; x1: number; n1: number; x2: number; n2: number }
    | { readonly kind: "paired_binary"; b: number; c: number; n: number }
  );

function verdict({ low, high, conf }: Margins, test: (margin: number) => DirectionalOutcome) {
  const outcome = tostEquivalence(test(low), test(high), 1 - conf);
  return {
    p_lower: outcome.pLower,
    p_upper: outcome.pUpper,
    p_tost: outcome.p,
    equivalent: outcome.equivalent,
  };
}

export function evaluateEquivalence(input: Input) {
  const level = equivalenceLevel(1 - input.conf);
  if (input.kind === "paired_mean") {
    const outcome = pairedTInterval(input.d, level);
    return {
      diff: outcome.estimate,
      se: outcome.se,
      df: outcome.df,
      ci_1_minus_2alpha: endsOrPoint(outcome),
      ...verdict(input, (margin) => pairedTTest(input.d, { null: margin })),
    };
  }
  if (input.kind === "welch") {
    const outcome = welchInterval(input.x, input.y, level);
    return {
      diff: outcome.estimate,
      se: outcome.se,
      df: outcome.df,
      ci_1_minus_2alpha: ends(outcome.interval),
      ...verdict(input, (margin) => welchTest(input.x, input.y, { null: margin })),
    };
  }
  if (input.kind === "two_proportions") {
    const outcome = miettinenNurminenInterval(input, level);
    return {
      diff: outcome.estimate,
      ci_1_minus_2alpha: ends(outcome.interval),
      ci_newcombe: ends(newcombeInterval(input, level).interval),
      ...verdict(input, (margin) => miettinenNurminenTest(input, margin)),
    };
  }
  const counts = { onlyFirst: input.b, onlySecond: input.c, total: input.n };
  const outcome = tangoInterval(counts, level);
  return {
    diff: outcome.estimate,
    ci_1_minus_2alpha: ends(outcome.interval),
    ...verdict(input, (margin) => tangoTest(counts, margin)),
  };
}
