import { describe, expect, it } from "vitest";
import { z } from "zod";
import { expectedBy } from "../../src/model/index.ts";

describe("what a schema wanted, in words", () => {
  const cases: readonly (readonly [string, z.ZodType, unknown, string])[] = [
    ["a long text", z.string().max(3), "four", "at most 3 characters"],
    ["an empty text", z.string().min(1), "", "at least 1 character"],
    ["too few", z.array(z.string()).min(2), ["a"], "at least 2 of them"],
    ["a number too small", z.number().positive(), 0, "more than 0"],
    ["a number too large", z.number().max(1), 2, "at most 1"],
    ["another type", z.number(), "a", "a number"],
    ["one of some", z.enum(["a", "b"]), "c", "a, b"],
  ];
  it.each(cases)("%s", (_what, schema, value, words) => {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    expect(issue && expectedBy(issue)).toBe(words);
  });
});
