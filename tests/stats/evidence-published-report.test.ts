import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Interval, Selection } from "../../src/model/index.ts";
import { adjustContrasts } from "../../src/stats/index.ts";
import { splitEvidence } from "./evidence-fixtures.ts";

interface Level {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly size: number;
}

interface Difference extends Omit<Level, "size"> {
  readonly of: number;
  readonly versus: number;
  readonly least: number;
  readonly p: number;
  readonly worst: readonly [number, number];
  readonly outer: readonly [number, number];
}

/** Numbers of an independent script over the same counts (golden-own/split_personality.py). */
const golden: {
  readonly level: Readonly<Record<string, Level>>;
  readonly contrast: Readonly<Record<string, Difference>>;
} = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden-own/split_personality.json"), "utf8"),
);
const meanOfDraws = (key: string) => golden.level[key] as Level;
const differenceOf = (key: string) => golden.contrast[key] as Difference;

function expectEnds(interval: Interval | null, want: Pick<Level, "lower" | "upper">): void {
  expect(interval?.lower).toBeCloseTo(want.lower, 9);
  expect(interval?.upper).toBeCloseTo(want.upper, 9);
}

const evidence = splitEvidence();
const percent = (value: number | null) => (value === null ? null : (value * 100).toFixed(1));
const ends = (interval: Interval | null) =>
  interval && `[${percent(interval.lower)}, ${percent(interval.upper)}]`;

const estimate = (metric: string, of: Selection) =>
  evidence.estimate({ experiment: "split-personality", metric, of });
const contrast = (metric: string, of: Selection, versus: Selection, level = 0.95) =>
  evidence.contrast({ experiment: "split-personality", metric, of, versus, level });
const arm = (id: string, wording?: string): Selection =>
  wording ? { arm: [id], wording: [wording] } : { arm: [id] };

describe("rates averaged over both wordings, clustered by bias", () => {
  it.each(
    ["poisoned", "clean", "spt", "spt-masked", "spt-on-policy"].flatMap((id) => [
      ["detection", id],
      ["specificity", id],
    ]),
  )("%s of %s", (metric = "", id = "") => {
    const [found, want] = [estimate(metric, arm(id)), meanOfDraws(`${metric} ${id}`)];
    expect(found.value).toBeCloseTo(want.value, 12);
    expectEnds(found.interval, want);
  });
});

describe("rates by condition, with the effective sample size", () => {
  it.each([
    ["detection", "poisoned", "basic", "0/1000"],
    ["detection", "clean", "basic", "251/990"],
    ["detection", "clean", "detailed", "563/996"],
    ["detection", "spt", "basic", "966/1000"],
    ["detection", "spt", "detailed", "968/1000"],
    ["detection", "spt-masked", "basic", "750/1000"],
    ["detection", "spt-on-policy", "detailed", "830/1000"],
    ["specificity", "clean", "basic", "996/997"],
    ["specificity", "spt-masked", "detailed", "915/1000"],
    ["specificity", "spt-on-policy", "basic", "854/1000"],
  ])("%s of %s, %s, from %s", (metric, id, wording, count) => {
    const found = estimate(metric, arm(id, wording));
    const want = meanOfDraws(`${metric} ${id} ${wording}`);
    expectEnds(found.interval, want);
    expect(`${found.total}/${found.n}`).toBe(count);
    expect(found.effectiveN).toBeCloseTo(want.size, 8);
  });

  it("carry what pooling would have claimed beside them", () => {
    expect(ends(estimate("detection", arm("poisoned", "basic")).pooled)).toBe("[0.0, 0.4]");
    expect(ends(estimate("detection", arm("spt", "basic")).pooled)).toBe("[95.3, 97.6]");
  });

  it("name their method and what they generalise to", () => {
    const found = estimate("detection", arm("spt"));
    expect(found.method).toBe(
      "Wilson interval over 10 biases, allowing for samples of one bias resembling each other, t with 9 degrees of freedom",
    );
    expect(found.generalisesTo).toBe(
      "these models as they are, on further biases of the same kind",
    );
    expect(found.warnings).toContain(
      "a single training run, so the spread between training runs is unknown",
    );
    expect(found.averagedOver).toEqual(["wording"]);
    expect([found.n, found.units, found.clusters, found.replicates]).toEqual([2000, 1000, 10, 1]);
  });

  it("keep a condition that was not released as no number", () => {
    const found = estimate("specificity", arm("clean", "detailed"));
    expect(found.value).toBeNull();
    expect(found.interval).toBeNull();
    expect(found.reason).toBe("no sample matches this selection");
  });

  it("count what is missing by its cause", () => {
    expect(estimate("detection", arm("clean")).missing).toEqual({ "no flag": 14 });
  });
});

