/** JSON with sorted keys, so that equal values have equal bytes. */
export function stableJson(value: unknown): string {
  return JSON.stringify(sortedCopy(value));
}

/**
 * The value as whoever reads its `stableJson` has it: keys in order, nothing undefined, no -0. Who needs the value and
 * its text need not read the text again.
 */
export function sortedCopy<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== "object" || value === null) return isJson(value) ? value : undefined;
  if (Array.isArray(value)) return value.map((item) => copyOf(item) ?? null);
  if ("toJSON" in value && typeof value.toJSON === "function") return copyOf(value.toJSON());
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const item = copyOf((value as Readonly<Record<string, unknown>>)[key]);
    if (item !== undefined) define(copy, key, item);
  }
  return copy;
}

/** Data may hold any key, also one that an assignment would take for something else. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else object[key] = value;
}

const isJson = (value: unknown): boolean =>
  value === null || typeof value === "string" || typeof value === "boolean";
