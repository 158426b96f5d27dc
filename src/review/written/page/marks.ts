import type { ShownValue } from "../../compare/comparison.ts";
import type { Html } from "./elements.ts";
import { element } from "./elements.ts";

/** Where numbers of one axis lie, in percent of its width. */
export interface Scale {
  at(value: number): number;
  readonly lowest: number;
  readonly highest: number;
}

/** Percent of the width that stay free on both sides: marks have a width. */
const margin = 3;

/** One scale for all of these values; null where none of them is a number. */
export function scaleOf(values: readonly (ShownValue | null)[]): Scale | null {
  const numbers = values
    .flatMap((one) => [one?.value, one?.lower, one?.upper])
    .filter((n): n is number => typeof n === "number");
  if (numbers.length === 0) return null;
  const [low, high] = numbers.reduce(([l, h], n) => [Math.min(l, n), Math.max(h, n)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const);
  // Of a single number it is the middle.
  const [lowest, highest] = low < high ? [low, high] : [low - 1, high + 1];
  const span = highest - lowest;
  return {
    lowest,
    highest,
    at: (value) =>
      Math.round((margin + ((100 - 2 * margin) * (value - lowest)) / span) * 100) / 100,
  };
}

/** Pixels from the top at which what was and what is are drawn: the same line, a little apart. */
const lines = { before: 9, after: 15 } as const;
const height = 24;

/** A row with both values drawn over each other: grey what was, in colour what is. */
export function track(
  before: ShownValue | null,
  after: ShownValue | null,
  scale: Scale,
  ticks: readonly number[] = [],
): Html {
  const x = (value: number) => `${scale.at(value)}%`;
  const mark = (which: "before" | "after", one: ShownValue | null): readonly Html[] => {
    if (one?.value == null) return [];
    const y = lines[which];
    const range =
      one.lower === null && one.upper === null
        ? []
        : [
            element("line", {
              class: `range ${which}`,
              x1: one.lower === null ? "0%" : x(one.lower),
              x2: one.upper === null ? "100%" : x(one.upper),
              y1: y,
              y2: y,
            }),
          ];
    return [...range, element("circle", { class: `dot ${which}`, cx: x(one.value), cy: y, r: 4 })];
  };
  return element(
    "svg",
    { class: "track", height, "aria-hidden": "true" },
    ...ticks.map((tick) =>
      element("line", { class: "grid", x1: x(tick), x2: x(tick), y1: 0, y2: height }),
    ),
    ...mark("before", before),
    ...mark("after", after),
  );
}

/** The axis below rows: its ticks in words. */
export function axis(scale: Scale, ticks: readonly { at: number; text: string }[]): Html {
  return element(
    "svg",
    { class: "track axis", height: 16, "aria-hidden": "true" },
    ...ticks.map(({ at, text }) =>
      element("text", { x: `${scale.at(at)}%`, y: 12, "text-anchor": "middle" }, text),
    ),
  );
}

const mostTicks = 4;
const steps = [1, 2, 5, 10] as const;

/** Round numbers within a scale, few enough for a narrow page. */
export function ticksOf({ lowest, highest }: Scale): readonly number[] {
  const span = highest - lowest;
  const power = 10 ** Math.floor(Math.log10(span / mostTicks));
  const step = power * (steps.find((one) => span / (power * one) <= mostTicks) ?? 10);
  const first = Math.ceil(lowest / step);
  const last = Math.floor(highest / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}
