import { describe, expect, it } from "vitest";
import { patternMatcher } from "../../src/ingest/manifest/pattern.ts";

const match = (pattern: string, path: string, levels = {}) => patternMatcher(pattern, levels)(path);

describe("a file pattern", () => {
  it("captures parts of a name between dots", () => {
    const name = "spt-on-policy.trained_actual.split_personality_basic.json.gz";
    expect(match("{arm}.{response}.{wording}.json.gz", name)).toEqual({
      arm: "spt-on-policy",
      response: "trained_actual",
      wording: "split_personality_basic",
    });
  });
  it("lets a name hold dots where that is the only way, or where the level is known", () => {
    expect(match("{model}.csv", "gpt-4.1.csv")).toEqual({ model: "gpt-4.1" });
    const levels = { model: ["gpt-4.1", "gpt-4"] };
    expect(match("{model}.{tier}.csv", "gpt-4.1.free.csv", levels)).toEqual({
      model: "gpt-4.1",
      tier: "free",
    });
  });
  it("captures folders, and a repeated placeholder only where both parts agree", () => {
    expect(match("{arm}/{arm}-{seed}.jsonl", "sdf/sdf-1.jsonl")).toEqual({ arm: "sdf", seed: "1" });
    expect(match("{arm}/{arm}-{seed}.jsonl", "sdf/none-1.jsonl")).toBeNull();
    expect(match("{arm}.csv", "a/b.csv")).toBeNull();
  });
  it.each([
    ["*.csv", "a.csv", true],
    ["*.csv", "deep/a.csv", false],
    ["**/*.csv", "a.csv", true],
    ["**/*.csv", "very/deep/a.csv", true],
    ["logs/?.eval", "logs/a.eval", true],
    ["[ab].csv", "a.csv", true],
    ["[!ab].csv", "a.csv", false],
    ["{one,two}.csv", "two.csv", true],
    ["a+(b).csv", "a+(b).csv", true],
    ["a.csv", "axcsv", false],
  ])("%s against %s: %s", (pattern, path, expected) => {
    expect(match(pattern, path) !== null).toBe(expected);
  });
});
