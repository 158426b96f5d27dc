import { counted } from "../../lib/words.ts";
import type { Interval } from "../../model/index.ts";
import type { LevelFacts, LevelMethod } from "../choose/index.ts";
import { chooseMethod, levelRows } from "../choose/index.ts";
import type { Draws } from "../draws/index.ts";
import { clustersAt, runsAt, valuesAt } from "../draws/index.ts";
import type { MetricData } from "../evidence/index.ts";
import {
  anyNumber,
  createMemory,
  drawNoun,
  intervalOf,
  outcomeOver,
  rangeOf,
  rateRange,
} from "../evidence/index.ts";
import { allEqual, sum } from "../math/basics/sums.ts";
import { clusteredRateInterval } from "../methods/levels/clustered-rate.ts";
import { boundedMeanLimits, meanT, meanTInterval } from "../methods/levels/mean-t.ts";
import { rangedMeanInterval } from "../methods/levels/ranged-mean.ts";
import { replicateRateInterval } from "../methods/levels/replicate-rate.ts";
import { replicateT } from "../methods/levels/replicate-t.ts";
import { wilson, wilsonInterval } from "../methods/levels/wilson.ts";

/** The mean of draws with its interval, before anything is said about the samples behind it. */
export interface Level {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly reason: string | null;
  readonly effectiveN: number | null;
  readonly method: string;
}

interface Found {
  readonly interval: Interval | null;
  readonly effectiveN?: number | null;
  readonly phrase: string;
}

/** The mean of the draws, its interval by the table of methods, and how that was computed. */
export function levelOf(draws: Draws, data: MetricData, level: number): Level {
  const design = data.experiment.design;
  const noun = drawNoun(design, draws.kind);
  const values = valuesAt(draws, draws.present);
  if (values.length === 0)
    return {
      value: null,
      interval: null,
      reason: draws.refusal ?? "no scored sample",
      effectiveN: null,
      method: "no estimate",
    };
  const { single, tied } = shapeOf(draws, values);
  const value = draws.estimate;
  const facts: LevelFacts = {
    metric: outcomeOver(data.metric, draws.kind),
    draw: draws.kind,
    draws: values.length,
    single,
    tied,
    fractions: data.fractions,
    lonely: draws.lonely,
    own: draws.own !== undefined,
  };
  const choice = chooseMethod(levelRows, facts, noun);
  if (choice.method === null)
    return {
      value,
      interval: null,
      reason: choice.reason,
      effectiveN: null,
      method: `mean over ${counted(values.length, noun)}, no interval`,
    };
  const found = computations[choice.method](draws, values, data, level);
  return {
    value,
    interval: found.interval,
    reason: found.interval ? null : (draws.own?.reason ?? "no interval can be computed"),
    effectiveN: found.effectiveN ?? null,
    method: found.phrase,
  };
}

interface Shape {
  readonly single: boolean;
  readonly tied: boolean;
}

const remember = createMemory<Draws, Shape>();

function shapeOf(draws: Draws, values: readonly number[]): Shape {
  return remember(draws, "shape", () => ({
    single: draws.balanced && draws.present.every((at) => draws.count[at] === 1),
    tied: allEqual(values),
  }));
}

type Computation = (
  draws: Draws,
  values: readonly number[],
  data: MetricData,
  level: number,
) => Found;

const computations: Readonly<Record<LevelMethod, Computation>> = {
  own({ own }, _values, data, level) {
    const { limits, name = "", phrase = "no estimate" } = own ?? {};
    return {
      interval: intervalOf(limits?.(level) ?? null, level, name, rangeOf(data.metric)),
      phrase,
    };
  },
  wilson(draws, values, data, level) {
    const { interval } = wilsonInterval(sum(values), values.length, level);
    const noun = drawNoun(data.experiment.design, draws.kind);
    return {
      interval: intervalOf(interval, level, wilson.name, rateRange),
      effectiveN: values.length,
      phrase: `Wilson interval (${counted(values.length, noun)}, one sample each)`,
    };
  },
  "clustered-wilson"(draws, values, data, level) {
    const kind = draws.kind === "unit" ? "epochs" : "clusters";
    const clusters = clustersAt(data, draws, draws.present);
    const { interval, effectiveSize } = clusteredRateInterval(
      clusters,
      level,
      kind,
      draws.estimate ?? undefined,
    );
    const noun = drawNoun(data.experiment.design, draws.kind);
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", rateRange),
      effectiveN: effectiveSize,
      phrase: `Wilson interval on the effective sample size, clustered by ${noun} (${groups(draws, values.length, noun)}, ${freedom(values.length - 1)})`,
    };
  },
  runs(draws, values, data, level) {
    const noun = drawNoun(data.experiment.design, draws.kind);
    const { interval, effectiveSize } = replicateRateInterval(
      runsAt(data, draws, draws.present),
      level,
      draws.estimate ?? undefined,
    );
    const few = values.length < 5 ? ", few replicates" : "";
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", rateRange),
      effectiveN: effectiveSize,
      phrase: `Wilson interval over ${counted(values.length, noun)}, ${freedom(values.length - 1)}${few}${withinWords(draws, noun)}`,
    };
  },
  ranged(draws, values, data, level) {
    const noun = drawNoun(data.experiment.design, draws.kind);
    const range = rangeOf(data.metric);
    const { interval, effectiveSize } = rangedMeanInterval(values, range, level, draws.estimate);
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", range),
      effectiveN: effectiveSize,
      phrase: `Wilson interval on the declared range and effective sample size (${groups(draws, values.length, noun)}, ${freedom(values.length - 1)})`,
    };
  },
  "bounded-wilson"(draws, values, data, level) {
    const noun = drawNoun(data.experiment.design, draws.kind);
    return {
      interval: intervalOf(boundedMeanLimits(values, level), level, wilson.name, rateRange),
      phrase: `Wilson's formula at the common value of ${counted(values.length, noun)}`,
    };
  },
  t(draws, values, data, level) {
    const noun = drawNoun(data.experiment.design, draws.kind);
    const name = draws.kind === "replicate" ? replicateT.name : meanT.name;
    const few = draws.kind === "replicate" && values.length < 5 ? ", few replicates" : "";
    return {
      interval: intervalOf(meanTInterval(values, level).interval, level, name, anyNumber),
      phrase: `mean over ${counted(values.length, noun)}, ${freedom(values.length - 1)}${few}`,
    };
  },
};

/** `; AUROC within each seed`: of a value that is no mean of scores. */
export function withinWords({ within }: Draws, noun: string): string {
  return within === undefined ? "" : `; ${within} within each ${noun}`;
}

/** `10 clusters` where the noun has just been said, `50 prompts` for units. */
function groups(draws: Draws, n: number, noun: string): string {
  return draws.kind === "cluster" ? counted(n, "cluster") : counted(n, noun);
}

/** `t with 9 degrees of freedom`. */
export function freedom(df: number): string {
  const rounded = Number(df.toFixed(1));
  return `t with ${rounded} degree${rounded === 1 ? "" : "s"} of freedom`;
}
