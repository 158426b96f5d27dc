import {
  count,
  decimalsOf,
  difference,
  fixed,
  interval,
  level,
  type NumberStyle,
  partOf,
  pValue,
  ratio,
  signed,
} from "../../lib/format-number.ts";
import type { Interval, PValue } from "../../model/index.ts";
import type { EvidenceAxis } from "./style.ts";

export { confidence, count, decimalsOf, type NumberStyle } from "../../lib/format-number.ts";

/** The mark of a number that was transcribed from a source. */
export const dagger = "\u2020";

type Ends = Pick<Interval, "lower" | "upper">;
const write = { level, difference, ratio };

/** A point on an axis of evidence: `80%`, `+20.0 pp`, `×1.42`. */
export function pointText(value: number, axis: EvidenceAxis, style: NumberStyle): string {
  return write[axis](value, style);
}

/** A value on its own scale: `80%`, `3.4`. */
export function quantityText(value: number, style: NumberStyle): string {
  return level(value, style);
}

/** An amount without a sign: `5.5 pp`, `1.42`. */
export function amountText(value: number, axis: EvidenceAxis, style: NumberStyle): string {
  return pointText(Math.abs(value), axis, style).replace(/^[+×]/, "");
}

/** `[93.9, 98.2]`; null where there is none. */
export function intervalText(range: Ends | null, style: NumberStyle): string | null {
  if (range === null) return null;
  const { lower, upper } = range;
  return interval(lower ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY, style);
}

/** A level without its unit, where a head or an axis names the unit. */
export function bareLevel(value: number, style: NumberStyle): string {
  return fixed(inUnit(value, style), style.digits);
}

/** The same of a difference: always signed. */
export function bareDifference(value: number, style: NumberStyle): string {
  return signed(inUnit(value, style), style.digits);
}

function inUnit(value: number, { scale }: NumberStyle): number {
  return value * (scale === "percent" ? 100 : 1);
}

/** A number as it was recorded: in `significant` digits at most, and with no fewer decimals than `least`. */
export function recordedText(value: number, significant: number, least = 0): string {
  const short = Number(value.toPrecision(significant));
  return fixed(short, Math.max(least, decimalsOf(short)));
}

/** `12`, `1,200` or `0.25`: a whole number as a count, any other with the decimals that it has. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? count(value) : recordedText(value, 6);
}

/** A part of a whole: `5.2%`, which reads neither like none nor like all that it is not. */
export const shareText = partOf;

/** A share that an author gave, with the digits that it has: `5%`, `0.1%`. */
export function percentText(share: number): string {
  return `${recordedText(100 * share, 6)}%`;
}

/** A number with so many decimals. */
export const withDecimals = fixed;

/** The same of a difference: always signed. */
export const signedWithDecimals = signed;

/** A whole number as columns of data have it: commas only where it is long. */
export function wholeNumber(value: number): string {
  return Math.abs(value) < 10_000 ? fixed(value, 0) : count(value);
}

/** A p for its own cell: `0.0078`, `< 0.001`. */
export const pCell = pValue;

/** `p = 0.0078` or `p < 0.001`. */
export function pText(p: number): string {
  const text = pValue(p);
  return text.startsWith("<") ? `p ${text}` : `p = ${text}`;
}

/** The p of a test, with the adjusted one where a family moves it: `p = 0.0078, 0.016 adjusted`. */
export function testText(p: PValue, adjusted: number | null): string {
  const moved = adjusted !== null && adjusted !== p.value;
  return moved ? `${pText(p.value)}, ${pValue(adjusted)} adjusted` : pText(p.value);
}

/** A p value is never parted from its sign and number at the end of a line. */
export function unbroken(text: string): string {
  return text.replace(/\bp ([<=]) /g, "p\u00a0$1\u00a0").replace(/, < /g, ", <\u00a0");
}
