import { holm } from "../../../src/stats/corrections/holm.ts";
import { clusterOf } from "../../../src/stats/math/basics/clusters.ts";
import {
  completeQuads,
  type Quad,
  quadContrasts,
} from "../../../src/stats/math/intervals/quads.ts";
import { didTInterval } from "../oracles/did-t.ts";
import { evaluateClusterMean } from "./cluster-mean.ts";
import { evaluatePairs } from "./diff-paired-cluster.ts";
import { endsOrPoint, goldenSignFlip, type Values } from "./evaluator.ts";

type Cell = string | number | null;

interface Input {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly conf: number;
}

interface Sample {
  readonly prompt: string;
  readonly arm: string;
  readonly context: string;
  readonly score: number | null;
}

function samplesOf({ columns, rows }: Input): readonly Sample[] {
  const column = (name: string) => columns.indexOf(name);
  return rows.map((row) => ({
    prompt: String(row[column("prompt")]),
    arm: String(row[column("arm")]),
    context: String(row[column("context")]),
    score: (row[column("score")] ?? null) as number | null,
  }));
}

/** The scores of one arm and context, listed by the prompts of `prompts`. */
function cellOf(samples: readonly Sample[], arm: string, context: string) {
  const rows = samples.filter((sample) => sample.arm === arm && sample.context === context);
  return (prompt: string): Values =>
    rows.filter((sample) => sample.prompt === prompt).map((sample) => sample.score);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

function cellStatistics(values: readonly Values[], conf: number) {
  const outcome = evaluateClusterMean({ clusters: values, conf });
  const rows = values.flat().length;
  return { ...outcome, rows, scored: outcome.n, missing: rows - outcome.n };
}

function did(quads: readonly Quad[], arms: readonly string[], conf: number) {
  const complete = completeQuads(quads);
  const outcome = didTInterval(complete, conf);
  return {
    first_arm: arms[0],
    second_arm: arms[1],
    prompts_used: complete.length,
    did: outcome.estimate,
    se: outcome.se,
    ci_t: endsOrPoint(outcome),
    p_sign_flip: goldenSignFlip(quadContrasts(complete)),
  };
}

export function evaluateEndToEnd(input: Input) {
  const { conf } = input;
  const samples = samplesOf(input);
  const arms = distinct(samples.map((sample) => sample.arm));
  const prompts = distinct(samples.map((sample) => sample.prompt));
  const binary = samples.every(({ score }) => score === null || score === 0 || score === 1);
  const cluster = (arm: string, context: string, prompt: string) =>
    clusterOf(cellOf(samples, arm, context)(prompt));
  const effects = arms.map((arm) => {
    const seen = distinct(samples.filter((s) => s.arm === arm).map((s) => s.prompt));
    const pairs = seen.map((prompt) => ({
      first: cluster(arm, "on", prompt),
      second: cluster(arm, "off", prompt),
    }));
    return evaluatePairs(pairs, conf, binary);
  });
  const adjusted = holm.adjust(effects.map((effect) => effect.p_sign_flip));
  const cells = distinct(samples.map((sample) => `${sample.arm}|${sample.context}`));
  const [first = "", second = ""] = arms;
  const quads = prompts.map((prompt) => ({
    aOn: cluster(first, "on", prompt),
    aOff: cluster(first, "off", prompt),
    bOn: cluster(second, "on", prompt),
    bOff: cluster(second, "off", prompt),
  }));
  return {
    cells: Object.fromEntries(
      cells.map((name) => {
        const [arm = "", context = ""] = name.split("|");
        return [name, cellStatistics(prompts.map(cellOf(samples, arm, context)), conf)];
      }),
    ),
    trigger_effect: Object.fromEntries(arms.map((arm, i) => [arm, effects[i]])),
    holm_p_sign_flip: Object.fromEntries(arms.map((arm, i) => [arm, adjusted[i]])),
    did: arms.length < 2 ? null : did(quads, arms, conf),
  };
}
