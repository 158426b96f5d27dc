import { describe, expect, it } from "vitest";
import { inspectEval } from "../../../src/ingest/formats/inspect-eval.ts";
import { inspectJson } from "../../../src/ingest/formats/inspect-json.ts";
import { lmEval } from "../../../src/ingest/formats/lm-eval.ts";

describe("Inspect scores", () => {
  it.each([
    ["C", 1],
    ["P", 0.5],
    ["I", 0],
    ["N", 0],
    ["yes", 1],
    ["True", 1],
    ["NO", 0],
    ["false", 0],
    [true, 1],
    [false, 0],
    [0.25, 0.25],
    ["0.75", 0.75],
    [" -1e3 ", -1000],
    [null, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ["c", undefined],
    ["", undefined],
    ["0x10", undefined],
    ["maybe", undefined],
    [{ honest: 1 }, undefined],
    [[1], undefined],
  ])("%j count as %j", (value, number) => {
    expect(inspectEval.toNumber?.(value)).toBe(number);
    expect(inspectJson.toNumber?.(value)).toBe(number);
  });

  it.each([
    [Number.NaN, "NaN"],
    [null, "no score"],
    [undefined, "no score"],
    ["C", undefined],
  ])("%j are missing because of %j", (value, cause) => {
    expect(inspectEval.missingCause?.(value)).toBe(cause);
  });
});

describe("lm-eval metrics", () => {
  it.each([
    [0, 0],
    [0.5, 0.5],
    [true, 1],
    [Number.NaN, null],
    [["gold", "prediction"], null],
    ["C", undefined],
  ])("%j count as %j", (value, number) => {
    expect(lmEval.toNumber?.(value)).toBe(number);
  });

  it("that are lists are missing because only the task has a value", () => {
    expect(lmEval.missingCause?.(["gold", "prediction"])).toBe(
      "corpus-level metric: only the task's value exists",
    );
    expect(lmEval.missingCause?.(undefined)).toBe("no score");
  });
});
