import * as Plot from "@observablehq/plot";
import {
  type Contrast,
  type Estimate,
  type Experiment,
  isShare,
  type Mark,
  type Metric,
  type Selection,
} from "../../model/index.ts";
import {
  bareDifference,
  bareLevel,
  columnDifference,
  columnValue,
  contrastStyle,
  decimalsOf,
  estimateStyle,
  signedWithDecimals,
  withDecimals,
} from "../../wording/index.ts";
import { factorOf, labelHue, levelIn, markOf } from "../layout/grammar.ts";
import type { AuthorLine, Needs } from "./needs.ts";

/** A column of the data, by name or by function. */
export type Channel<T> = string | ((datum: T, index: number) => unknown);

/** Channels of a mark whose rows are conditions. */
export interface RowChannels<T> {
  /** The value; `value` where left out, as estimates and contrasts have it. */
  readonly x?: Channel<T>;
  /** The row: its label, or the id of an arm. */
  readonly y: Channel<T>;
  /** Ends of the interval; those of the datum's `interval`, or its `lower` and `upper`, where left out. */
  readonly x1?: Channel<T>;
  readonly x2?: Channel<T>;
  /** Tells several lines of one row apart. */
  readonly name?: Channel<T>;
  /** Number at the right of the row; the value as the report writes it where left out, `null` for none. */
  readonly text?: Channel<T> | null;
  /** Id of the arm whose colour the mark takes; the arm of the datum's `of`, or of the row, where left out. */
  readonly arm?: Channel<T>;
  /** `hollow` or `solid`; as the condition in `of` is drawn everywhere where left out. */
  readonly fill?: Channel<T>;
  /** Whether the mark is drawn faintly, so that the others stand out. */
  readonly back?: Channel<T>;
}

/** Experiments by id, and the one that a cell is about. */
export interface Subject {
  readonly find: (id: string) => Experiment | undefined;
  readonly own: string;
}

type Known = Partial<Estimate> & Partial<Contrast> & { readonly lower?: number; upper?: number };

