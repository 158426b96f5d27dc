import * as Plot from "@observablehq/plot";
import type { Mark } from "../../model/index.ts";
import { looks } from "./look.ts";

interface Path {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}
const radius = (area: number) => Math.sqrt(area / Math.PI);
const symbol = (draw: (path: Path, r: number) => void) =>
  ({ draw: (path: Path, area: number) => draw(path, radius(area)) }) as unknown as Plot.SymbolType;

/** About the area of the circle of the same radius, so that neither shape looks the more important. */
const diamond = symbol((path, radius) => {
  const r = radius * 1.3;
  path.moveTo(0, -r);
  path.lineTo(r, 0);
  path.lineTo(0, r);
  path.lineTo(-r, 0);
  path.closePath();
});
/** Transcribed numbers: open, so that it is never taken for a mark of ours. */
const cross = symbol((path, radius) => {
  const r = radius * 0.8;
  path.moveTo(-r, -r);
  path.lineTo(r, r);
  path.moveTo(-r, r);
  path.lineTo(r, -r);
});
const upright = symbol((path, r) => {
  path.moveTo(0, -r);
  path.lineTo(0, r);
});

/** A dot of the page: where it stands and how it looks. */
export interface Dot {
  readonly r: number;
  readonly mark: Mark;
  /** Left out: those of an estimate's dot. */
  readonly classes?: string;
  /** Left out: the mark's own; some keys are drawn in grey. */
  readonly hue?: number | undefined;
  readonly back?: boolean | undefined;
  readonly title?: string | undefined;
}

export interface DotChannels {
  readonly x: Plot.ChannelValueSpec;
  readonly y: Plot.ChannelValueSpec;
  /** Px by which all of them stand aside. */
  readonly dx?: number;
}

const shapes = [
  { has: (m: Mark) => !m.published && m.shape === "circle", symbol: "circle" },
  { has: (m: Mark) => !m.published && m.shape === "diamond", symbol: diamond },
  { has: (m: Mark) => Boolean(m.published), symbol: cross },
] as const;

/**
 * Dots by the report's grammar: a circle, a diamond where a persona speaks, a cross where the number was transcribed;
 * solid or hollow. One Plot mark for each shape, since Plot would draw circles of a mixed mark as paths.
 */
export function dots<T extends Dot>(
  data: readonly T[],
  { x, y, dx = 0 }: DotChannels,
  /** Leave out what lies beside the frame. */
  cut = false,
): readonly Plot.Markish[] {
  return shapes.flatMap((shape) => {
    const own = data.filter((d) => shape.has(d.mark));
    if (own.length === 0) return [];
    const r = { value: (d: T) => d.r, scale: null } as unknown as Plot.ChannelValueSpec;
    const { symbol } = shape;
    const options = { x, y, dx, r, symbol, sort: null, ...looks(lookOfDot<T>, cut) };
    return [Plot.dot(own, options as unknown as Plot.DotOptions)];
  });
}

/** Upright strokes as high as a dot and a little more. */
export function strokes<T extends Dot>(
  data: readonly T[],
  { x, y }: DotChannels,
): readonly Plot.Markish[] {
  if (data.length === 0) return [];
  const look = (d: T) => ({ classes: d.classes ?? "iv", hue: d.hue ?? d.mark.hue, back: d.back });
  const r = { value: (d: T) => d.r + 1, scale: null } as unknown as Plot.ChannelValueSpec;
  const options = { x, y, r, symbol: upright, sort: null, ...looks(look, true) };
  return [Plot.dot(data as T[], options as unknown as Plot.DotOptions)];
}

function lookOfDot<T extends Dot>({ classes = "m", mark, hue = mark.hue, back, title }: T) {
  const fill = mark.published ? "p" : mark.fill === "solid" ? "s" : "h";
  return { classes: `${classes} ${fill}`, hue, back, title };
}
