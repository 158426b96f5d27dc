import type { Estimate, Metric, PValue } from "../model/index.ts";
import type { MethodRow } from "./choose-method.ts";
import { chooseMethod, exactFlips } from "./choose-method.ts";
import type { Evidence } from "./evidence.ts";
import { floorOf } from "./floor.ts";
import { binomialCdf, tCdf } from "./math/distributions.ts";
import { seedFrom } from "./math/random.ts";
import { meanT } from "./methods/mean-t.ts";
import { pairedTTest } from "./methods/paired-t.ts";
import { flipWords, signFlipTest } from "./methods/sign-flip.ts";
import type { DrawKind } from "./words.ts";
import { counted } from "./words.ts";

/** What decides how a level is tested. */
export interface LevelTestFacts {
  readonly metric: Metric["kind"];
  readonly draw: DrawKind;
  readonly draws: number;
  readonly single: boolean;
}

export type LevelTestMethod = "binomial" | "score-t" | "sign-flip" | "t";

export const levelTestRows: readonly MethodRow<LevelTestFacts, LevelTestMethod>[] = [
  { situation: "no draws", when: (f) => f.draws === 0, method: null },
  {
    situation: "rate, one sample per unit",
    when: (f) => f.metric === "binary" && f.draw === "unit" && f.single,
    method: "binomial",
  },
  {
    situation: "rate, several samples per unit",
    when: (f) => f.metric === "binary" && f.draw === "unit",
    method: "score-t",
  },
  {
    situation: "clusters, replicates, or at most 16 units with scores",
    when: (f) => f.draw !== "unit" || f.draws <= exactFlips,
    method: "sign-flip",
  },
  { situation: "scores of many units", when: () => true, method: "t" },
];

/** Which draws an estimate rests on, and how many. */
export function drawsBehind(estimate: Estimate): { kind: DrawKind; draws: number } {
  if (estimate.replicates > 1) return { kind: "replicate", draws: estimate.replicates };
  if (estimate.clusters !== null) return { kind: "cluster", draws: estimate.clusters };
  return { kind: "unit", draws: estimate.units };
}

/** Two-sided p of the hypothesis that a level equals `at`; null where nothing can be tested. */
export function testLevel(estimate: Estimate, evidence: Evidence, at: number): PValue | null {
  const metric = evidence
    .experiment(estimate.experiment)
    ?.metrics.find((m) => m.id === estimate.metric);
  if (!metric || estimate.value === null) return null;
  const { kind, draws } = drawsBehind(estimate);
  const single = estimate.n === estimate.units;
  const facts = { metric: metric.kind, draw: kind, draws, single };
  const { method } = chooseMethod(levelTestRows, facts, kind);
  if (method === null) return null;
  const found = tests[method](estimate, evidence, at);
  return found && { ...found, null: at };
}

type Test = (estimate: Estimate, evidence: Evidence, at: number) => Omit<PValue, "null"> | null;

const tests: Readonly<Record<LevelTestMethod, Test>> = {
  binomial({ value, n }, _evidence, at) {
    const ones = Math.round((value ?? 0) * n);
    const below = binomialCdf(ones, n, at);
    const above = ones === 0 ? 1 : 1 - binomialCdf(ones - 1, n, at);
    return {
      value: Math.min(1, 2 * Math.min(below, above)),
      method: "exact binomial test",
      floor: floorOf("binomial", [n], (value ?? 0) < at ? 1 - at : at),
    };
  },
  "score-t"({ value, effectiveN, units }, _evidence, at) {
    const spread = effectiveN === null ? 0 : (at * (1 - at)) / effectiveN;
    if (value === null || spread <= 0 || units < 2) return null;
    const statistic = Math.abs(value - at) / Math.sqrt(spread);
    return {
      value: 2 * tCdf(-statistic, units - 1),
      method: `score test on the effective sample size, t with ${units - 1} degrees of freedom`,
    };
  },
  "sign-flip"(estimate, evidence, at) {
    const { kind } = drawsBehind(estimate);
    const values =
      kind === "unit" ? unitMeans(estimate, evidence) : estimate.draws.map((d) => d.value);
    const seed = seedFrom(`${estimate.experiment};${estimate.metric};${estimate.method}`);
    const test = signFlipTest(values, { null: at, seed, exactUpTo: exactFlips });
    if (test.p === null) return null;
    const noun = nounOf(estimate, evidence, kind);
    return {
      value: test.p,
      method: flipWords(test, counted(values.length, noun)),
      ...(test.exact ? { floor: floorOf("sign-flips", [values.length]) } : {}),
    };
  },
  t(estimate, evidence, at) {
    const { p } = pairedTTest(unitMeans(estimate, evidence), { null: at });
    return p === null ? null : { value: p, method: meanT.name.replace("interval", "test") };
  },
};

function unitMeans(estimate: Estimate, evidence: Evidence): readonly number[] {
  const { experiment, metric, of } = estimate;
  return evidence.unitValues({ experiment, metric, of }).map((unit) => unit.value);
}

function nounOf(estimate: Estimate, evidence: Evidence, kind: DrawKind): string {
  const design = evidence.experiment(estimate.experiment)?.design;
  return design?.[kind] ?? kind;
}
