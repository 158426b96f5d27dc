/** Numbers as a reader sees them: one set of rules for prose, tables, charts and messages. */

const minus = "\u2212";
const narrowSpace = "\u202f";

/** Significant digits of a double that are no noise of its binary form. */
const soundDigits = 15;

/**
 * A number cut to some decimals, halves away from zero, as engines and people round what is written: 1,821 of 2,000 is
 * 91.05 % and reads 91.1 %, though its double lies a little below.
 */
function cut(value: number, digits: number): string {
  const scaled = Number((value * 10 ** digits).toPrecision(soundDigits));
  const exact = digits < soundDigits && scaled < 10 ** soundDigits;
  return exact ? (Math.round(scaled) / 10 ** digits).toFixed(digits) : value.toFixed(digits);
}

/** Fixed digits with a true minus; a value that rounds to zero loses its sign. */
export function fixed(value: number, digits: number): string {
  const text = cut(Math.abs(value), digits);
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

/** Two significant digits, more where 0.05 would be mistaken for what it is not; `< 0.001` below that. */
export function pValue(p: number): string {
  if (p < 0.001) return "< 0.001";
  if (p > 0.9995) return "1";
  if (p >= 0.1) return p.toFixed(2);
  const least = 2;
  const digits = [least, 3, 4, 5, 6].find((d) => Number(p.toPrecision(d)) !== 0.05 || p === 0.05);
  return String(Number(p.toPrecision(digits ?? least)));
}

/** A level of confidence as a percentage, `95%` or `98.3%`; short of certainty it never reads 100%. */
export function confidence(level: number): string {
  const digits = [1, 2, 3, 4, 5, 6].find((d) => Number((level * 100).toFixed(d)) < 100) ?? 1;
  return `${Number((level * 100).toFixed(digits))}%`;
}

/** How a metric is written: rates in percent, scores in their own unit. */
export interface NumberStyle {
  readonly scale: "percent" | "plain";
  readonly digits: number;
}

/** Two numbers that must not be written alike where they differ. */
export type Told = readonly [number, number];

/** More decimals than this tell noise apart. */
const mostDigits = 20;

/**
 * At least `from` decimals, and as many more as it takes that no pair reads alike. Numbers that differ by float
 * noise, measured on the largest of all, are equal.
 */
export function digitsThatTell(pairs: readonly Told[], from: number): number {
  const size = Math.max(0, ...pairs.flat().map(Math.abs));
  const different = pairs.filter(([a, b]) => Math.abs(a - b) > 1e-9 * size);
  let digits = Math.min(from, mostDigits);
  while (digits < mostDigits && different.some(([a, b]) => fixed(a, digits) === fixed(b, digits)))
    digits += 1;
  return digits;
}

/** A part of a whole as `5.2%`: with decimals enough that it reads neither like none nor like all that it is not. */
export function partOf(part: number, whole: number): string {
  const share = (100 * part) / whole;
  const told: Told[] = [0, 100].map((end) => [share, end]);
  return `${fixed(share, digitsThatTell(told, 1))}%`;
}

/** Decimals that a number has as it is written: 2 for 0.25, 7 for 1e-7. */
export function decimalsOf(value: number): number {
  const [, decimals = "", exponent = "0"] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

/** Decimals that leave a width at least `digits` significant digits; none for a width of nothing. */
export function digitsOfWidth(width: number, digits: number): number {
  return width > 0 ? Math.max(0, Math.ceil(-Math.log10(width) - 1e-9) + digits - 1) : 0;
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

/** `×1.42`: one over the other. */
export function ratio(value: number, style: NumberStyle): string {
  return `×${fixed(value, style.digits)}`;
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
