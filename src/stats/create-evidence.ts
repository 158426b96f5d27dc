import type { Condition, Experiment, ExperimentSums, PublishedValue } from "../model/index.ts";
import { conditionKey } from "../model/index.ts";
import type { FullQuestion } from "./contrasts/index.ts";
import { contrastOf } from "./contrasts/index.ts";
import { unitsInRuns } from "./draws/index.ts";
import { estimateOf, testEstimate } from "./estimates/index.ts";
import type {
  ContrastQuestion,
  EstimateQuestion,
  FoundEvidence,
  MetricData,
} from "./evidence/index.ts";
import {
  conditionOrder,
  normaliseSelection,
  observe,
  selectCells,
  sideOf,
} from "./evidence/index.ts";

import type { FoundContrast, FoundEstimate } from "./facts/index.ts";

/** What was measured: everything that evidence is made from. */
export interface EvidenceInput {
  readonly experiments: readonly Experiment[];
  /** Sums of an experiment, asked for when something of it is first computed. */
  readonly sums: (experiment: string) => ExperimentSums | undefined;
  readonly published: readonly PublishedValue[];
}

const defaultLevel = 0.95;

/** Evidence over sums per unit: each question is answered once, the same whatever the order of the input. */
export function createEvidence({ experiments, sums, published }: EvidenceInput): FoundEvidence {
  const observed = observe(experiments, sums, published);
  const estimates = new Map<string, FoundEstimate>();
  const contrasts = new Map<string, FoundContrast>();
  const conditions = new Map<string, readonly Condition[]>();

  const dataOf = (experiment: string, metric: string): MetricData => {
    const data = observed(experiment, metric);
    if (!data) throw new Error(`No metric "${metric}" in experiment "${experiment}".`);
    return data;
  };

  return {
    experiments,
    experiment: (id) => experiments.find((experiment) => experiment.id === id),
    conditions(experiment, metric) {
      const data = dataOf(experiment, metric);
      return remember(conditions, `${experiment};${metric}`, () => {
        const sources = [...selectCells(data, {}), ...data.published];
        return distinct(sources.map((source) => source.condition)).sort(
          conditionOrder(data.experiment),
        );
      });
    },
    estimate(question) {
      const data = dataOf(question.experiment, question.metric);
      const of = normaliseSelection(data.experiment, question.of);
      const level = question.level ?? defaultLevel;
      const about = question.about === "checkpoints" ? question.about : undefined;
      const key = keyOf(question, conditionKey(of), level, about ?? "");
      return remember(estimates, key, () => estimateOf(data, of, level, about));
    },
    testEstimate(question, at) {
      const data = dataOf(question.experiment, question.metric);
      return testEstimate(
        data,
        normaliseSelection(data.experiment, question.of),
        question.about,
        at,
      );
    },
    contrast(question) {
      const data = dataOf(question.experiment, question.metric);
      const full = fullQuestion(data, question);
      const key = `${full.key};${full.level};${full.null};${full.about ?? ""}`;
      return remember(contrasts, key, () => contrastOf(data, full));
    },
    unitValues(question) {
      const data = dataOf(question.experiment, question.metric);
      const cells = selectCells(data, question.of);
      const { replicates, units } = data.population;
      const runs = unitsInRuns(data, sideOf(data, cells), null);
      return replicates.flatMap((replicate, place) => {
        const run = runs[place];
        return Array.from(run?.at ?? [], (at, i) => ({
          unit: units[at]?.unit ?? "",
          cluster: units[at]?.cluster ?? null,
          replicate,
          value: run?.mean[i] as number,
        }));
      });
    },
  };
}

function keyOf(question: EstimateQuestion, ...parts: readonly (string | number)[]): string {
  return [question.experiment, question.metric, ...parts].join(";");
}

function fullQuestion(data: MetricData, question: ContrastQuestion): FullQuestion {
  const of = normaliseSelection(data.experiment, question.of);
  const versus = normaliseSelection(data.experiment, question.versus);
  const scale = question.scale ?? "difference";
  const across = scale === "interaction" ? (question.across ?? null) : null;
  return {
    of,
    versus,
    scale,
    across,
    level: question.level ?? defaultLevel,
    null: question.null ?? (scale === "ratio" ? 1 : 0),
    about: question.about === "checkpoints" ? question.about : undefined,
    key: keyOf(question, conditionKey(of), conditionKey(versus), scale, across ?? ""),
    seedKey: keyOf(
      question,
      ...[conditionKey(of), conditionKey(versus)].sort(),
      scale,
      across ?? "",
    ),
  };
}

function remember<T>(memory: Map<string, T>, key: string, compute: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}

function distinct(conditions: readonly Condition[]): Condition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    const key = conditionKey(condition);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
