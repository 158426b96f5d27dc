import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortedCopy, stableJson } from "../../src/lib/stable-json.ts";

/** The same by the words of the standard: every object is sorted while it is written. */
const plainly = (value: unknown): string =>
  JSON.stringify(value, (_key, v) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );

describe("stableJson", () => {
  it("writes what JSON writes, with keys in order, of any value", () => {
    const any = fc.anything({
      key: fc.oneof(fc.string(), fc.constantFrom("__proto__", "10", "9")),
    });
    fc.assert(
      fc.property(any, (value) => {
        expect(stableJson(value)).toBe(plainly(value));
      }),
    );
  });

  it("is the same for the same parts in another order", () => {
    expect(stableJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  });

  it("has a copy that is what a reader of it has", () => {
    const value = { b: -0, a: undefined, c: [undefined, Number.NaN, { z: 1, y: "2" }] };
    expect(sortedCopy(value)).toStrictEqual(JSON.parse(plainly(value)));
  });
});
