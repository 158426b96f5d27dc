import { boundsOf, isShare, type Metric } from "../../model/index.ts";
import { differenceTicks, percentTicks, plainTicks, ratioTicks } from "../../wording/index.ts";
import { textWidth } from "./measure.ts";
import { type Panel, type PlacedText, type ScaleSpec, toPixels } from "./places.ts";
import { faceOf } from "./text-face.ts";

export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly format: (tick: number, last: boolean) => string;
}

/** Px that a tick text needs at least, and how many ticks an axis has at least and at most. */
const tickRoom = 52;
const signedTickRoom = 54;
const [fewestTicks, mostOfAll] = [2, 6];

/** Px from which the whole of a share has a tick at each quarter. */
const quartersFrom = 190;
/** Texts wider than this are long: at an end they are pushed inward, and need so much more room. */
const longText = 60;
const longTextRoom = 1.5;

/** Ticks that an axis of so many px may have; those with a sign need a little more room. */
export const mostTicks = (px: number, room: number = tickRoom): number =>
  Math.max(fewestTicks, Math.min(mostOfAll, Math.floor(px / room)));

/** What computing may put a tick beyond the end that it stands at, in steps. */
const rounding = 1e-9;

/** Round values inside a domain: steps of 1, 2, 2.5 and 5 times a power of ten, at most `most` of them. */
export function roundTicks(domain: readonly [number, number], most: number): readonly number[] {
  const span = domain[1] - domain[0];
  if (!(span > 0)) return [domain[0]];
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step =
    [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => Math.floor(span / s) + 1 <= most) ??
    10 * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(domain[0] / step - rounding); k * step <= domain[1] + step * rounding; k++)
    ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

/** Steps into which the whole of a range is divided where one of them fits: both ends then carry a tick. */
const rangeSteps = [1, 2, 2.5, 3, 4, 5];

function rangeTicks([low, high]: readonly [number, number], most: number): readonly number[] {
  const span = high - low;
  const parts = [5, 4, 3, 6, 2, 1].find((n) => {
    const step = span / n;
    const lead = step / 10 ** Math.floor(Math.log10(step) + rounding);
    const holdsZero =
      low >= 0 || high <= 0 || Math.abs(low / step - Math.round(low / step)) < rounding;
    return n < most + 1 && holdsZero && rangeSteps.some((s) => Math.abs(lead - s) < rounding);
  });
  if (parts === undefined) return roundTicks([low, high], most);
  return Array.from({ length: parts + 1 }, (_, k) =>
    Number((low + (k * span) / parts).toPrecision(12)),
  );
}

/** Axis of a level: the whole of its range unless zoomed, 0 to 100 % for shares; round ends for scores without one. */
export function quantityAxis(
  metric: Metric,
  values: readonly number[],
  px: number,
  zoom: boolean,
): Axis {
  const bounds = boundsOf(metric);
  const share = isShare(metric);
  const most = mostTicks(px);
  if (share && !zoom) {
    const ticks = px >= quartersFrom ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1];
    return { domain: [0, 1], ticks, format: percentTicks(ticks) };
  }
  const whole = bounds !== null && !zoom;
  const domain = whole ? bounds : roundDomain(values, bounds);
  const ticksOf = whole ? rangeTicks : roundTicks;
  return roomyAxis(domain, px, most, ticksOf, share ? percentTicks : plainTicks);
}

type Format = (ticks: readonly number[]) => Axis["format"];

/** At most `most` ticks, and as many fewer as their texts need room beside each other. */
export function roomyAxis(
  domain: readonly [number, number],
  px: number,
  most: number,
  ticksOf: typeof roundTicks,
  formatOf: Format,
): Axis {
  const axisOf = (n: number): Axis => {
    const ticks = ticksOf(domain, n);
    return { domain, ticks, format: formatOf(ticks) };
  };
  const fits = ({ ticks, format }: Axis) => {
    const texts = ticks.map((t, i) => format(t, i === ticks.length - 1));
    const widest = Math.max(...texts.map((text) => textWidth(text, faceOf("t", true))));
    const apart = (px * ((ticks[1] ?? 0) - (ticks[0] ?? 0))) / (domain[1] - domain[0]);
    const room = widest > longText ? widest * longTextRoom : widest;
    return ticks.length < 2 || room <= apart;
  };
  const tried = Array.from({ length: Math.max(1, most - 1) }, (_, i) => axisOf(most - i));
  return tried.find(fits) ?? axisOf(2);
}

