import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adjustContrasts } from "../../src/stats/index.ts";
import { smallEvidence, sumsOf } from "./evidence-fixtures.ts";

interface Cell {
  readonly scored: number;
  readonly missing: number;
  readonly clusters: number;
  readonly mean: number;
  readonly wilson_eff: readonly [number, number];
  readonly n_eff: number;
}

interface Effect {
  readonly pairs: number;
  readonly dropped: number;
  readonly diff: number;
  readonly ci_mover: readonly [number, number];
  readonly p_sign_flip: number;
  readonly ratio: number;
  readonly ratio_ci_mover_r: readonly [number, number];
}

type Row = readonly [
  prompt: string,
  arm: string,
  context: string,
  epoch: number,
  score: number | null,
];

interface Golden {
  readonly cases: readonly {
    readonly input: { readonly rows: readonly Row[] };
    readonly expected: {
      readonly cells: Readonly<Record<string, Cell>>;
      readonly trigger_effect: Readonly<Record<string, Effect>>;
      readonly holm_p_sign_flip: Readonly<Record<string, number>>;
      readonly did: {
        readonly prompts_used: number;
        readonly did: number;
        readonly p_sign_flip: number;
        readonly ci_t: readonly [number, number];
      };
    };
  }[];
}

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden/end_to_end.json"), "utf8"),
) as Golden;
const [only] = golden.cases;
if (!only) throw new Error("golden/end_to_end.json has no case");
const { input, expected } = only;

/** Its intervals by the rules that replaced those of the file: the script beside it computes them. */
const own: {
  readonly cells: Readonly<Record<string, { lower: number; upper: number; size: number }>>;
  readonly effects: Readonly<
    Record<string, { lower: number; upper: number; ratio: { lower: number; upper: number } }>
  >;
} = JSON.parse(readFileSync(join(import.meta.dirname, "golden-own/end_to_end.json"), "utf8"));

const conditions = ["base", "treated"].flatMap((arm) =>
  ["off", "on"].map((context) => ({ arm, context })),
);
const evidenceWithout = (dropped: (row: Row) => boolean) =>
  smallEvidence(
    {},
    conditions.map((condition) => {
      const rows = input.rows.filter(
        (r) => r[1] === condition.arm && r[2] === condition.context && !dropped(r),
      );
      const prompts = [...new Set(rows.map((r) => r[0]))];
      return sumsOf(
        condition,
        prompts.map((unit) => ({
          unit,
          scores: rows.filter((r) => r[0] === unit).map((r) => r[4]),
        })),
      );
    }),
  );
const evidence = evidenceWithout(() => false);
/** One prompt of nine lacks its score in the treated arm: fewer than nine in ten would pair. */
const complete = evidenceWithout((row) => row[0] === "p5" && row[1] === "treated");

const effectOf = (arm: string, scale: "difference" | "ratio" = "difference") =>
  complete.contrast({
    experiment: "small",
    metric: "m",
    of: { arm: [arm], context: ["on"] },
    versus: { arm: [arm], context: ["off"] },
    scale,
  });

