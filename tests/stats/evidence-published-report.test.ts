import { describe, expect, it } from "vitest";
import type { Interval, Selection } from "../../src/model/index.ts";
import { adjustContrasts } from "../../src/stats/index.ts";
import { splitEvidence } from "./evidence-fixtures.ts";

/**
 * Numbers computed once by an independent script and printed on the pages of the design mock
 * (notebook, experiment, finding): the same data must give them again.
 */
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
  it.each([
    ["detection", "poisoned", "0.0", "[0.0, 33.9]"],
    ["detection", "clean", "40.9", "[28.7, 54.3]"],
    ["detection", "spt", "96.7", "[93.9, 98.2]"],
    ["detection", "spt-masked", "76.5", "[58.6, 88.2]"],
    ["detection", "spt-on-policy", "87.6", "[79.3, 92.9]"],
    ["specificity", "poisoned", "100.0", "[66.1, 100.0]"],
    ["specificity", "clean", "99.9", "[99.3, 100.0]"],
    ["specificity", "spt", "93.8", "[88.6, 96.8]"],
    ["specificity", "spt-on-policy", "88.9", "[74.3, 95.7]"],
  ])("%s of %s is %s %s", (metric, id, value, interval) => {
    const found = estimate(metric, arm(id));
    expect([percent(found.value), ends(found.interval)]).toEqual([value, interval]);
  });
});

describe("rates by condition, with the effective sample size", () => {
  it.each([
    ["detection", "poisoned", "basic", "[0.0, 33.9]", "0/1000", 10],
    ["detection", "clean", "basic", "[15.5, 38.6]", "251/990", 69],
    ["detection", "clean", "detailed", "[41.4, 70.4]", "563/996", 55],
    ["detection", "spt", "basic", "[94.2, 98.0]", "966/1000", 474],
    ["detection", "spt", "detailed", "[93.0, 98.6]", "968/1000", 233],
    ["detection", "spt-masked", "basic", "[54.8, 88.1]", "750/1000", 31],
    ["detection", "spt-on-policy", "detailed", "[71.8, 90.3]", "830/1000", 83],
    ["specificity", "clean", "basic", "[99.3, 100.0]", "996/997", 969],
    ["specificity", "spt-masked", "detailed", "[83.1, 95.9]", "915/1000", 101],
    ["specificity", "spt-on-policy", "basic", "[67.8, 94.2]", "854/1000", 36],
  ])("%s of %s, %s: %s from %s, n eff. %d", (metric, id, wording, interval, count, effective) => {
    const found = estimate(metric, arm(id, wording));
    expect(ends(found.interval)).toBe(interval);
    expect(`${found.total}/${found.n}`).toBe(count);
    expect(Math.round(found.effectiveN ?? 0)).toBe(effective);
  });

  it("carry what pooling would have claimed beside them", () => {
    expect(ends(estimate("detection", arm("poisoned", "basic")).pooled)).toBe("[0.0, 0.4]");
    expect(ends(estimate("detection", arm("spt", "basic")).pooled)).toBe("[95.3, 97.6]");
  });

  it("name their method and what they generalise to", () => {
    const found = estimate("detection", arm("spt"));
    expect(found.method).toBe(
      "Wilson interval on the effective sample size, clustered by bias (10 clusters, t with 9 degrees of freedom)",
    );
    expect(found.generalisesTo).toBe("these checkpoints, biases like these");
    expect(found.warnings).toContain("one training run; seed variance unknown");
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
    ["detection", "clean", "poisoned", "40.9", "[27.7, 54.1]", "18.4"],
    ["detection", "spt", "poisoned", "96.7", "[94.6, 98.8]", "2.9"],
    ["detection", "spt-masked", "poisoned", "76.5", "[61.1, 91.9]", "21.4"],
    ["detection", "spt-on-policy", "poisoned", "87.6", "[80.8, 94.4]", "9.4"],
    ["specificity", "spt", "poisoned", "-6.2", "[-10.1, -2.2]", "5.5"],
    ["specificity", "spt-masked", "poisoned", "-10.8", "[-18.4, -3.1]", "10.7"],
    ["specificity", "spt-on-policy", "poisoned", "-11.1", "[-21.6, -0.5]", "14.6"],
    ["detection", "spt", "clean", "55.8", "[44.1, 67.5]", "16.3"],
    ["detection", "spt-masked", "spt", "-20.2", "[-34.3, -6.1]", "19.5"],
  ])("%s, %s minus %s: %s %s, could show %s", (metric, of, versus, value, interval, least) => {
    const found = contrast(metric, arm(of), arm(versus));
    expect(percent(found.value)).toBe(value);
    expect(ends(found.interval)).toBe(interval);
    expect(percent(found.smallestDetectable)).toBe(least);
    expect(found.pairs).toEqual({ used: 10, planned: 10 });
  });

  it("are the difference of the two estimates beside them", () => {
    const found = contrast("detection", arm("spt"), arm("clean"));
    const gap =
      (estimate("detection", arm("spt")).value ?? 0) -
      (estimate("detection", arm("clean")).value ?? 0);
    expect(found.value).toBeCloseTo(gap, 12);
  });

  it("of one arm under two wordings pair the wordings", () => {
    const found = contrast("detection", arm("clean", "detailed"), arm("clean", "basic"));
    expect([percent(found.value), ends(found.interval)]).toEqual(["31.1", "[24.9, 37.3]"]);
    const own = contrast("detection", arm("spt", "detailed"), arm("spt", "basic"));
    expect([percent(own.value), ends(own.interval)]).toEqual(["0.2", "[-1.7, 2.1]"]);
  });

  it("use only the wordings that both sides have, and say so", () => {
    const found = contrast("specificity", arm("spt"), arm("clean"));
    expect([percent(found.value), ends(found.interval)]).toEqual(["-4.6", "[-8.2, -1.0]"]);
    expect(found.restricted).toEqual(["basic only"]);
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
    expect(ends(found.interval)).toBe("[40.6, 71.0]");
  });

  it("show each bias with an interval of its own", () => {
    const { draws } = contrast("detection", arm("spt"), arm("clean"));
    expect(draws.map((draw) => percent(draw.value))).toEqual([
      "40.5",
      "65.0",
      "30.5",
      "65.6",
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
    expect(percent(worstCase?.lower ?? null)).toBe("55.3");
    expect(percent(worstCase?.outer.lower ?? null)).toBe("43.8");
    expect(worstCase?.upper).toBeGreaterThan(value ?? 1);
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
