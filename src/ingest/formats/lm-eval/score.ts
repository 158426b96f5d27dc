/** Metrics of the harness are numbers and booleans; what is a list in a row is a part of a metric of the whole task. */
export function metricToNumber(value: unknown): number | null | undefined {
  if (value === null || value === undefined || Array.isArray(value)) return null;
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return undefined;
}

/** Why a metric of a row is missing. */
export function metricMissingCause(value: unknown): string | undefined {
  if (Array.isArray(value)) return "corpus-level metric: only the task's value exists";
  if (typeof value === "number" && Number.isNaN(value)) return "NaN";
  return value === null || value === undefined ? "no score" : undefined;
}