/** Part of a range up to which values would leave most of a whole axis empty. */
const mostEmpty = 0.5;

/** Whether an axis is better fitted to these values than drawn over the whole of the metric's range. */
export function fitsValues(metric: Metric, values: readonly number[]): boolean {
  const bounds = boundsOf(metric);
  if (!bounds || values.length === 0) return false;
  const span = Math.max(...values) - Math.min(...values);
  return span < mostEmpty * (bounds[1] - bounds[0]);
}

/** Air at the ends of an axis of differences, as part of its span; and the span where all are zero. */
const differenceAir = 0.05;
const leastSpan = 0.1;

/** Axis of a difference: always holds zero; signed; unit on the last tick. */
export function differenceAxis(metric: Metric, values: readonly number[], px: number): Axis {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const pad = (high - low || leastSpan) * differenceAir;
  const domain: [number, number] = [low < 0 ? low - pad : -pad, high > 0 ? high + pad : pad];
  const most = mostTicks(px, signedTickRoom);
  return roomyAxis(domain, px, most, roundTicks, (ticks) =>
    differenceTicks(ticks, isShare(metric)),
  );
}

/** Axis of a ratio: always holds 1, where neither side is more. */
export function ratioAxis(values: readonly number[], px: number): Axis {
  const domain = roundDomain([1, ...values], null);
  const most = mostTicks(px);
  return roomyAxis(domain, px, most, roundTicks, ratioTicks);
}

/** Axis of numbers of any kind: around the values, or the values' own ends where they are a domain. */
export function plainAxis(values: readonly number[], px: number, isDomain: boolean): Axis {
  const domain: readonly [number, number] = isDomain
    ? [Math.min(...values), Math.max(...values)]
    : roundDomain(values, null);
  return roomyAxis(domain, px, mostTicks(px), roundTicks, plainTicks);
}

/** Air at the ends of an axis that fits its values, as part of their span. */
const valueAir = 0.06;

/** A domain around the values with a little air, inside `bounds`. */
function roundDomain(
  values: readonly number[],
  bounds: readonly [number, number] | null,
): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const pad = (high - low || Math.abs(high) || 1) * valueAir;
  const ticks = roundTicks([low - pad, high + pad], mostOfAll);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const domain: [number, number] = [
    Math.floor((low - pad / 2) / step + rounding) * step,
    Math.ceil((high + pad / 2) / step - rounding) * step,
  ];
  // Air does not make room for numbers of a sign that no value has.
  if (low >= 0 && high > 0) domain[0] = Math.max(0, domain[0]);
  if (high <= 0 && low < 0) domain[1] = Math.min(0, domain[1]);
  const tidy = domain.map((d) => Number(d.toPrecision(12))) as [number, number];
  return bounds ? [Math.max(bounds[0], tidy[0]), Math.min(bounds[1], tidy[1])] : tidy;
}

/** A panel with this axis across, positions up and down in px. */
export function axisPanel(axis: Axis, left: number, right: number): Panel {
  return {
    x: { type: "linear", domain: axis.domain, range: [left, right] },
    y: { type: "identity" },
  };
}

/** Tick texts under an axis, kept inside [0, width]; `classes` decides their size. */
export function tickTexts(
  axis: Axis,
  scale: ScaleSpec,
  y: number,
  width: number,
  classes = "t",
  narrow = false,
): readonly PlacedText[] {
  const face = faceOf(classes, narrow);
  return axis.ticks.map((t, i) => {
    const text = axis.format(t, i === axis.ticks.length - 1);
    const half = textWidth(text, face) / 2;
    const x = Math.max(half, Math.min(width - half, toPixels(scale, t)));
    return { x, y, text, anchor: "middle", classes };
  });
}

/** Rows from which an axis is written above a chart as well: its foot is then out of sight of its head. */
const longFrom = 20;
const aboveRoom = 20;
/** From the first row up to the baseline of tick texts above it. */
const aboveBase = 7;

/** Room of an axis above so many rows; none where the axis below is near enough. */
export function roomAbove(lines: number): number {
  return lines < longFrom ? 0 : aboveRoom;
}

/** Tick texts in that room, over the top of the rows. */
export function ticksAbove(
  axis: Axis,
  scale: ScaleSpec,
  lines: number,
  top: number,
  width: number,
  narrow: boolean,
): readonly PlacedText[] {
  return roomAbove(lines) === 0 ? [] : tickTexts(axis, scale, top - aboveBase, width, "t", narrow);
}