/** Data of an author as lines of rows, with the marks that their conditions have everywhere in the report. */
export function readRows<T>(
  data: readonly T[],
  channels: RowChannels<T>,
  axis: "level" | "difference",
  { find, own }: Subject,
): Needs & { readonly data: readonly Known[] } {
  if (!Array.isArray(data)) throw new Error("a mark of `upheld` is given a list of rows first");
  if (channels?.y === undefined)
    throw new Error('a mark of `upheld` needs `y`, the row: { x: "value", y: "arm" }');
  const column = (channel: Channel<T> | null | undefined) =>
    channel === undefined || channel === null
      ? data.map(() => undefined)
      : Array.from(Plot.valueof(data as T[], channel as Plot.ChannelValue) ?? []);
  const xs = column(channels.x ?? "value").map(number);
  const rows = column(channels.y).map(String);
  const [x1, x2, names, texts, arms, fills, backs] = (
    ["x1", "x2", "name", "text", "arm", "fill", "back"] as const
  ).map((channel) => column(channels[channel]));
  const known = data as readonly Known[];
  const metrics = known.map((datum) => metricOf(datum, find));
  const write = writer(xs, axis);
  const seen = new Map<string, number>();
  const lines = known.flatMap((datum, i): AuthorLine[] => {
    const value = xs[i] ?? null;
    const named = rows[i] ?? "";
    if (value === null) return [];
    const experiment = find(datum.experiment ?? own);
    const arm = experiment && factorOf(experiment, "arm");
    const level = arm?.levels.find((l) => [l.id, l.label].includes(String(arms?.[i] ?? named)));
    const row = (arms?.[i] === undefined && level?.label) || named;
    const nth = seen.get(row) ?? 0;
    seen.set(row, nth + 1);
    const of: Selection | undefined =
      datum.of ?? (arm && level ? { [arm.id]: [level.id] } : undefined);
    const mark = markIn(of, experiment, Boolean(datum.published), fills?.[i]);
    const alone = of && arm ? levelIn(of, arm) : null;
    const metric = metrics[i] ?? null;
    const text = channels.text === null ? "" : textOf(texts?.[i], datum, metric, axis);
    const ends = {
      lower: endOf(x1?.[i], datum, "lower"),
      upper: endOf(x2?.[i], datum, "upper"),
    };
    const inUnits = metric && isFinished(datum) ? writerOf(datum, ends, metric, axis) : null;
    return [
      {
        key: nth === 0 ? row : `${row}\u0000${nth}`,
        row,
        mark,
        hue: arm && alone ? labelHue(arm, alone.id) : undefined,
        name: String(names?.[i] ?? ""),
        back: Boolean(backs?.[i]),
        value,
        ...ends,
        text: text ?? write(value),
        write: inUnits ?? write,
        unit: inUnits && metric && isShare(metric) ? (axis === "difference" ? "pp" : "%") : "",
      },
    ];
  });
  // Rates of several metrics share the axis of rates; other metrics share none.
  const alike = metrics.every(
    (m) => m === metrics[0] || (m && metrics[0] && isShare(m) && isShare(metrics[0])),
  );
  const one = alike ? (metrics[0] ?? null) : null;
  return { lines, values: [], axis, metric: one, data: known.filter((_d, i) => xs[i] !== null) };
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function metricOf(datum: Known, find: Subject["find"]): Metric | null {
  if (datum.experiment === undefined || datum.metric === undefined) return null;
  return find(datum.experiment)?.metrics.find((m) => m.id === datum.metric) ?? null;
}

/** An end as given, or as the datum has it; an end that is open is infinite. */
function endOf(given: unknown, datum: Known, end: "lower" | "upper"): number | null {
  if (given !== undefined) return typeof given === "number" ? given : null;
  if (datum.interval) return datum.interval[end] ?? (end === "lower" ? -Infinity : Infinity);
  return typeof datum[end] === "number" ? (datum[end] as number) : null;
}

function markIn(
  of: Selection | undefined,
  experiment: Experiment | undefined,
  published: boolean,
  fill: unknown,
): Mark {
  const mark: Mark =
    of && experiment
      ? markOf(of, experiment, published)
      : { hue: 0, shape: "circle", fill: "solid" };
  if (fill === undefined || fill === null) return mark;
  if (fill === "hollow" || fill === "solid") return { ...mark, fill };
  throw new Error(`a mark is filled "hollow" or "solid"; found "${String(fill)}"`);
}

/** The number as given, or as the report writes it; undefined where the datum is no estimate of a metric. */
function textOf(
  given: unknown,
  datum: Known,
  metric: Metric | null,
  axis: "level" | "difference",
): string | undefined {
  if (given !== undefined) return String(given ?? "");
  if (!metric || !isFinished(datum)) return undefined;
  return axis === "level"
    ? columnValue(datum as Estimate, metric)
    : columnDifference(datum as Contrast, metric);
}

/** Whether a datum is an estimate or a contrast of `evidence`, and not a row that an author made. */
const isFinished = (datum: Known): boolean => datum.method !== undefined;

/** Values of an estimate or contrast in the unit and with the decimals that the report gives it and its interval. */
function writerOf(
  datum: Known,
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
  metric: Metric,
  axis: "level" | "difference",
): (value: number) => string {
  const beside = { intervals: [{ lower, upper }] };
  if (axis === "level") {
    const style = estimateStyle(datum as Estimate, metric, beside);
    return (value) => bareLevel(value, style);
  }
  const style = contrastStyle(datum as Contrast, metric, beside);
  return (value) => bareDifference(value, style);
}

/** Numbers without a metric: as many decimals as the largest needs for three digits, or fewer where none has more. */
function writer(values: readonly (number | null)[], axis: "level" | "difference") {
  const numbers = values.filter((v) => v !== null);
  const largest = Math.max(1e-9, ...numbers.map(Math.abs));
  const wanted = Math.max(0, 2 - Math.floor(Math.log10(largest)));
  const digits = Math.min(
    wanted,
    Math.max(0, ...numbers.map((v) => decimalsOf(Number(v.toPrecision(10))))),
  );
  return (value: number) =>
    axis === "level" ? withDecimals(value, digits) : signedWithDecimals(value, digits);
}
