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
    expect(text).toBe("a single prompt, so the spread between prompts is unknown");
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

  it("say what few draws come to, and to look at runs one by one", () => {
    const of = (kind: "unit" | "replicate", draws: number) =>
      warningText({ is: "few draws", kind, draws }, experiment);
    expect(of("unit", 7)).toBe("only 7 prompts: an interval from so few is rough");
    expect(of("replicate", 3)).toMatch(/^only 3 .*: look at each; an interval .* rough$/);
  });

  it("name what methods draw by the author\u2019s word", () => {
    const of = (why: "oneCluster" | "onePositiveDraw" | "incomplete", design = {}) =>
      reasonText(
        { is: "by the method", why },
        { ...experiment, design: { ...experiment.design, ...design } },
      );
    expect(of("oneCluster")).toBe("a single prompt, so the spread between prompts is unknown");
    expect(of("onePositiveDraw", { cluster: "bias" })).toBe(
      "all positive samples come from a single bias, so the spread between biases is unknown",
    );
    expect(of("incomplete", { replicate: "seed" })).toBe("some seeds lack some prompts");
  });

  it("say of a published single point what it cannot show, at either end", () => {
    const of = (value: number) => warningText({ is: "no width", value }, experiment);
    expect(of(0)).toMatch(/\(0%\): it cannot say how rare the event is$/);
    expect(of(1)).toMatch(/\(100%\): it cannot say how rare exceptions are$/);
  });

  it("say which possible value a corrected rate counts as", () => {
    const of = (raw: number) => warningText({ is: "kept inside", raw }, experiment);
    expect(of(-0.031)).toMatch(/3\.1% and counts as 0%/);
    expect(of(1.02)).toMatch(/102\.0% and counts as 100%/);
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
    expect(only(["one", "two"])).toMatch(/^only .*one and .*two$/i);
    const condition = { arm: "two", context: "on" };
    expect(restrictionText({ is: "without", condition }, of)).toMatch(
      /^without the combination of /,
    );
  });

  it("name a test with what it counts", () => {
    const how = { is: "permutation", draws: { kind: "unit", of: 4, versus: 5 } } as const;
    expect(testMethod(how, experiment.design)).toBe(
      "permutation test over 4 against 5 prompts (dealt anew to the two sides)",
    );
  });
});
