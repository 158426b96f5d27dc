import type { Changes, Draws } from "../draws/index.ts";
import type { MetricData } from "../evidence/index.ts";
import {
  createMemory,
  differenceRange,
  intervalOf,
  outcomeOf,
  rangeOf,
} from "../evidence/index.ts";
import type { Limits } from "../math/basics/outcome.ts";
import { mean as meanOfDraws } from "../math/basics/sums.ts";
import type { Side as MoverSide } from "../math/intervals/square-and-add.ts";
import { squareAndAdd } from "../math/intervals/square-and-add.ts";
import { didWider } from "../methods/differences/did-wider.ts";
import type { Comparison } from "./comparison.ts";
import { compare, isGroups } from "./comparison.ts";
import type { Difference } from "./difference.ts";
import { differenceOf } from "./difference.ts";
import { limitsOf, sharedCorrelation } from "./mover.ts";
import type { Pairing } from "./pairing.ts";

/** The four groups of an interaction: both ends of the first change, and of the second. */
export interface FourDraws extends Omit<Changes, "groups"> {
  /** How the two changes pair. */
  readonly pairing: Pairing;
  readonly loneIsTrained: boolean;
  readonly firstTo: Draws;
  readonly firstFrom: Draws;
  readonly secondTo: Draws;
  readonly secondFrom: Draws;
}

/** Rates this few draws deep, or at 0 or 1, get the wider of two intervals (statistics, 2.7). */
const fewDraws = 20;

/**
 * How much more one side changes than the other: each change by draw, then the two changes compared
 * like any two scores. Null where the two ends of a change do not pair.
 */
export function changesOf(data: MetricData, four: FourDraws): Comparison | null {
  if (!four.linked) return null;
  const first = changeBetween(four.firstTo, four.firstFrom);
  const second = changeBetween(four.secondTo, four.secondFrom);
  if (first.present.length === 0 || second.present.length === 0) return null;
  return compare(asScore(data), first, second, four);
}

/** The same metric taken as a score: differences of rates are not rates. */
export function asScore(data: MetricData): MetricData {
  if (outcomeOf(data.metric) === "score") return data;
  return rememberScore(data, "score", () => {
    const { range: _range, ...metric } = data.metric;
    return { ...data, fractions: false, metric: { ...metric, kind: "score" } };
  });
}

const rememberScore = createMemory<MetricData, MetricData>();

/** First minus second by draw, over the draws of both: a draw's part of the change. */
function changeBetween(other: Draws, base: Draws): Draws {
  const present = other.present.filter((at) => (base.count[at] as number) > 0);
  const size = other.value.length;
  const [value, mean, weight] = [0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const count = new Float64Array(size);
  const total = new Float64Array(size);
  const planned = other.planned.map((flag, at) => flag | (base.planned[at] as number));
  for (const at of present) {
    value[at] = (other.value[at] as number) - (base.value[at] as number);
    mean[at] = (other.mean[at] as number) - (base.mean[at] as number);
    weight[at] = 1 / present.length;
    count[at] = (other.count[at] as number) + (base.count[at] as number);
    total[at] = (other.total[at] as number) - (base.total[at] as number);
  }
  return {
    kind: other.kind,
    estimate: present.length === 0 ? null : meanOfDraws(present.map((at) => value[at] as number)),
    value,
    mean,
    weight,
    count,
    total,
    planned,
    present,
    balanced: other.balanced && base.balanced,
    lonely: other.lonely || base.lonely,
    patchy: false,
    byUnit: null,
    unitsOfRuns: null,
  };
}

/** The difference in differences with its interval. */
export function interactionOf(data: MetricData, four: FourDraws, level: number): Difference {
  const changes = changesOf(data, four);
  if (changes === null) return independent(data, four, level);
  const plain = differenceOf(changes, level);
  if (outcomeOf(data.metric) === "score" || changes.kind === "replicate") return plain;
  const mover = fragile(data, four) ? moverOfChanges(data, four, changes, level) : null;
  if (mover === null || width(mover) <= width(plain.interval)) return plain;
  return {
    ...plain,
    interval: intervalOf(mover, level, didWider.name, differenceRange(data.metric, 2)),
    why: null,
    how: { ...plain.how, wider: true },
  };
}

/** Square-and-add of the two changes, each square-and-add of its two groups, with the correlations of both steps. */
function moverOfChanges(
  data: MetricData,
  four: FourDraws,
  changes: Comparison,
  level: number,
): Limits | null {
  const sides = [four.firstTo, four.firstFrom, four.secondTo, four.secondFrom].map((draws) =>
    limitsOf(data, draws, level),
  );
  const [on1, off1, on2, off2] = sides;
  if (!on1 || !off1 || !on2 || !off2) return null;
  const change = (on: MoverSide, off: MoverSide, to: Draws, from: Draws): MoverSide => {
    const r = sharedCorrelation(data, to, from);
    return { estimate: on.estimate - off.estimate, limits: squareAndAdd(on, off, r) };
  };
  const first = change(on1, off1, four.firstTo, four.firstFrom);
  const second = change(on2, off2, four.secondTo, four.secondFrom);
  const r = isGroups(changes) ? 0 : sharedCorrelation(data, changes.first, changes.second);
  return squareAndAdd(first, second, r);
}

function fragile(data: MetricData, four: FourDraws): boolean {
  const { lower, upper } = rangeOf(data.metric);
  return [four.firstTo, four.firstFrom, four.secondTo, four.secondFrom].some(
    ({ present, estimate }) =>
      present.length < fewDraws || estimate === lower || estimate === upper,
  );
}

function width(interval: { lower: number | null; upper: number | null } | null): number {
  return interval ? (interval.upper ?? 0) - (interval.lower ?? 0) : -1;
}

/** The name of the interval of four groups. */
const fourGroups = "square-and-add (MOVER) of the intervals of four groups that do not pair";

/** Four groups that share no draws: square-and-add of the four own intervals. */
function independent(data: MetricData, four: FourDraws, level: number): Difference {
  const groups = [four.firstTo, four.firstFrom, four.secondTo, four.secondFrom];
  const [a, b, c, d] = groups.map(({ estimate }) => estimate);
  if (a == null || b == null || c == null || d == null)
    return {
      value: null,
      interval: null,
      why: groups.find(({ refusal }) => refusal)?.refusal ?? { is: "a group without scores" },
      how: { is: "none" },
    };
  const value = a - b - (c - d);
  const [on1, off1, on2, off2] = groups.map((draws) => limitsOf(data, draws, level));
  if (!on1 || !off1 || !on2 || !off2)
    return {
      value,
      interval: null,
      why: { is: "a group without interval" },
      how: { is: "four groups alone" },
    };
  const difference = (on: MoverSide, off: MoverSide) => ({
    estimate: on.estimate - off.estimate,
    limits: squareAndAdd(on, off, 0),
  });
  const limits = squareAndAdd(difference(on1, off1), difference(on2, off2), 0);
  const range = differenceRange(data.metric, 2);
  const interval = intervalOf(limits, level, fourGroups, range);
  return { value, interval, why: null, how: { is: "four groups" } };
}
