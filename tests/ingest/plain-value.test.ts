import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  lookUp,
  plainText,
  sameValue,
  saysNothing,
} from "../../src/ingest/formats/shared/plain-value.ts";

describe("one reading of values", () => {
  it.each([
    [true, "True"],
    ["TRUE", 1],
    [false, "0"],
    [3, "3.0"],
    ["03", "+3"],
    [0.1, ".1"],
    ["1e3", 1000],
    [" 7 ", 7],
    ["-0", 0],
    ["90071992547409931", "090071992547409931.0"],
    [
      ["a", 1],
      ["a", "1.0"],
    ],
    [
      { x: 1, y: [true] },
      { y: ["true"], x: "1" },
    ],
    [null, ""],
  ])("%j is %j", (one, other) => {
    expect(sameValue(one, other)).toBe(true);
    expect(sameValue(other, one)).toBe(true);
  });
  it.each([
    ["a", "A"],
    ["90071992547409931", "90071992547409930"],
    ["1.0.0", "1"],
    ["truer", "true"],
    ["0x10", 16],
    [["a"], "a"],
    [
      ["a", "b"],
      ["b", "a"],
    ],
    [["a"], ["a", "a"]],
    [{ 0: "a" }, ["a"]],
    ["yes", true],
  ])("%j is not %j", (one, other) => {
    expect(sameValue(one, other)).toBe(false);
  });
  it("gives every finite number back, however it is written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(plainText(String(number)))).toBe(number === 0 ? 0 : number);
        expect(plainText(number)).toBe(plainText(String(number)));
      }),
    );
  });
  it("finds a key as it is before another way to write it", () => {
    const find = lookUp({ "1": "one", "01": "padded", true: "yes" });
    expect([find("1"), find("01"), find("true"), find("2")]).toEqual([
      "one",
      "padded",
      "yes",
      undefined,
    ]);
    // Which of three keys `1.0` means cannot be told.
    expect(find("1.0")).toBeUndefined();
  });
  it.each(["", " ", "NA", "N/A", "n/a", "<NA>", "None", "null", "#N/A"])(
    "%j says nothing",
    (word) => {
      expect(saysNothing(word)).toBe(true);
    },
  );
  it.each(["0", "no", "nothing", "-"])("%j says something", (word) => {
    expect(saysNothing(word)).toBe(false);
  });
});
