import { describe, expect, it } from "vitest";
import { parseExpectation } from "../../src/model/index.ts";
import { expectationInWords } from "../../src/wording/index.ts";

const said = (text: string): string => {
  const parsed = parseExpectation(text);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return expectationInWords(parsed);
};

describe("what a finding expects", () => {
  it.each([
    ["greater", "higher"],
    ["less", "lower"],
    ["greater by 1pp", "at least 1 point higher"],
    ["less by 2.5 pp", "at least 2.5 points lower"],
    ["at least 80%", "at least 80%"],
    ["at most 5%", "at most 5%"],
    ["equivalent within 5pp", "at most 5 points apart"],
    ["not worse by 5pp", "at most 5 points worse"],
  ])("is said to a reader: %s", (written, words) => {
    expect(said(written)).toBe(words);
  });

  it("keeps the amount of a score as its author wrote it", () => {
    expect(said("greater by 0.20")).toBe("at least 0.20 higher");
    expect(said("at least -1.5")).toBe("at least -1.5");
    expect(said("equivalent within 1e-3")).toBe("at most 1e-3 apart");
  });
});
