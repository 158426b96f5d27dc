const words = new Map<string, number>([
  ["C", 1],
  ["P", 0.5],
  ["I", 0],
  ["N", 0],
]);

const anyCase = new Map<string, number>([
  ["yes", 1],
  ["true", 1],
  ["no", 0],
  ["false", 0],
]);

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Inspect's `value_to_float`, but for its last step: a word it does not know it scores 0, which here is undefined,
 * so that nobody's refusal or typing error becomes a failure. NaN and null are unscored: null.
 */
export function scoreToNumber(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return undefined;
  const known = words.get(value) ?? anyCase.get(value.toLowerCase());
  if (known !== undefined) return known;
  return decimal.test(value.trim()) ? Number(value) : undefined;
}

/** Why an Inspect score is missing: `NaN` when its scorer said that it cannot tell, else `no score`. */
export function scoreMissingCause(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isNaN(value)) return "NaN";
  return value === null || value === undefined ? "no score" : undefined;
}
