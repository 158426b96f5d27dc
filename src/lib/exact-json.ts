/**
 * A text that differs whenever two values do, for hashing: beside what JSON can write, maps, sets and numbers that are
 * none. Null where a value holds what cannot be written down: a function, a symbol, an object of a class.
 */
export function exactJson(value: unknown): string | null {
  try {
    // The value itself, before a method of its own makes a text of it.
    return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key) {
      return written(this[key]);
    });
  } catch {
    return null;
  }
}

function written(value: unknown): unknown {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? value : { number: String(value) };
    case "function":
    case "symbol":
    case "bigint":
      throw new TypeError(`A ${typeof value} has no text.`);
    case "undefined":
      return { undefined: true };
    case "object":
      return value === null ? null : writtenObject(value);
    default:
      return value;
  }
}

function writtenObject(value: object): unknown {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value;
  throw new TypeError("An object of a class has no text.");
}
