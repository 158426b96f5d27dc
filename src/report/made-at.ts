/** Largest number of milliseconds that a date has. */
const latest = 8.64e15;

/**
 * When a report is made, as ISO 8601: the seconds of SOURCE_DATE_EPOCH, and never the clock, so that equal inputs have
 * equal bytes. Undefined where it is not set, or is no time.
 */
export function madeAt(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const said = environment.SOURCE_DATE_EPOCH;
  if (said === undefined || !/^\d+$/.test(said) || Number(said) * 1000 > latest) return undefined;
  return new Date(Number(said) * 1000).toISOString().replace(/[.]\d+Z$/, "Z");
}
