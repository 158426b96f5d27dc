import { describe, expect, it } from "vitest";
import { mergeNumbers } from "../../src/charts/method-line.ts";

describe("the method line", () => {
  it("gives sentences that differ only in numbers once, with ranges", () => {
    expect(
      mergeNumbers(["Wilson (1,148 questions, 95%)", "Wilson (202 questions, 95%)", "Exact"]),
    ).toEqual(["Wilson (202 to 1,148 questions, 95%)", "Exact"]);
  });
});
