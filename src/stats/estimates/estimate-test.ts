import type { Finding, Selection } from "../../model/index.ts";
import { isCount } from "../../model/index.ts";
import type { MethodRow } from "../choose/index.ts";
import { chooseMethod, exactFlips } from "../choose/index.ts";
import type { Draws } from "../draws/index.ts";
import { drawsOf, replicatesIn, valuesAt } from "../draws/index.ts";
import type { DrawKind, MetricData, Outcome } from "../evidence/index.ts";
import { isSelected, outcomeOf, rangeOf, selectCells } from "../evidence/index.ts";
import type { FoundTest } from "../facts/index.ts";
import { binomialCdf, tCdf } from "../math/basics/distributions.ts";
import { seedFrom } from "../math/basics/random.ts";
import { invertedTest } from "../math/p-values/inverted-test.ts";
import { pairedTTest } from "../methods/differences/paired-t.ts";
import { meanTTestName } from "../methods/estimates/mean-t.ts";
import { signFlipTest } from "../methods/tests/sign-flip.ts";
import { drawKind } from "./estimate.ts";
import { floorOf } from "./floor.ts";
import { meanOfDraws } from "./mean-of-draws.ts";

/** What decides how a level is tested. */
export interface EstimateTestFacts {
  readonly metric: Outcome;
  readonly draw: DrawKind;
  readonly draws: number;
  readonly single: boolean;
  /** Every draw is in every cell that is averaged. */
  readonly balanced: boolean;
  /** The value brings an interval of its own. */
  readonly own: boolean;
}

export type EstimateTestMethod = "inverted" | "binomial" | "score-t" | "sign-flip" | "t";

export const estimateTestRows: readonly MethodRow<EstimateTestFacts, EstimateTestMethod>[] = [
  { situation: "no draws", when: (f) => f.draws === 0, method: null },
  {
    situation: "corrected rate, AUROC or true-positive rate, over units or clusters",
    when: (f) => f.own,
    method: "inverted",
  },
  {
    situation: "rate, one sample per unit",
    when: (f) => f.metric === "rate" && f.draw === "unit" && f.single,
    method: "binomial",
  },
  {
    situation: "rate, several samples per unit; score with a range, more than 16 units",
    when: (f) =>
      f.draw === "unit" && (f.metric === "rate" || (f.metric === "share" && f.draws > exactFlips)),
    method: "score-t",
  },
  {
    situation: "rate or score with a range, draws that are not in every cell",
    when: (f) => !f.balanced && f.metric !== "score",
    method: "score-t",
  },
  { situation: "score, draws that are not in every cell", when: (f) => !f.balanced, method: "t" },
  {
    situation: "clusters, replicates, or at most 16 units with scores",
    when: (f) => f.draw !== "unit" || f.draws <= exactFlips,
    method: "sign-flip",
  },
  { situation: "scores of many units", when: () => true, method: "t" },
];

/** Two-sided p of the hypothesis that a level equals `at`; null where nothing can be tested. */
export function testEstimate(
  data: MetricData,
  of: Selection,
  about: Finding["about"],
  at: number,
): FoundTest | null {
  const cells = selectCells(data, of);
  if (cells.length === 0) return testPublished(data, of, at);
  const kind = drawKind(data, replicatesIn(data, cells), about);
  const draws = drawsOf(data, cells, kind);
  const facts = {
    metric: outcomeOf(data.metric),
    draw: kind,
    draws: draws.present.length,
    balanced: draws.balanced,
    single: draws.balanced && draws.present.every((place) => draws.count[place] === 1),
    own: draws.own !== undefined,
  };
  const { method } = chooseMethod(estimateTestRows, facts);
  if (method === null || meanOfDraws(draws, data, 0.95).interval === null) return null;
  const found = tests[method]({ data, draws, at, key: `${data.experiment.id};${data.metric.id}` });
  return found && { ...found, null: at };
}

/** A transcribed rate with its n, as if each sample were a draw: what its source gives. */
function testPublished(data: MetricData, of: Selection, at: number): FoundTest | null {
  const [only, ...others] = data.published.filter((p) => isSelected(data, p.condition, of));
  if (!only?.n || others.length > 0 || !isCount(data.metric)) return null;
  return { ...binomial(only.value, only.n, at), null: at };
}

function binomial(value: number, n: number, at: number): Omit<FoundTest, "null"> {
  const ones = Math.round(value * n);
  const below = binomialCdf(ones, n, at);
  const above = ones === 0 ? 1 : 1 - binomialCdf(ones - 1, n, at);
  return {
    value: Math.min(1, 2 * Math.min(below, above)),
    how: { is: "named", name: "exact binomial test" },
    floor: floorOf("binomial", [n], value < at ? 1 - at : at),
  };
}

interface Tested {
  readonly data: MetricData;
  readonly draws: Draws;
  readonly at: number;
  readonly key: string;
}

type Test = (tested: Tested) => Omit<FoundTest, "null"> | null;

const tests: Readonly<Record<EstimateTestMethod, Test>> = {
  inverted({ data, draws, at }) {
    const value = draws.estimate;
    if (value === null || meanOfDraws(draws, data, 0.95).interval === null) return null;
    const { p } = invertedTest(
      (level) => {
        const found = meanOfDraws(draws, data, level).interval;
        return { lower: found?.lower ?? -Infinity, upper: found?.upper ?? Infinity };
      },
      value,
      at,
    );
    return p === null ? null : { value: p, how: { is: "same interval" } };
  },
  binomial: ({ draws, at }) => binomial(draws.estimate ?? 0, draws.present.length, at),
  "score-t"({ data, draws, at }) {
    const { estimate } = draws;
    const { lower, upper } = rangeOf(data.metric);
    const { effectiveN } = meanOfDraws(draws, data, 0.95);
    const [value, target] = [estimate ?? 0, at].map((x) => (x - lower) / (upper - lower));
    const units = draws.present.length;
    const spread = effectiveN === null ? 0 : ((target ?? 0) * (1 - (target ?? 0))) / effectiveN;
    if (estimate === null || spread <= 0 || units < 2) return null;
    const statistic = Math.abs((value ?? 0) - (target ?? 0)) / Math.sqrt(spread);
    return {
      value: 2 * tCdf(-statistic, units - 1),
      how: { is: "score-t", df: units - 1 },
    };
  },
  "sign-flip"({ draws, at, key }) {
    const values = valuesAt(draws, draws.present);
    const test = signFlipTest(values, { null: at, seed: seedFrom(key), exactUpTo: exactFlips });
    if (test.p === null) return null;
    return {
      value: test.p,
      how: {
        is: "sign-flip",
        draws: { kind: draws.kind, of: values.length },
        exact: test.exact,
      },
      ...(test.exact ? { floor: floorOf("sign-flips", [values.length]) } : {}),
    };
  },
  t({ draws, at }) {
    const { p } = pairedTTest(valuesAt(draws, draws.present), { null: at });
    return p === null ? null : { value: p, how: { is: "named", name: meanTTestName } };
  },
};
