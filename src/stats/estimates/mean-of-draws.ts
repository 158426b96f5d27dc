import type { Interval } from "../../model/index.ts";
import type { EstimateFacts, EstimateMethod } from "../choose/index.ts";
import { chooseMethod, estimateRows } from "../choose/index.ts";
import type { Draws } from "../draws/index.ts";
import { clustersAt, runsAt, valuesAt } from "../draws/index.ts";
import type { MetricData } from "../evidence/index.ts";
import {
  anyNumber,
  createMemory,
  intervalOf,
  outcomeOver,
  rangeOf,
  rateRange,
} from "../evidence/index.ts";
import type { EstimateHow, Reason } from "../facts/index.ts";
import { allEqual, sum } from "../math/basics/sums.ts";
import { clusteredRateInterval } from "../methods/estimates/clustered-rate.ts";
import { boundedMeanLimits, meanT, meanTInterval } from "../methods/estimates/mean-t.ts";
import { rangedMeanInterval } from "../methods/estimates/ranged-mean.ts";
import { replicateRateInterval } from "../methods/estimates/replicate-rate.ts";
import { replicateT } from "../methods/estimates/replicate-t.ts";
import { wilson, wilsonInterval } from "../methods/estimates/wilson.ts";

/** The mean of draws with its interval, before anything is said about the samples behind it. */
export interface MeanOfDraws {
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Why there is no value or no interval. */
  readonly why: Reason | null;
  readonly effectiveN: number | null;
  readonly how: EstimateHow;
}

interface Found {
  readonly interval: Interval | null;
  readonly effectiveN?: number | null;
  readonly how: EstimateHow;
}

/** The mean of the draws, its interval by the table of methods, and how that was computed. */
export function meanOfDraws(draws: Draws, data: MetricData, level: number): MeanOfDraws {
  const values = valuesAt(draws, draws.present);
  if (values.length === 0)
    return {
      value: null,
      interval: null,
      why: draws.refusal ?? { is: "no scored sample" },
      effectiveN: null,
      how: { is: "none" },
    };
  const { single, tied } = shapeOf(draws, values);
  const value = draws.estimate;
  const facts: EstimateFacts = {
    metric: outcomeOver(data.metric, draws.kind),
    draw: draws.kind,
    draws: values.length,
    single,
    tied,
    fractions: data.fractions,
    lonely: draws.lonely,
    own: draws.own !== undefined,
  };
  const choice = chooseMethod(estimateRows, facts);
  if (choice.method === null)
    return {
      value,
      interval: null,
      why: { is: choice.reason, kind: draws.kind },
      effectiveN: null,
      how: { is: "mean alone", draws: sizeOf(draws, values) },
    };
  const found = computations[choice.method](draws, values, data, level);
  return {
    value,
    interval: found.interval,
    why: found.interval ? null : (draws.own?.reason ?? { is: "no interval" }),
    effectiveN: found.effectiveN ?? null,
    how: found.how,
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

const computations: Readonly<Record<EstimateMethod, Computation>> = {
  own({ own }, _values, data, level) {
    const { limits, name = "", side } = own ?? {};
    return {
      interval: intervalOf(limits?.(level) ?? null, level, name, rangeOf(data.metric)),
      how: side ? { is: "own", ...side } : { is: "none" },
    };
  },
  wilson(draws, values, _data, level) {
    const { interval } = wilsonInterval(sum(values), values.length, level);
    return {
      interval: intervalOf(interval, level, wilson.name, rateRange),
      effectiveN: values.length,
      how: { is: "wilson", draws: sizeOf(draws, values) },
    };
  },
  "clustered-rate"(draws, values, data, level) {
    const kind = draws.kind === "unit" ? "epochs" : "clusters";
    const clusters = clustersAt(data, draws, draws.present);
    const { interval, effectiveSize } = clusteredRateInterval(
      clusters,
      level,
      kind,
      draws.estimate ?? undefined,
    );
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", rateRange),
      effectiveN: effectiveSize,
      how: { is: "clustered", ...sizeAndFreedom(draws, values) },
    };
  },
  "replicate-rate"(draws, values, data, level) {
    const { interval, effectiveSize } = replicateRateInterval(
      runsAt(data, draws, draws.present),
      level,
      draws.estimate ?? undefined,
    );
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", rateRange),
      effectiveN: effectiveSize,
      how: { is: "runs", ...sizeAndFreedom(draws, values), within: draws.within ?? null },
    };
  },
  "ranged-mean"(draws, values, data, level) {
    const range = rangeOf(data.metric);
    const { interval, effectiveSize } = rangedMeanInterval(values, range, level, draws.estimate);
    return {
      interval: intervalOf(interval, level, interval?.method ?? "", range),
      effectiveN: effectiveSize,
      how: { is: "ranged", ...sizeAndFreedom(draws, values) },
    };
  },
  "bounded-mean"(draws, values, _data, level) {
    return {
      interval: intervalOf(boundedMeanLimits(values, level), level, wilson.name, rateRange),
      how: { is: "bounded", draws: sizeOf(draws, values) },
    };
  },
  "mean-t"(draws, values, _data, level) {
    const name = draws.kind === "replicate" ? replicateT.name : meanT.name;
    return {
      interval: intervalOf(meanTInterval(values, level).interval, level, name, anyNumber),
      how: { is: "t", ...sizeAndFreedom(draws, values) },
    };
  },
};

function sizeOf({ kind }: Draws, values: readonly number[]) {
  return { kind, of: values.length };
}

function sizeAndFreedom(draws: Draws, values: readonly number[]) {
  return { draws: sizeOf(draws, values), df: values.length - 1 };
}