describe("rows to the numbers a report prints (golden end_to_end.json)", () => {
  // The golden mean of base|on weighs samples, ours weighs prompts; the others are balanced.
  it.each(["base|off", "treated|off", "treated|on"])("agrees on the cell %s", (key) => {
    const [arm = "", context = ""] = key.split("|");
    const found = evidence.estimate({
      experiment: "small",
      metric: "m",
      of: { arm: [arm], context: [context] },
    });
    const want = expected.cells[key];
    expect(found.value).toBeCloseTo(want?.mean ?? 0, 9);
    expect(found.interval?.lower).toBeCloseTo(own.cells[key]?.lower ?? 0, 9);
    expect(found.interval?.upper).toBeCloseTo(own.cells[key]?.upper ?? 0, 9);
    expect(found.effectiveN).toBeCloseTo(own.cells[key]?.size ?? 0, 9);
    expect(found.n).toBe(want?.scored);
    expect(found.units).toBe(want?.clusters);
  });

  it("weighs prompts, not samples, where a prompt misses an epoch", () => {
    const found = evidence.estimate({
      experiment: "small",
      metric: "m",
      of: { arm: ["base"], context: ["on"] },
    });
    // Nine prompts with means 0, .5, 0, 0, .5, .5, 0, 0, .5.
    expect(found.value).toBeCloseTo(2 / 9, 12);
    expect(found.n).toBe(expected.cells["base|on"]?.scored);
    expect(found.missing).toEqual({ error: 1 });
  });

  it.each(["base", "treated"])("agrees on the effect of the context in %s", (arm) => {
    const found = effectOf(arm);
    const want = expected.trigger_effect[arm];
    expect(found.value).toBeCloseTo(want?.diff ?? 0, 9);
    expect(found.interval?.lower).toBeCloseTo(own.effects[arm]?.lower ?? 0, 9);
    expect(found.interval?.upper).toBeCloseTo(own.effects[arm]?.upper ?? 0, 9);
    expect(found.p?.value).toBeCloseTo(want?.p_sign_flip ?? 0, 12);
    expect(found.pairs).toEqual({ used: want?.pairs, planned: want?.pairs });
  });

  it("takes two overlapping groups where a prompt of nine lacks a score", () => {
    const found = evidence.contrast({
      experiment: "small",
      metric: "m",
      of: { arm: ["treated"], context: ["on"] },
      versus: { arm: ["treated"], context: ["off"] },
    });
    expect(found).toMatchObject({ paired: false, n: { of: 18, versus: 16 } });
    expect(found.leftOut).toEqual({ noun: "prompt", shared: 8, planned: 9 });
    const { cells } = expected;
    const gap = (cells["treated|on"]?.mean ?? 0) - (cells["treated|off"]?.mean ?? 0);
    expect(found.value).toBeCloseTo(gap, 9);
  });

  it("agrees on the ratio of the treated arm", () => {
    const found = effectOf("treated", "ratio");
    const want = expected.trigger_effect.treated;
    expect(found.value).toBeCloseTo(want?.ratio ?? 0, 9);
    expect(found.interval?.lower).toBeCloseTo(own.effects.treated?.ratio.lower ?? 0, 9);
    expect(found.interval?.upper).toBeCloseTo(own.effects.treated?.ratio.upper ?? 0, 8);
  });

  it("refuses the ratio whose denominator may be near zero", () => {
    const found = effectOf("base", "ratio");
    expect([found.value, found.interval, found.p]).toEqual([null, null, null]);
    expect(found.reason).toBe(
      "the denominator may be as low as 4.0%, too low for a ratio; a difference can be given",
    );
  });

  it("agrees on Holm over the two arms", () => {
    const adjusted = adjustContrasts([effectOf("base"), effectOf("treated")], complete);
    const want = expected.holm_p_sign_flip;
    expect(adjusted.map((c) => c.adjusted?.p)).toEqual([want.base, want.treated]);
  });

  it("agrees on the difference in differences, and prints no interval shorter than t", () => {
    const found = evidenceWithout((row) => row[0] === "p5").contrast({
      experiment: "small",
      metric: "m",
      of: { arm: ["base"] },
      versus: { arm: ["treated"] },
      scale: "interaction",
      across: "context",
    });
    const want = expected.did;
    expect(found.value).toBeCloseTo(want.did, 9);
    expect(found.p?.value).toBeCloseTo(want.p_sign_flip, 12);
    expect(found.pairs?.used).toBe(want.prompts_used);
    const width = (found.interval?.upper ?? 0) - (found.interval?.lower ?? 0);
    expect(width).toBeGreaterThanOrEqual(want.ci_t[1] - want.ci_t[0] - 1e-9);
  });
});
