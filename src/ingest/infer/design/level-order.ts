/** Places on an axis of levels that are numbers, or words that end in one; null where they are not all different. */
export function positionsOf(values: readonly string[]): readonly number[] | null {
  const numbers = values.map(numberIn);
  const known = numbers.filter((n) => n !== undefined);
  return known.length === values.length &&
    new Set(known).size === values.length &&
    values.length > 2
    ? known
    : null;
}

function numberIn(text: string): number | undefined {
  const found = /(\d+(?:\.\d+)?)([kKmM]?)$/.exec(text.trim());
  if (!found) return /^(base|init|initial|start)$/i.test(text.trim()) ? 0 : undefined;
  const unit = { k: 1e3, m: 1e6 }[(found[2] ?? "").toLowerCase()] ?? 1;
  return Number(found[1]) * unit;
}

/** `step_1000` after `step_200`: words that differ in their number alone are in its order. */
export function byEndingNumber(values: readonly string[]): readonly string[] {
  const stems = new Set(values.map((v) => v.replace(/\d+(\.\d+)?[kKmM]?$/, "")));
  if (stems.size !== 1 || values.some((v) => !/\d[kKmM]?$/.test(v))) return values;
  return [...values].sort((a, b) => (numberIn(a) ?? 0) - (numberIn(b) ?? 0));
}
