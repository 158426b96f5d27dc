import { describe, expect, it } from "vitest";
import { rateAt } from "../../src/lab/training/schedule.ts";

const steps = 3000;
const peak = 0.004;
const warmUp = 50;
const rate = (step: number): number => rateAt(step, steps, peak) / peak;

describe("learning rate", () => {
  it("rises in a straight line over the first 50 steps, to its peak", () => {
    expect(rate(1)).toBeCloseTo(1 / warmUp, 12);
    expect(rate(25)).toBeCloseTo(1 / 2, 12);
    expect(rate(warmUp)).toBe(1);
  });

  it("falls from the peak to a tenth of it, along a cosine", () => {
    const at = (part: number): number => rate(warmUp + part * (steps - warmUp));
    const cosine = (part: number): number => 0.1 + (0.9 * (1 + Math.cos(part * Math.PI))) / 2;
    expect(at(1 / 5)).toBeCloseTo(cosine(1 / 5), 12);
    expect(at(1 / 2)).toBeCloseTo((1 + 0.1) / 2, 12);
    expect(at(4 / 5)).toBeCloseTo(cosine(4 / 5), 12);
    expect(at(1)).toBeCloseTo(0.1, 12);
  });

  it("is highest at the end of the warm-up and falls at every step after it", () => {
    const rates = Array.from({ length: steps }, (_, i) => rate(i + 1));
    expect(rates.indexOf(Math.max(...rates))).toBe(warmUp - 1);
    for (let i = warmUp; i < steps; i += 1) expect(rates[i]!).toBeLessThan(rates[i - 1]!);
  });

  it("warms up over a tenth of a short run, which still ends at a tenth of the peak", () => {
    expect(rateAt(1, 20, peak)).toBeCloseTo(peak / 2, 12);
    expect(rateAt(2, 20, peak)).toBe(peak);
    expect(rateAt(20, 20, peak)).toBeCloseTo(peak / 10, 12);
    expect(rateAt(1, 1, peak)).toBe(peak);
  });
});
