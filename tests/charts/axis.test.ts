import { describe, expect, it } from "vitest";
import { differenceAxis, quantityAxis, ratioAxis } from "../../src/charts/layout/axis.ts";
import type { Metric } from "../../src/model/index.ts";

const score: Metric = {
  id: "g",
  label: "Grade",
  kind: "score",
  role: "other",
  better: "higher",
};
const ranged = (low: number, high: number): Metric => ({ ...score, range: [low, high] });
const ticksOf = ({ ticks, format }: ReturnType<typeof quantityAxis>) =>
  ticks.map((t, i) => format(t, i === ticks.length - 1));

describe("the axis of a score with a range", () => {
  it("is 0 to 100 % where the range is 0 to 1, and differences are in pp", () => {
    const axis = quantityAxis(ranged(0, 1), [0.4, 0.5], 400, false);
    expect(axis.domain).toEqual([0, 1]);
    expect(ticksOf(axis)).toEqual(["0", "25", "50", "75", "100%"]);
    expect(ticksOf(differenceAxis(ranged(0, 1), [-0.1, 0.1], 400)).at(-1)).toMatch(/pp$/);
  });

  it.each([
    [1, 5, ["1", "2", "3", "4", "5"]],
    [1, 10, ["1", "4", "7", "10"]],
    [0, 100, ["0", "20", "40", "60", "80", "100"]],
    [-1, 1, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]],
  ])("from %d to %d is all of it", (low, high, ticks) => {
    const axis = quantityAxis(ranged(low, high), [low + 0.5], 400, false);
    expect(axis.domain).toEqual([low, high]);
    expect(ticksOf(axis)).toEqual(ticks);
  });
});

describe("the axis of a score without a range", () => {
  it.each([
    [[0.01, 2.4], 0, 0],
    [[-3, -0.1], 1, 0],
  ])("has no room for a sign that none of %j has", (values, end, edge) => {
    expect(quantityAxis(score, values, 300, false).domain[end]).toBe(edge);
  });
  it("has room on both sides of a lone zero", () => {
    const [low, high] = quantityAxis(score, [0, 0], 300, false).domain;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });
});

describe("the axis of a ratio", () => {
  it("holds 1, where neither side is more, and is in times", () => {
    const axis = ratioAxis([1.6, 1.9], 300);
    expect(axis.domain[0]).toBeLessThanOrEqual(1);
    expect(ticksOf(axis)).toContain("×1.50");
  });
});

describe("the ticks of any score", () => {
  it.each([1e-7, 1e-3, 1, 1e3, 1e6])("read differently at a size of %d", (size) => {
    for (const axis of [
      quantityAxis(score, [size, 1.3 * size], 400, false),
      differenceAxis(score, [-0.2 * size, 0.7 * size], 400),
    ]) {
      const texts = ticksOf(axis);
      expect(texts.length).toBeGreaterThan(1);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});
