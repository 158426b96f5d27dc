import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../../src/stats/verdicts/ruling.ts";
import { isAtEdge, rule } from "../../src/stats/verdicts/ruling.ts";
import { adviceFor } from "../../src/wording/index.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import {
  smallEvidence,
  smallExperiment,
  smallFinding,
  sumsOf,
  unitsOf,
} from "./evidence-fixtures.ts";
import { judge, on, ones, pairs } from "./verdict-fixtures.ts";

const interval = (lower: number | null, upper: number | null) => ({
  lower,
  upper,
  level: 0.95,
  method: "made up",
});

const valued = (value: number) => ({ contrast: null, estimate: { value } as Case["estimate"] });

describe("a verdict at the edge", () => {
  const above = { lower: 0, upper: null };
  const within = { lower: -0.1, upper: 0.1 };

  it.each([
    // A tenth of the half-width of [.01, .41] is .02, of [.1, .5] as well.
    ["just inside", above, interval(0.01, 0.41), true],
    ["well inside", above, interval(0.1, 0.5), false],
    ["just over the edge", above, interval(-0.01, 0.39), true],
    ["well over the edge", above, interval(-0.2, 0.2), false],
    ["just inside two edges", within, interval(-0.097, 0.05), true],
    ["well inside two edges", within, interval(-0.05, 0.05), false],
    ["just outside", within, interval(0.105, 0.3), true],
    ["without an end", above, interval(0.01, null), false],
  ])("is told: %s", (_, region, own, told) => {
    const value = ((own.lower ?? 0) + (own.upper ?? 1)) / 2;
    expect(isAtEdge({ interval: own, region, ...valued(value) })).toBe(told);
  });

  it("moves each limit by its own distance from the value", () => {
    // 0.1 % with [0, 21.3], claimed at most 1 %: a tenth of the width would put the lower limit beyond the value.
    const atMost = { lower: null, upper: 0.01 };
    const told = (value: number, own: ReturnType<typeof interval>) =>
      isAtEdge({ interval: own, region: atMost, ...valued(value) });
    expect(told(0.001, interval(0, 0.213))).toBe(false);
    expect(told(0.001, interval(0, 0.0105))).toBe(true);
    expect(told(0.1, interval(0.0095, 0.3))).toBe(true);
  });

  it("never turns on an interval that no longer holds its value", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, unit, (a, b, c, edge) => {
        const [lower = 0, value = 0, upper = 0] = [a, b, c].sort((x, y) => x - y);
        const region = { lower: null, upper: edge };
        const ends = [lower, upper].filter(
          (end) => Math.abs(end - edge) > 0.1 * Math.abs(end - value) + 1e-9,
        );
        // Where no limit is within a tenth of its distance from the edge, nothing can turn.
        if (ends.length === 2)
          expect(isAtEdge({ interval: interval(lower, upper), region, ...valued(value) })).toBe(
            false,
          );
      }),
    );
  });
});

describe("an estimate outside its own interval", () => {
  it("decides nothing, whatever interval and test say", () => {
    const judged = judge(smallFinding("greater"), pairs(80, 40, 100));
    const base = {
      question: smallFinding("greater"),
      region: judged.region,
      estimate: null,
      contrast: judged.contrast,
      p: judged.p,
      edge: 0,
      oneSided: false,
      step: { p: 0.001, family: 1, rank: 1, alpha: 0.05 },
      metric: smallExperiment().metrics[0],
      scope: { ...judged.scope, units: 100 },
      interval: judged.adjusted.interval,
      twoWay: null,
      beyond: null,
    } as Case;
    expect(rule(base).verdict).toBe("upheld");
    expect(rule({ ...base, interval: interval(0.5, 0.6) })).toEqual({
      verdict: "undetermined",
      ground: "outside its interval",
      side: null,
    });
  });
});

