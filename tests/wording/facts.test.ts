import { describe, expect, it } from "vitest";
import type { Design } from "../../src/model/index.ts";
import type { TestHow } from "../../src/stats/index.ts";
import type { Sentences } from "../../src/wording/facts/cases.ts";
import { say } from "../../src/wording/facts/cases.ts";
import {
  reasonText,
  restrictionText,
  testMethod,
  warningText,
} from "../../src/wording/facts/index.ts";
import { smallExperiment } from "../stats/evidence-fixtures.ts";

const experiment = smallExperiment();

describe("facts of statistics in sentences", () => {
  it("name draws by the author's word", () => {
    const text = reasonText({ is: "one draw", kind: "unit" }, experiment);
    expect(text).toBe("one prompt: how far prompts differ is not known");
    expect(reasonText({ is: "two replicates", kind: "replicate" }, experiment)).toContain("two ");
  });

  it("say the values of a reason", () => {
    const few = reasonText({ is: "few negatives", fpr: 0.01, needed: 100 }, experiment);
    expect(few).toBe("a false-positive rate of 1% needs at least 100 negative samples");
  });

  it("say where a reason holds, where there are several places", () => {
    const where = { condition: { arm: "none" }, run: "7" };
    const text = reasonText({ is: "by the method", why: "noLabels", where }, experiment);
    expect(text).toMatch(/^no sample has a label by people \(.+7\)$/);
  });

  it("tell few draws from rough ones", () => {
    const of = (draws: number) =>
      warningText({ is: "few draws", kind: "cluster", draws }, experiment);
    expect(of(4)).toMatch(/^fewer than 10 /);
    expect(of(12)).toMatch(/^fewer than 20 .*rough$/);
  });

  it("do not compile without a sentence for each code", () => {
    // @ts-expect-error all codes but one lack theirs
    const lacking: Sentences<TestHow, Design> = { named: ({ name }) => name };
    expect(() => say(lacking, { is: "same interval" }, experiment.design)).toThrow();
  });

  it("say what a contrast leaves out by what is fewer, kept or left out", () => {
    const arms = ["base", "one", "two", "three"];
    const of = smallExperiment({ arms });
    const only = (levels: readonly string[]) =>
      restrictionText({ is: "only", factor: "arm", levels }, of);
    expect(only(["one"])).toMatch(/^only .*one$/i);
    expect(only(["base", "two", "three"])).toMatch(/^without .*one$/i);
    const condition = { arm: "two", context: "on" };
    expect(restrictionText({ is: "without", condition }, of)).toMatch(
      /^without the combination of /,
    );
  });

  it("name a test with what it counts", () => {
    const how = { is: "permutation", draws: { kind: "unit", of: 4, versus: 5 } } as const;
    expect(testMethod(how, experiment.design)).toBe("permutation test over 4 against 5 prompts");
  });
});
