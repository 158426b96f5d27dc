import { expect, it } from "vitest";
import { exactJson } from "../../src/lib/exact-json.ts";

it("tells apart what JSON makes equal", () => {
  const values = [
    { a: Number.NaN },
    { a: Number.POSITIVE_INFINITY },
    { a: null },
    { a: undefined },
    {},
    { a: new Map() },
    { a: new Set() },
    { a: new Map([["b", 1]]) },
    { a: new Map([["b", Number.NaN]]) },
    { a: {} },
    { a: [] },
    { a: [undefined] },
  ];
  const texts = values.map(exactJson);
  expect(new Set(texts).size).toBe(values.length);
  expect(values.map((value) => exactJson(structuredClone(value)))).toEqual(texts);
});

it("has no text for what cannot be written down, however deep", () => {
  for (const value of [() => 1, Symbol("a"), 1n, new (class Box {})(), new Date(0)])
    expect(exactJson({ deep: [new Map([["a", value]])] })).toBeNull();
});
