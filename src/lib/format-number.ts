/** Numbers as a reader sees them: one set of rules for prose, tables, charts and messages. */

const minus = "\u2212";
const narrowSpace = "\u202f";

/** Fixed digits with a true minus; a value that rounds to zero loses its sign. */
export function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/** The same, always signed unless it rounds to zero: `+3.1`, `−0.4`, `0.0`. */
export function signed(value: number, digits: number): string {
  const text = fixed(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** Thousands with commas, whatever the locale of the machine. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",")
    .replace(/^-/, minus);
}

/** Two significant digits, `< 0.001` below that; never `0.000`. */
export function pValue(p: number): string {
  if (p < 0.001) return "< 0.001";
  if (p > 0.9995) return "1";
  return p < 0.1 ? String(Number(p.toPrecision(2))) : p.toFixed(2);
}

/** How a metric is written: rates in percent, scores in their own unit. */
export interface NumberStyle {
  readonly scale: "percent" | "plain";
  readonly digits: number;
}

/** One decimal of a percent from n = 200, none below: no more digits than n supports. */
export function rateDigits(n: number | null): number {
  return n !== null && n < 200 ? 0 : 1;
}

export function level(value: number, style: NumberStyle): string {
  return style.scale === "percent"
    ? `${fixed(value * 100, style.digits)}%`
    : fixed(value, style.digits);
}

export function difference(value: number, style: NumberStyle): string {
  return style.scale === "percent"
    ? `${signed(value * 100, style.digits)}${narrowSpace}pp`
    : signed(value, style.digits);
}

/** `[93.9, 98.2]`: brackets, comma, same digits, no unit; infinities as words. */
export function interval(lower: number, upper: number, style: NumberStyle): string {
  const factor = style.scale === "percent" ? 100 : 1;
  const end = (v: number) =>
    Number.isFinite(v) ? fixed(v * factor, style.digits) : v > 0 ? "\u221e" : `${minus}\u221e`;
  return `[${end(lower)}, ${end(upper)}]`;
}
