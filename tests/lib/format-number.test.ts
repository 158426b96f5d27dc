import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  confidence,
  decimalsOf,
  digitsThatTell,
  fixed,
  pValue,
} from "../../src/lib/format-number.ts";

describe("rounding", () => {
  it("takes halves away from zero, as they are written", () => {
    expect(fixed(91.05, 1)).toBe("91.1");
    expect(fixed(1.005, 2)).toBe("1.01");
    expect(fixed(-0.5, 0)).toBe("\u22121");
    expect(fixed((100 * 1821) / 2000, 1)).toBe("91.1");
    expect(fixed(0.15, 1)).toBe("0.2");
  });

  it("is that of whole numbers for every share of a count, whatever its double", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, k) => {
        const x = k % (n + 1);
        // Tenths of a percent, rounded in whole numbers.
        const tenths = Math.floor((2 * 1000 * x + n) / (2 * n));
        expect(fixed((100 * x) / n, 1)).toBe((tenths / 10).toFixed(1));
      }),
    );
  });
});

describe("digits", () => {
  it("tell any two numbers apart that differ by more than noise", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const noise = 1e-9 * Math.max(Math.abs(a), Math.abs(b));
        fc.pre(Math.abs(a - b) > Math.max(noise, 1e-15));
        const digits = digitsThatTell([[a, b]], 0);
        expect(fixed(a, digits)).not.toBe(fixed(b, digits));
      }),
    );
  });

  it("are no more than asked for where numbers are equal but for noise", () => {
    expect(digitsThatTell([[0.1 + 0.2, 0.3]], 1)).toBe(1);
    expect(
      digitsThatTell(
        [
          [3e-17, 0],
          [0, 0.2],
        ],
        1,
      ),
    ).toBe(1);
  });

  it.each([
    [0.25, 2],
    [3, 0],
    [1e-7, 7],
    [1.25e-7, 9],
    [1e21, 0],
  ])("of %d as written are %d", (value, digits) => {
    expect(decimalsOf(value)).toBe(digits);
  });
});

describe("a p value", () => {
  it.each([
    [0.0496, "0.0496"],
    [0.04999, "0.04999"],
    [0.0502, "0.0502"],
    [0.05, "0.05"],
    [0.041, "0.041"],
    [0.3333, "0.33"],
    [0.00012, "< 0.001"],
  ])("of %d is %s", (p, text) => {
    expect(pValue(p)).toBe(text);
  });
});

describe("a level of confidence", () => {
  it.each([
    [0.95, "95%"],
    [1 - 0.05 / 3, "98.3%"],
    [1 - 0.05 / 3000, "99.998%"],
  ])("of %d is %s", (level, text) => {
    expect(confidence(level)).toBe(text);
  });
});
