import { describe, expect, it } from "vitest";
import type { Check } from "../../src/model/index.ts";
import { checksOf, judgeFindings } from "../support/judge.ts";
import {
  expectation,
  smallEvidence,
  smallFinding,
  splitEvidence,
  sumsOf,
  unitsOf,
} from "./evidence-fixtures.ts";

const evidence = splitEvidence();
const of = { arm: ["spt"] };
const findings = [
  {
    id: "tells",
    experiment: "split-personality",
    metric: "detection",
    of,
    versus: { arm: ["clean"] },
    expectation: expectation("greater by 20pp"),
  },
  {
    id: "level",
    experiment: "split-personality",
    metric: "detection",
    of,
    versus: null,
    expectation: expectation("at least 90%"),
  },
];
const [tells, level] = judgeFindings(findings, evidence, "holm").map((f) => checksOf(f, evidence));

const percent = (value: number | null | undefined) =>
  value == null ? null : (value * 100).toFixed(1);
const shown = ({ label, value, interval, text, holds }: Check) => [
  label,
  text ??
    [percent(value), percent(interval?.lower), percent(interval?.upper)]
      .filter((end) => end !== null)
      .join(" "),
  holds,
];

describe("does it hold up", () => {
  it("puts a difference under every reading of the same data", () => {
    expect(tells?.map(shown)).toEqual([
      ["Difference claimed to be above +20.0\u202fpp", "56.2 44.3 68.1", true],
      ["The same, allowing for 2 findings: its 97.5% interval", "42.0 70.3", true],
      [
        "Exact sign-flip test over the 10 biases against +20.0\u202fpp",
        "p = 0.002, 0.0039 adjusted for 2 findings (Holm), the smallest p that 10 biases can give",
        true,
      ],
      ["Biases that agree, each taken by itself", "10 of 10", true],
      [
        "However the samples without a score had come out",
        "between +55.3\u202fpp and +56.2\u202fpp (with intervals, [43.8, 68.1])",
        true,
      ],
      ["Wording: basic alone", "71.8 61.3 82.2", true],
      ["Wording: detailed alone", "40.5 26.7 54.4", true],
      ["The same for specificity (only basic)", "-4.3 -7.8 -0.9", null],
      ["If every sample were independent, which they are not", "53.4 58.0", null],
      ["Smallest true difference that four of five such studies would find", "18.8\u202fpp", null],
    ]);
  });

  it("puts a level under the same, without a smallest difference", () => {
    expect(level?.map(shown).map(([label]) => label)).toEqual([
      "Value claimed to be above 90.0%",
      "The same, allowing for 2 findings: its 95% interval",
      "Exact sign-flip test over the 10 biases against 90.0%",
      "Biases that agree, each taken by itself",
      "However the samples without a score had come out",
      "Wording: basic alone",
      "Wording: detailed alone",
      "The same for specificity",
      "If every sample were independent, which they are not",
    ]);
    expect(level?.every((check) => check.scale === "level")).toBe(true);
  });

  it("says which metric's numbers a row holds", () => {
    expect(tells?.map((check) => check.metric).filter((id) => id !== "detection")).toEqual([
      "specificity",
    ]);
  });

  it("says that none is missing rather than showing bounds", () => {
    const row = level?.find((check) => check.label.startsWith("However the samples"));
    expect([row?.text, row?.interval, row?.holds]).toEqual(["none is missing", null, null]);
  });

  it("shows both bounds, and whether the claim holds between them", () => {
    const small = smallEvidence({}, [
      sumsOf(
        { arm: "treated", context: "on" },
        unitsOf([0, 0, 0, 1, 0, 0, 0, 0, 0, null, 0, 0], "t"),
      ),
      sumsOf({ arm: "base", context: "on" }, unitsOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "b")),
    ]);
    const worst = (text: string) => {
      const [judged] = judgeFindings([smallFinding(text)], small, "holm");
      return (
        judged &&
        checksOf(judged, small).find((check) => check.label.startsWith("However the samples"))
      );
    };
    expect(worst("less")?.text).toMatch(/^between −92\u202fpp and −83\u202fpp [(]with intervals, /);
    expect([worst("less")?.holds, worst("greater")?.holds]).toEqual([true, false]);
    expect([worst("less")?.open, worst("greater")?.open]).toEqual([undefined, undefined]);
    const open = worst("less by 85pp");
    expect([open?.holds, open?.open]).toEqual([false, true]);
  });

  it("is empty where there is nothing to check", () => {
    const none = smallEvidence({}, []);
    const [judged] = judgeFindings([smallFinding("greater")], none, "holm");
    expect(judged && checksOf(judged, none)).toEqual([]);
  });
});
