import * as Plot from "@observablehq/plot";
import type { Mark } from "../../model/index.ts";
import { dots } from "./dots.ts";
import { looks } from "./look.ts";

/** A point of a line as its mark needs it, in values. */
export interface CurvePointRecord {
  readonly x: number;
  readonly y: number;
  /** Ends of its interval, beyond every axis where it is open; null without one. */
  readonly interval: readonly [number, number] | null;
  /** Every replicate had the same value: its interval is drawn thin. */
  readonly flat: boolean;
  readonly mark: Mark;
  /** What it says when it is pointed at. */
  readonly title?: string | undefined;
}

export interface CurveRecord {
  readonly points: readonly CurvePointRecord[];
  /** Lines of single replicates, drawn as hairlines behind it. */
  readonly replicates: readonly (readonly { readonly x: number; readonly y: number }[])[];
  readonly hue: number;
  /** Class that tells it from other lines of its hue. */
  readonly shade: string;
  readonly back: boolean;
  /** Px by which it stands aside, so that bars of several lines at one level do not hide each other. */
  readonly aside: number;
}

/** Radius of a dot, and of one among very many. */
const radius = { few: 4, many: 2.5, manyFrom: 17 };

const shown = ({ points }: CurveRecord) => points.filter((d) => d.interval !== null);
const low = (d: CurvePointRecord) => d.interval?.[0];
const high = (d: CurvePointRecord) => d.interval?.[1];

/** Intervals as bands: the ground of a plot, under its grid. */
export function bands(all: readonly CurveRecord[]): readonly Plot.Markish[] {
  return all
    .filter((curve) => shown(curve).length > 1)
    .map((curve) => {
      const { hue, shade, back, aside } = curve;
      const look = looks(() => ({ classes: `band${shade}`, hue, back }));
      return Plot.areaY(shown(curve), { x: "x", y1: low, y2: high, dx: aside, ...look });
    });
}

/** Lines from point to point with a dot at each, and a bar for each interval unless `banded`. Dots lie over all lines. */
export function curves(all: readonly CurveRecord[], banded: boolean): readonly Plot.Markish[] {
  return [
    ...all.flatMap(hairlines),
    ...all.flatMap((curve) => [
      ...(banded && shown(curve).length > 1 ? [] : bars(curve)),
      ...line(curve),
    ]),
    ...all.flatMap(({ points, hue, shade, back, aside }) => {
      const r = points.length < radius.manyFrom ? radius.few : radius.many;
      const records = points.map((d) => ({ ...d, r, hue, back, classes: `m${shade}` }));
      return dots(records, { x: "x", y: "y", dx: aside });
    }),
  ];
}

function hairlines({ replicates, hue, back, aside }: CurveRecord): readonly Plot.Markish[] {
  return replicates
    .filter((points) => points.length > 1)
    .map((points) =>
      Plot.line([...points], {
        x: "x",
        y: "y",
        dx: aside,
        ...looks(() => ({ classes: "seedline", hue, back })),
      }),
    );
}

function bars(curve: CurveRecord): readonly Plot.Markish[] {
  const { hue, shade, back, aside } = curve;
  const own = shown(curve).filter((d) => (high(d) ?? 0) > (low(d) ?? 0));
  if (own.length === 0) return [];
  return [
    Plot.ruleX(own, {
      x: "x",
      y1: low,
      y2: high,
      dx: aside,
      ...looks((d: CurvePointRecord) => ({
        classes: (d.flat ? "iv thin flat" : "iv thin") + shade,
        hue,
        back,
        title: d.title,
      })),
    }),
  ];
}

function line({ points, hue, shade, back, aside }: CurveRecord): readonly Plot.Markish[] {
  if (points.length < 2) return [];
  const look = looks(() => ({ classes: `line${shade}`, hue, back }));
  return [Plot.line([...points], { x: "x", y: "y", dx: aside, ...look })];
}
