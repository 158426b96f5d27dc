import { sortedCopy } from "../lib/stable-json.ts";

/** Where two values first differ: the way to it, and both as JSON. */
export interface FirstDifference {
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** Values nested deeper than this are no part of a report. */
const deepest = 60;

/** Compares what a file says with what it should say; null where they are the same. */
export function firstDifference(expected: unknown, found: unknown): FirstDifference | null {
  return differ(sortedCopy(expected), found, "", 0);
}

function differ(
  expected: unknown,
  found: unknown,
  at: string,
  depth: number,
): FirstDifference | null {
  if (Object.is(expected, found) || (expected === 0 && found === 0)) return null;
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;
  if (
    depth > deepest ||
    !isObject(expected) ||
    !isObject(found) ||
    Array.isArray(expected) !== Array.isArray(found)
  )
    return { at, expected: said(expected), found: said(found) };
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const one = differ(
      Object.hasOwn(expected, key) ? expected[key] : undefined,
      Object.hasOwn(found, key) ? found[key] : undefined,
      at === "" ? key : `${at}.${key}`,
      depth + 1,
    );
    if (one) return one;
  }
  return null;
}

function said(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? `a list of ${value.length}` : "an object";
  return JSON.stringify(value);
}