describe("seeds and prompts", () => {
  /** Six runs an arm, nearly alike; the arms differ on the first two prompts alone. */
  const evidenceOf = (units: number) => {
    const arm = (gain: number): readonly SmallUnit[] =>
      [0, 1, 2, 0, 1, 2].flatMap((step, seed) =>
        Array.from({ length: units }, (_, i) => ({
          unit: `q${i}`,
          replicate: `${seed}`,
          scores: [(i % 5) + step * 0.02 + (i < 2 ? gain : 0)],
        })),
      );
    return smallEvidence({ kind: "score", replicate: "seed" }, [
      sumsOf(on("treated"), arm(3)),
      sumsOf(on("base"), arm(0)),
    ]);
  };

  it("need the interval over both: where only runs agree, the claim is of these prompts", () => {
    const evidence = evidenceOf(12);
    const found = judge(smallFinding("greater"), evidence);
    expect(found.adjusted.interval?.lower).toBeGreaterThan(0);
    expect(found.adjusted.twoWay?.lower).toBeLessThan(0);
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain("of these prompts only: with other prompts in mind as well");
    expect(adviceFor(found, { unit: "prompt" })).toContain("write prompts=fixed");
    const asked = judge(smallFinding("greater", { prompts: "fixed" }), evidence);
    expect(asked).toMatchObject({ verdict: "upheld", scope: { prompts: "these" } });
    expect(asked.scope.words).toBe("trainings like these, on these prompts");
  });

  it("are not judged on nine prompts, unless the claim is of those", () => {
    const evidence = evidenceOf(9);
    const found = judge(smallFinding("greater"), evidence);
    expect(found.verdict).toBe("undetermined");
    expect(found.why).toContain(
      "it rests on 9 prompts, and a claim about others like them needs at least 10",
    );
    const asked = judge(smallFinding("greater", { prompts: "fixed" }), evidence);
    expect(asked.verdict).toBe("upheld");
  });
});

describe("notes beside a verdict", () => {
  it("name units on one side only, and missing scores", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf([...ones(70, 98), null, null])),
      sumsOf(on("base"), [...unitsOf(ones(30, 95)), ...unitsOf(ones(2, 5), "w")]),
    ]);
    expect(judge(smallFinding("greater"), evidence).notes).toEqual([
      "95 of 105 prompts have a score on both sides; the others are left out",
      "2.0% of the scores are missing on the side that lacks more",
    ]);
  });

  it("name one run an arm, and runs too few for a claim about trainings", () => {
    const run = (seed: string, right: number): readonly SmallUnit[] =>
      unitsOf(ones(right, 60).map((_one, i, all) => all[(i + 7 * Number(seed)) % 60] ?? 0)).map(
        (unit) => ({ ...unit, replicate: seed }),
      );
    const notesOf = (seeds: readonly string[]) =>
      judge(
        smallFinding("greater"),
        smallEvidence({ replicate: "seed" }, [
          sumsOf(
            on("treated"),
            seeds.flatMap((seed) => run(seed, 50)),
          ),
          sumsOf(
            on("base"),
            seeds.flatMap((seed) => run(seed, 10)),
          ),
        ]),
      ).notes;
    expect(notesOf(["0"])).toEqual(["one training run per arm"]);
    expect(notesOf(["0", "1", "2"])).toEqual(["3 seeds: too few for a claim about training runs"]);
    expect(notesOf(["0", "1", "2", "3", "4"])).toEqual([]);
  });

  it("say of what was left out why it was", () => {
    const evidence = smallEvidence({}, [
      sumsOf(on("treated"), unitsOf(ones(70, 100))),
      sumsOf({ arm: "treated", context: "off" }, unitsOf(ones(20, 100))),
      sumsOf(on("base"), unitsOf(ones(30, 100))),
    ]);
    expect(judge(smallFinding("greater"), evidence).notes).toEqual([
      expect.stringMatching(/^only .*: the sides share no more$/),
    ]);
  });

  it("are none where nothing bears on it", () => {
    expect(judge(smallFinding("greater"), pairs(80, 40, 100)).notes).toEqual([]);
  });
});