describe("contrasts, paired by bias", () => {
  it.each([
    ["detection", "clean", "poisoned"],
    ["detection", "spt", "poisoned"],
    ["detection", "spt-masked", "poisoned"],
    ["detection", "spt-on-policy", "poisoned"],
    ["specificity", "spt", "poisoned"],
    ["specificity", "spt-masked", "poisoned"],
    ["specificity", "spt-on-policy", "poisoned"],
    ["detection", "spt", "clean"],
    ["detection", "spt-masked", "spt"],
  ])("%s, %s minus %s, and what could be shown", (metric, of, versus) => {
    const found = contrast(metric, arm(of), arm(versus));
    const want = differenceOf(`${metric} ${of} ${versus}`);
    expect(found.value).toBeCloseTo(want.value, 12);
    expectEnds(found.interval, want);
    expect(found.p?.value).toBeCloseTo(want.p, 12);
    expect(found.smallestDetectable).toBeCloseTo(want.least, 9);
    expect(found.paired).toBe(true);
  });

  it("are the difference of the two values beside them, over the prompts that both have", () => {
    const { value, estimates, leftOut } = contrast("detection", arm("spt"), arm("clean"));
    const want = differenceOf("detection spt clean");
    expect(value).toBeCloseTo((estimates.of ?? 0) - (estimates.versus ?? 0), 12);
    expect(estimates.of).toBeCloseTo(want.of, 12);
    expect(estimates.versus).toBeCloseTo(want.versus, 12);
    // Bias 17 lacks ten of its flags under one wording and four of the same under the other.
    expect(leftOut).toEqual({ noun: "prompt", shared: 996, planned: 1000 });
  });

  it("of one arm under two wordings pair the wordings", () => {
    for (const id of ["clean", "spt"]) {
      const found = contrast("detection", arm(id, "detailed"), arm(id, "basic"));
      const want = differenceOf(`detection ${id} detailed basic`);
      expect(found.value).toBeCloseTo(want.value, 12);
      expectEnds(found.interval, want);
    }
  });

  it("use only the wordings that both sides have, and say so", () => {
    const found = contrast("specificity", arm("spt"), arm("clean"));
    const want = differenceOf("specificity spt clean");
    expect(found.value).toBeCloseTo(want.value, 12);
    expectEnds(found.interval, want);
    expect(found.restricted).toEqual(["only basic"]);
    expect(found.averagedOver).toEqual([]);
  });

  it("widen to MOVER where too few biases differ for t", () => {
    const found = contrast("specificity", arm("clean"), arm("poisoned"));
    expect(found.method).toContain("MOVER");
    expect(percent(found.value)).toBe("-0.1");
    expect(found.p?.value).toBe(1);
  });

  it("widen at the level of a Holm step", () => {
    const found = contrast("detection", arm("spt"), arm("clean"), 1 - 0.05 / 3);
    expectEnds(found.interval, differenceOf("detection spt clean, step 3"));
  });

  it("show each bias with an interval of its own", () => {
    const { draws } = contrast("detection", arm("spt"), arm("clean"));
    expect(draws.map((draw) => percent(draw.value))).toEqual([
      "40.5",
      "65.0",
      "30.5",
      "69.1",
      "77.5",
      "38.0",
      "50.0",
      "76.5",
      "50.0",
      "64.5",
    ]);
    expect(draws[2]).toMatchObject({
      id: "16",
      label: "German: asks for a tip",
      group: "held out",
      n: 400,
    });
    expect(draws[0]?.label).toBe("bias 2");
    for (const { value, interval } of draws) {
      expect(interval?.lower).toBeLessThan(value);
      expect(interval?.upper).toBeGreaterThan(value);
    }
  });

  it("bound what the missing flags could have been", () => {
    const { worstCase, value } = contrast("detection", arm("spt"), arm("clean"));
    const want = differenceOf("detection spt clean");
    expect(worstCase?.lower).toBeCloseTo(want.worst[0], 12);
    expect(worstCase?.upper).toBeCloseTo(want.worst[1], 12);
    expect(worstCase?.outer.lower).toBeCloseTo(want.outer[0], 9);
    expect(worstCase?.upper).toBeGreaterThanOrEqual((value ?? 1) - 1e-12);
  });
});

describe("a family of contrasts", () => {
  const family = ["detection", "specificity"].flatMap((metric) =>
    ["clean", "spt", "spt-masked", "spt-on-policy"].map((id) =>
      contrast(metric, arm(id), arm("poisoned")),
    ),
  );
  const adjusted = adjustContrasts(family, evidence);

  it("is adjusted by Holm over the exact p-values", () => {
    // Seven of the eight have the smallest p that ten biases can give, or twice that: 8 · 2/1024.
    expect(adjusted[1]?.adjusted?.p).toBe(8 / 512);
    expect(adjusted[4]?.adjusted?.p).toBe(1);
    expect(new Set(adjusted.map((c) => c.adjusted?.rank)).size).toBe(8);
    expect(adjusted.every((c) => c.adjusted?.family === 8)).toBe(true);
  });

  it("gives each contrast the interval of its step", () => {
    const last = adjusted.find((c) => c.adjusted?.rank === 8);
    expect(last?.adjusted?.interval).toEqual(last?.interval);
    const first = adjusted.find((c) => c.adjusted?.rank === 1);
    expect(first?.adjusted?.interval?.level).toBeCloseTo(1 - 0.05 / 8, 12);
  });
});
