import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, interval, level, ratio } from "../../src/lib/format-number.ts";
import { boundsOf, isShare, type Metric } from "../../src/model/index.ts";
import { type EvidenceAxis, styleOf, styleOn, withDigits } from "../../src/wording/index.ts";

const rate: Metric = {
  id: "r",
  label: "Recall",
  kind: "binary",
  role: "capability",
  better: "higher",
};
const score: Metric = { ...rate, kind: "score" };
const share: Metric = { ...score, range: [0, 1] };
const likert: Metric = { ...score, range: [1, 5] };

describe("the scale of a metric", () => {
  it("is a share for rates and for scores from 0 to 1", () => {
    expect([rate, share, score, likert].map(isShare)).toEqual([true, true, false, false]);
    expect([rate, share, score, likert].map(boundsOf)).toEqual([[0, 1], [0, 1], null, [1, 5]]);
  });
});

describe("how numbers are written that stand together", () => {
  const quantityText = (
    value: number,
    ends: readonly [number, number],
    metric: Metric,
    n: number,
  ) => {
    const together = { n, values: [value], intervals: [{ lower: ends[0], upper: ends[1] }] };
    const style = styleOf(metric, together);
    return `${level(value, style)} ${interval(...ends, style)}`;
  };

  it.each([
    [0.613, [0.54, 0.681], rate, 400, "61.3% [54.0, 68.1]"],
    [0.61, [0.5, 0.71], rate, 80, "61% [50, 71]"],
    [0.613, [0.54, 0.681], share, 400, "61.3% [54.0, 68.1]"],
    [0.8, [0.796, 0.804], share, 90, "80.0% [79.6, 80.4]"],
    [0.0005, [0.0004, 0.0006], rate, 100000, "0.05% [0.04, 0.06]"],
    [3.27, [3.1, 3.44], likert, 50, "3.27 [3.10, 3.44]"],
    [0.0000012, [0.0000008, 0.0000016], score, 50, "0.00000120 [0.00000080, 0.00000160]"],
    [1234567, [1200000, 1269134], score, 50, "1234567 [1200000, 1269134]"],
  ] as const)("%d in %j", (value, ends, metric, n, text) => {
    expect(quantityText(value, ends, metric, n)).toBe(text);
  });

  it("a small difference of scores has an interval with a width, and a sign", () => {
    const together = { n: 40, values: [0.0003], intervals: [{ lower: 0.0001, upper: 0.0005 }] };
    const style = styleOn("difference", score, together);
    expect(`${difference(0.0003, style)} ${interval(0.0001, 0.0005, style)}`).toBe(
      "+0.00030 [0.00010, 0.00050]",
    );
  });

  it("a limit just inside a claim does not read like its edge", () => {
    const together = { n: 500, values: [0.03], intervals: [{ lower: 0.02, upper: 0.0498 }] };
    expect(interval(0.02, 0.0498, styleOf(rate, together))).toBe("[2.0, 5.0]");
    expect(interval(0.02, 0.0498, styleOf(rate, { ...together, edges: [0.05] }))).toBe(
      "[2.00, 4.98]",
    );
  });

  it("a difference, and a ratio, is told from none", () => {
    const told = (axis: EvidenceAxis, lower: number, upper: number) =>
      interval(lower, upper, styleOn(axis, rate, { n: 500, intervals: [{ lower, upper }] }));
    expect(told("difference", 0.0004, 0.2)).toBe("[0.04, 20.00]");
    expect(told("difference", 0, 0.2)).toBe("[0.0, 20.0]");
    expect(told("ratio", 1.002, 1.4)).toBe("[1.002, 1.400]");
    expect(ratio(1.42, styleOn("ratio", rate, { n: 500, values: [1.42] }))).toBe("×1.42");
  });

  it("digits that an author asks for do not take the width of an interval away", () => {
    const style = { scale: "percent", digits: 1 } as const;
    expect(withDigits(style, 0, { lower: 0.54, upper: 0.68 }).digits).toBe(0);
    expect(withDigits(style, 0, { lower: 0.001, upper: 0.004 }).digits).toBe(1);
  });

  it("two ends that differ never read alike, and no end reads like an edge that it is not", () => {
    const size = fc.integer({ min: -7, max: 6 });
    const axis = fc.constantFrom<EvidenceAxis>("level", "difference", "ratio");
    const metric = fc.constantFrom(rate, share, score, likert);
    // Millionths: how small numbers are is a matter of `size`.
    const unit = fc.integer({ min: -1e6, max: 1e6 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(axis, metric, size, unit, unit, unit, (axis, metric, power, a, b, c) => {
        const scale = isShare(metric) || axis === "ratio" ? 1 : 10 ** power;
        const [lower = 0, upper = 0] = [a * scale, b * scale].sort((x, y) => x - y);
        const edge = c * scale;
        const noise = 1e-8 * scale;
        fc.pre(upper - lower > noise);
        const style = styleOn(axis, metric, {
          n: 300,
          intervals: [{ lower, upper }],
          edges: [edge],
        });
        const write = { level, difference, ratio }[axis];
        expect(write(lower, style)).not.toBe(write(upper, style));
        for (const end of [lower, upper])
          if (Math.abs(end - edge) > noise) expect(write(end, style)).not.toBe(write(edge, style));
      }),
    );
  });
});
