import * as Plot from "@observablehq/plot";
import { looks, px } from "./look.ts";

/** Where a heap stands: px of its floor, how high it may grow, and the arm whose colour it takes. */
export interface HeapPlace {
  readonly floor: number;
  readonly height: number;
  readonly hue: number;
}

/** Dots are smaller where there are more of them than this. */
const many = 60;
const radius = { few: 2.4, many: 1.8 };
/** Between the edges of two dots, beside and over each other. */
const gap = { beside: 0.4, over: 0.6 };

/**
 * A dot for each value, stacked where they would cover each other. How far apart they stand is known only once values
 * are px, so Plot calls the stacking back. A stack is pressed flat rather than left to grow out of its row.
 */
export function dotHeap(values: readonly number[], place: HeapPlace): Plot.Markish {
  const r = radiusOf(values.length);
  const sorted = [...values].sort((a, b) => a - b);
  const look = looks(() => ({ classes: "m unit s", hue: place.hue }));
  return Plot.dot(
    sorted,
    Plot.initializer(
      { x: Plot.identity, r, sort: null, ...look } as Plot.DotOptions,
      (data, facets, channels, scales) => {
        const x = channels.x?.value as readonly number[];
        const ys = heights(
          Array.from(x, (value) => Number(scales.x?.(value))),
          r,
          place,
        );
        return { data, facets, channels: { y: { value: ys } } };
      },
    ) as Plot.DotOptions,
  );
}

/** Storeys of dots from the floor up: each on the lowest on which it covers no dot before it. */
function storeysOf(xs: readonly number[], r: number): readonly number[] {
  const levels: number[] = [];
  xs.forEach((at, i) => {
    const near = xs
      .slice(0, i)
      .flatMap((x, k) => (Math.abs(x - at) < 2 * r + gap.beside ? [levels[k]] : []));
    let level = 0;
    while (near.includes(level)) level++;
    levels.push(level);
  });
  return levels;
}

const radiusOf = (dots: number) => (dots > many ? radius.many : radius.few);

/** Px that a heap of dots takes where nothing presses it; `xs` are px, in order. */
export function heapHeight(xs: readonly number[]): number {
  const r = radiusOf(xs.length);
  return Math.max(0, ...storeysOf(xs, r)) * (2 * r + gap.over);
}

function heights(xs: readonly number[], r: number, { floor, height }: HeapPlace) {
  const levels = storeysOf(xs, r);
  const pitch = Math.min(2 * r + gap.over, height / Math.max(...levels, 1));
  return levels.map((level) => floor - r - level * pitch);
}

const bins = 40;

/** A histogram without gaps, as high as its row allows; for more values than can be told apart as dots. */
export function steps(
  values: readonly number[],
  [low, high]: readonly [number, number],
  { floor, height, hue }: HeapPlace,
): Plot.Markish {
  const size = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const v of values) {
    const at = Math.min(bins - 1, Math.max(0, Math.floor((v - low) / size)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const drawn = counts.flatMap((n, i) => (n === 0 ? [] : [{ n, from: low + i * size }]));
  return Plot.rect(drawn, {
    x1: "from",
    x2: (d: { from: number }) => d.from + size,
    y1: px((d: { n: number }) => floor - (d.n / most) * height),
    y2: px(() => floor),
    ...looks(() => ({ classes: "step", hue })),
  });
}
