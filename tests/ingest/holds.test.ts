import { describe, expect, it } from "vitest";
import type { Operand } from "../../src/ingest/manifest/holds.ts";
import { holds, leavesOpen, parseCondition } from "../../src/ingest/manifest/holds.ts";

function check(text: string, operands: Record<string, Operand>) {
  const parsed = parseCondition(text);
  if (!("clauses" in parsed)) throw new Error(`not a condition: ${parsed.bad}`);
  return holds(parsed.clauses, ({ name }) => operands[name] ?? { value: null });
}

describe("a condition", () => {
  it.each([
    ["knows = 1", true],
    ["knows = 1.0", true],
    ["knows != 1", false],
    ["knows >= 1 and n < 10", true],
    ["knows >= 1 and n < 3", false],
    ["split = known", true],
    ['split = "known"', true],
    ["split > 3", false],
    ["flag = true", true],
    ['note = ""', true],
    ['title = "this and that"', true],
  ])("%s is %s", (text, expected) => {
    const operands = {
      knows: { value: 1 },
      n: { value: "3" },
      split: { value: "known" },
      flag: { value: true },
      note: { value: null },
      title: { value: "this and that" },
    };
    expect(check(text, operands)).toBe(expected);
  });
  it("cannot be told where a name has no value, unless another part is false", () => {
    const operands = { knows: { unknown: true }, split: { value: "known" } } as const;
    expect(check("knows = 1 and split = known", operands)).toEqual({ unknown: "knows" });
    expect(check("knows = 1 and split = provided", operands)).toBe(false);
  });
  it("holds of nothing that has no meaning here", () => {
    expect(check("knows != 1", { knows: { never: true } })).toBe(false);
  });
  it.each(["knows == 1", "knows", "= 1", "knows = 1 and", 'a = "b" c'])("%s is none", (text) => {
    expect(parseCondition(text)).toHaveProperty("bad");
  });
  it.each([
    [
      "knows = 1",
      [null, undefined, "", " ", "NA", "null", "nan", Number.NaN, "None"],
      ["0", 0, false, "no"],
    ],
    ["knows != 0", [null, "", "N/A", "none"], ["1", true, 3]],
    ["rating >= 4", [null, "", "REFUSAL", "n/a"], [5, "3.0", "1e1", true]],
    ["split = known", [null, "", "NA", "NaN"], ["provided", "none", "None"]],
    ["pressure != none", [null, ""], ["none", "high"]],
    ["region = NA", [null, ""], ["NA", "EU"]],
    ['note != ""', [], [null, undefined, "", "x"]],
  ] as const)("%s is left open by what says nothing, and by nothing else", (text, open, told) => {
    const parsed = parseCondition(text);
    const [clause] = "clauses" in parsed ? parsed.clauses : [];
    if (!clause) throw new Error(`not a condition: ${text}`);
    for (const value of open) expect([value, leavesOpen(value, clause)]).toEqual([value, true]);
    for (const value of told) expect([value, leavesOpen(value, clause)]).toEqual([value, false]);
  });
});
