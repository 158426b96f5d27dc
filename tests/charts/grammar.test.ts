import { describe, expect, it } from "vitest";
import { hueOf, huesAreUnique, keyOf, markOf } from "../../src/charts/layout/grammar.ts";
import type { Factor } from "../../src/model/index.ts";
import { arms, mask, review } from "./support/experiments.ts";

const armsNamed = (n: number, group?: (i: number) => string): Factor => ({
  id: "arm",
  label: "Arm",
  role: "arm",
  baseline: "a0",
  levels: Array.from({ length: n }, (_, i) => ({
    id: `a${i}`,
    label: `Arm ${i}`,
    ...(group && i > 0 ? { group: group(i) } : {}),
  })),
});

describe("marks", () => {
  it("give the baseline grey and arms their hue in the order of the manifest", () => {
    expect(arms.levels.map((l) => hueOf(arms, l.id))).toEqual([0, 1, 2, 3, 4]);
  });

  it("keep a hue when a figure shows only some arms", () => {
    expect(markOf({ arm: ["spt-masked"], wording: ["basic"] }, review)).toEqual({
      hue: 3,
      shape: "diamond",
      fill: "hollow",
    });
  });

  it("are solid where the trigger is averaged over", () => {
    expect(markOf({ arm: ["clean"] }, review)).toEqual({ hue: 1, shape: "circle", fill: "solid" });
  });

  it("are solid where there is no trigger", () => {
    expect(markOf({ arm: ["baseline"] }, mask).fill).toBe("solid");
  });

  it("share a hue within a group of arms", () => {
    const grouped = armsNamed(13, (i) => (i < 8 ? "first" : "second"));
    expect(grouped.levels.map((l) => hueOf(grouped, l.id))).toEqual([
      0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2,
    ]);
    expect(huesAreUnique(grouped)).toBe(false);
  });

  it("leave telling apart to names where there are more kinds of arm than hues", () => {
    const many = armsNamed(9);
    expect(new Set(many.levels.slice(1).map((l) => hueOf(many, l.id)))).toEqual(new Set([1]));
    expect(huesAreUnique(many)).toBe(false);
    expect(huesAreUnique(armsNamed(7))).toBe(true);
  });

  it("are explained by fill and shape", () => {
    const circle = { hue: 0, shape: "circle", fill: "hollow" } as const;
    const diamond = { hue: 1, shape: "diamond", fill: "solid" } as const;
    expect(keyOf(review, [circle, diamond]).map((k) => k.label)).toEqual([
      "basic wording",
      "detailed wording",
      "the assistant",
      "with a persona, trained or prompted",
      "Grey: Model organism, the baseline",
    ]);
  });

  it("are not explained where none of them differ", () => {
    const circle = { hue: 0, shape: "circle", fill: "hollow" } as const;
    expect(keyOf(review, [circle])).toEqual([]);
    expect(keyOf(review, [circle, { ...circle, fill: "solid" }]).map((k) => k.label)).toEqual([
      "basic wording",
      "detailed wording",
    ]);
  });
});
