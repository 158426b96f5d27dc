import * as Plot from "@observablehq/plot";
import type { Mark } from "../../model/index.ts";
import { dashes } from "../row-data/interval-numbers.ts";
import { type DotChannels, dots } from "./dots.ts";
import { type Look, looks, px } from "./look.ts";

/** A condition with a value on two axes, or on one of them and a place of its own, in px, beside the other. */
export interface CrossRecord {
  readonly x: Along;
  readonly y: Along;
  readonly mark: Mark;
  readonly hue: number;
  readonly r: number;
  /** Class that tells it from other marks of its hue. */
  readonly shade: string;
  readonly back: boolean;
  /** What it says when it is pointed at. */
  readonly title?: string | undefined;
}

/** Where a cross stands on one axis: at a value with its interval, or at px where it has none. */
export type Along =
  | { readonly px: number }
  | {
      readonly value: number;
      readonly interval: readonly [number, number] | null;
      /** The interval is ours, for a published number: dashed. */
      readonly ours: boolean;
    };

const placeOf = (along: Along) => ("px" in along ? along.px : along.value);
const isPlaced = (along: Along): along is Extract<Along, { px: number }> => "px" in along;

/** Where records of one kind stand: on a scale, or at their px. */
const channel = (axis: "x" | "y", placed: boolean): Plot.ChannelValueSpec =>
  placed
    ? px((d: CrossRecord) => placeOf(d[axis]))
    : (((d: CrossRecord) => placeOf(d[axis])) as Plot.ChannelValueSpec);

/** Crosses of intervals with a dot where they meet. Lines are thin where two of them cross. */
export function crosses(records: readonly CrossRecord[]): readonly Plot.Markish[] {
  const kinds = Map.groupBy(records, ({ x, y }) => `${isPlaced(x)} ${isPlaced(y)}`);
  const drawn = [...kinds.values()].map((own) => {
    const [{ x, y } = { x: { px: 0 }, y: { px: 0 } }] = own;
    const at = { x: channel("x", isPlaced(x)), y: channel("y", isPlaced(y)) };
    const thin = !isPlaced(x) && !isPlaced(y);
    const dot = own.map((d) => ({ ...d, classes: `m${d.shade}` }));
    return { lines: [...level(own, at, thin), ...upright(own, at, thin)], dots: dots(dot, at) };
  });
  return [...drawn.flatMap(({ lines }) => lines), ...drawn.flatMap((kind) => kind.dots)];
}

const endsOn = (axis: "x" | "y", end: 0 | 1) => (d: CrossRecord) => {
  const along = d[axis];
  return isPlaced(along) ? undefined : along.interval?.[end];
};

const having = (records: readonly CrossRecord[], axis: "x" | "y") =>
  records.filter((d) => !isPlaced(d[axis]) && d[axis].interval !== null);

const lookOf =
  (axis: "x" | "y", thin: boolean) =>
  (d: CrossRecord): Look => {
    const along = d[axis];
    return {
      classes: `${thin ? "iv thin" : "iv"}${d.shade}`,
      hue: d.hue,
      back: d.back,
      title: d.title,
      attributes: !isPlaced(along) && along.ours ? dashes : undefined,
    };
  };

function level(records: readonly CrossRecord[], { y }: DotChannels, thin: boolean) {
  const own = having(records, "x");
  const ends = { x1: endsOn("x", 0), x2: endsOn("x", 1) };
  return own.length > 0 ? [Plot.ruleY(own, { ...ends, y, ...looks(lookOf("x", thin)) })] : [];
}

function upright(records: readonly CrossRecord[], { x }: DotChannels, thin: boolean) {
  const own = having(records, "y");
  const ends = { y1: endsOn("y", 0), y2: endsOn("y", 1) };
  return own.length > 0 ? [Plot.ruleX(own, { ...ends, x, ...looks(lookOf("y", thin)) })] : [];
}
