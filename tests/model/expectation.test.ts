import { describe, expect, it } from "vitest";
import type { Metric } from "../../src/model/index.ts";
import { misfitOf, parseExpectation, regionOf } from "../../src/model/index.ts";

const rate: Metric = {
  id: "r",
  label: "Recall",
  kind: "binary",
  role: "capability",
  better: "higher",
};
const leak: Metric = { ...rate, better: "lower" };
const score: Metric = { ...rate, kind: "score" };

function parse(text: string) {
  const result = parseExpectation(text);
  if ("error" in result) throw new Error(result.error.message);
  return result.expectation;
}

function errorOf(text: string) {
  const result = parseExpectation(text);
  if (!("error" in result)) throw new Error(`"${text}" parsed`);
  return result.error;
}

describe("an expectation", () => {
  it.each([
    ["greater", "greater", 0],
    ["less", "less", 0],
    ["greater by 10pp", "greater", 0.1],
    ["less by 2.5pp", "less", 0.025],
    ["at least 80%", "at-least", 0.8],
    ["at most 5%", "at-most", 0.05],
    ["equivalent within 5pp", "equivalent", 0.05],
    ["not worse by 5pp", "not-worse", 0.05],
    ["greater by 0.5", "greater", 0.5],
    ["at least 3", "at-least", 3],
    ["at least -3", "at-least", -3],
    ["equivalent within 1e-6", "equivalent", 1e-6],
    ["equivalent within 5e-2pp", "equivalent", 5e-4],
  ])("reads %s", (text, kind, amount) => {
    expect(parse(text)).toEqual({ kind, amount, text });
  });

  it("is written the same however it was spaced and cased", () => {
    expect(parse("  Greater  by 10 pp ")).toEqual(parse("greater by 10pp"));
    expect(parse("at least 80 %").text).toBe("at least 80%");
  });

  it("turns percentage points into proportions without float noise", () => {
    expect(parse("greater by 29pp").amount).toBe(0.29);
    expect(parse("at most 7%").amount).toBe(0.07);
  });

  it("is an error that names the nearest right words", () => {
    const error = errorOf("grater by 10pp");
    expect(error.message).toBe('"grater by 10pp" is not an expectation');
    expect(error.found).toBe("grater by 10pp");
    expect(error.expected).toContain("not worse by 5pp");
    expect(error.fix).toBe('Did you mean "greater by 10pp"?');
  });

  it("is an error without an amount where one is needed, and with one where none belongs", () => {
    expect(errorOf("at least").message).toContain("not an expectation");
    expect(errorOf("greater 10pp").fix).toBe('Did you mean "greater by 10pp"?');
    expect(errorOf("").message).toContain("not an expectation");
  });

  it("is an error with the unit of a level on a difference, or the other way round", () => {
    expect(errorOf("greater by 10%").fix).toBe('Write "greater by 10pp".');
    expect(errorOf("at least 80pp").fix).toBe('Write "at least 80%".');
  });

  it("is an error with a margin of nothing or an amount that is no number", () => {
    expect(errorOf("equivalent within 0pp").message).toBe("A margin is a number above zero");
    expect(errorOf("less by -5pp").message).toBe("A margin is a number above zero");
    expect(errorOf("at least 8.0.1%").message).toBe('"8.0.1%" is not an amount');
  });
});

describe("the region that is claimed", () => {
  it.each([
    ["greater", { lower: 0, upper: null }],
    ["greater by 20pp", { lower: 0.2, upper: null }],
    ["less", { lower: null, upper: 0 }],
    ["less by 20pp", { lower: null, upper: -0.2 }],
    ["at least 80%", { lower: 0.8, upper: null }],
    ["at most 5%", { lower: null, upper: 0.05 }],
    ["equivalent within 5pp", { lower: -0.05, upper: 0.05 }],
  ])("of %s", (text, region) => {
    expect(regionOf(parse(text), rate)).toEqual(region);
  });

  it("of not worse follows the better direction of the metric", () => {
    const notWorse = parse("not worse by 5pp");
    expect(regionOf(notWorse, rate)).toEqual({ lower: -0.05, upper: null });
    expect(regionOf(notWorse, leak)).toEqual({ lower: null, upper: 0.05 });
  });

  it("of a ratio starts at one", () => {
    expect(regionOf(parse("greater"), rate, "ratio")).toEqual({ lower: 1, upper: null });
    expect(regionOf(parse("at least 90%"), rate, "ratio")).toEqual({ lower: 0.9, upper: null });
  });
});

describe("an expectation fits what is tested", () => {
  const misfit = (text: string, metric: Metric, scale: Parameters<typeof misfitOf>[2]) =>
    misfitOf(parse(text), metric, scale)?.message ?? null;

  it("when a level is claimed of a value and a direction or margin of a difference", () => {
    expect(misfit("at least 80%", rate, "level")).toBeNull();
    expect(misfit("equivalent within 5pp", rate, "difference")).toBeNull();
    expect(misfit("not worse by 5pp", rate, "interaction")).toBeNull();
    expect(misfit("greater", rate, "difference")).toBeNull();
    expect(misfit("at least 90%", rate, "ratio")).toBeNull();
    expect(misfit("at least 0.9", score, "ratio")).toBeNull();
  });

  it("and not otherwise", () => {
    expect(misfit("at least 80%", rate, "difference")).toBe(
      '"at least 80%" does not fit a difference',
    );
    expect(misfit("greater", rate, "level")).toBe('"greater" does not fit a value');
    expect(misfit("not worse by 5pp", rate, "ratio")).toBe(
      '"not worse by 5pp" does not fit a ratio',
    );
    expect(misfit("greater by 5pp", rate, "ratio")).toBe("A ratio has no percentage points");
  });

  it("in its unit: percent and pp for rates, plain numbers for scores", () => {
    expect(misfit("greater by 0.1", rate, "difference")).toBe("Recall is a rate");
    expect(misfit("greater by 10pp", score, "difference")).toBe("Recall is a score");
    expect(misfit("at least 3", score, "level")).toBeNull();
    expect(misfit("at least 120%", rate, "level")).toBe("A rate lies between 0% and 100%");
  });

  it("in percent and pp for a score from 0 to 1, or in its own numbers", () => {
    const share: Metric = { ...score, range: [0, 1] };
    expect(misfit("at least 80%", share, "level")).toBeNull();
    expect(misfit("equivalent within 5pp", share, "difference")).toBeNull();
    expect(misfit("at least 0.8", share, "level")).toBeNull();
    expect(misfit("at least 80", share, "level")).toBe("Recall lies between 0 and 1");
    expect(misfit("at least 120%", share, "level")).toBe(
      "A score from 0 to 1 lies between 0% and 100%",
    );
    expect(misfit("equivalent within 5", share, "difference")).toBe(
      "A difference in Recall lies between 0 and 1",
    );
  });

  it("inside the range of a score that has one", () => {
    const grade: Metric = { ...score, range: [1, 5] };
    expect(misfit("at least 4", grade, "level")).toBeNull();
    expect(misfit("at least 7", grade, "level")).toBe("Recall lies between 1 and 5");
    expect(misfit("greater by 3.5", grade, "difference")).toBeNull();
    expect(misfit("greater by 4.5", grade, "difference")).toBe(
      "A difference in Recall lies between 0 and 4",
    );
    expect(misfit("at least 80%", grade, "level")).toBe("Recall is a score");
  });
});
