import { describe, expect, it } from "vitest";
import { tCritical } from "../../src/stats/math/basics/distributions.ts";
import { welchStandard } from "../../src/stats/math/intervals/welch-standard.ts";
import { replicateTwoWayGroupsInterval } from "../../src/stats/methods/estimates/replicate-two-way.ts";
import { checksOf, judgeFindings } from "../support/judge.ts";
import type { SmallUnit } from "./evidence-fixtures.ts";
import { smallEvidence, smallFinding, sumsOf, treatedMinusBase } from "./evidence-fixtures.ts";

/** Scores by seed and question; null: no score. */
type Rows = readonly (readonly (number | null)[])[];

const treated: Rows = [
  [0.9, 0.7, 0.4, 0.8],
  [0.8, 0.6, 0.5, 0.9],
  [0.7, 0.5, 0.2, 0.6],
];
const base: Rows = [
  [0.5, 0.6, 0.2, 0.5],
  [0.4, 0.4, 0.3, 0.3],
  [0.6, 0.5, 0.1, 0.4],
];

function seeds(rows: Rows, idOf = (unit: number, _seed: number) => `q${unit}`): SmallUnit[] {
  return rows.flatMap((row, seed) =>
    row.map((score, i) => ({ unit: idOf(i, seed), replicate: `${seed}`, scores: [score] })),
  );
}

const at = (arm: string, context = "on") => ({ arm, context });
const ofTreated = { experiment: "small", metric: "m", of: { arm: ["treated"] } };

function evidenceOf(
  first: readonly SmallUnit[],
  second: readonly SmallUnit[],
  more: { readonly paired?: boolean; readonly cluster?: string } = {},
) {
  return smallEvidence({ kind: "score", replicate: "seed", ...more }, [
    sumsOf(at("treated"), first),
    sumsOf(at("base"), second),
  ]);
}

/** Cameron, Gelbach & Miller 2011 from residuals: sums by seed, by question and by neither. */
function twoWayVariance(groups: readonly Rows[]): number {
  const scored = groups.flatMap((rows, group) => {
    const values = rows.flat().map((value) => value ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return rows.flatMap((row, seed) =>
      row.map((value, unit) => ({
        group,
        seed,
        unit,
        part: ((group === 0 ? 1 : -1) * ((value ?? 0) - mean)) / values.length,
      })),
    );
  });
  type Part = (typeof scored)[number];
  const clustered = (keyOf: (part: Part) => string, correction: number) => {
    const sums = new Map<string, number>();
    for (const part of scored) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + part.part);
    return correction * [...sums.values()].reduce((total, value) => total + value ** 2, 0);
  };
  const [s, p] = [groups[0]?.length ?? 0, groups[0]?.[0]?.length ?? 0];
  const bySeed = clustered((x) => `${x.group} ${x.seed}`, s / (s - 1));
  const byUnit = clustered((x) => `${x.unit}`, p / (p - 1));
  const byCell = clustered((x) => `${x.group} ${x.seed} ${x.unit}`, (s * p) / (s * p - 1));
  return Math.max(bySeed + byUnit - byCell, bySeed, byUnit);
}

describe("seeds crossed with questions", () => {
  it("give an estimate an interval over both: two-way clustered variance, t(min(S, P) - 1)", () => {
    const found = evidenceOf(seeds(treated), seeds(base)).estimate(ofTreated);
    const half = tCritical(0.95, 2) * Math.sqrt(twoWayVariance([treated]));
    expect(found.value).toBeCloseTo(7.6 / 12, 12);
    expect(found.twoWay?.lower).toBeCloseTo(7.6 / 12 - half, 10);
    expect(found.twoWay?.upper).toBeCloseTo(7.6 / 12 + half, 10);
    expect(found.twoWay?.method).toBe("two-way clustered t");
    expect(found.interval?.method).toBe("t interval on replicate means");
  });

  it("give the difference of two arms one that sums seeds of both arms over the same questions", () => {
    const found = evidenceOf(seeds(treated), seeds(base)).contrast(treatedMinusBase);
    const [one, two] = [treated, base] as [number[][], number[][]];
    const { df, se } = replicateTwoWayGroupsInterval(one, two, 0.95);
    expect(se).toBeCloseTo(Math.sqrt(twoWayVariance([treated, base])), 12);
    // Welch's on seed means .7 .7 .5 and .45 .35 .4: fewer than the three of four questions.
    expect(df).toBeCloseTo(welchStandard([0.7, 0.7, 0.5], [0.45, 0.35, 0.4]).df ?? 0, 12);
    expect((found.twoWay?.upper ?? 0) - (found.value ?? 0)).toBeCloseTo(
      tCritical(0.95, df ?? 0) * (se ?? 0),
      10,
    );
    const pairOf = (rows: number[][]) => rows.map((row) => row.slice(0, 2));
    expect(replicateTwoWayGroupsInterval(pairOf(one), pairOf(two), 0.95).df).toBe(1);
  });

  it("give matched seeds the two-way interval of their differences", () => {
    const found = evidenceOf(seeds(treated), seeds(base), { paired: true }).contrast(
      treatedMinusBase,
    );
    const differences = treated.map((row, s) => row.map((v, u) => (v ?? 0) - (base[s]?.[u] ?? 0)));
    const half = tCritical(0.95, 2) * Math.sqrt(twoWayVariance([differences]));
    expect((found.twoWay?.upper ?? 0) - (found.value ?? 0)).toBeCloseTo(half, 10);
  });

  it("set each seed against a single run question by question", () => {
    const [only = []] = base;
    const found = evidenceOf(seeds(treated), seeds([only])).contrast(treatedMinusBase);
    const differences = treated.map((row) => row.map((v, u) => (v ?? 0) - (only[u] ?? 0)));
    const half = tCritical(0.95, 2) * Math.sqrt(twoWayVariance([differences]));
    expect((found.twoWay?.upper ?? 0) - (found.value ?? 0)).toBeCloseTo(half, 10);
  });

  it("give an interaction the two-way interval of the changes", () => {
    const off: Rows = treated.map((row) => row.map((v) => (v ?? 0) / 2));
    const evidence = smallEvidence({ kind: "score", replicate: "seed", paired: true }, [
      sumsOf(at("treated"), seeds(treated)),
      sumsOf(at("base"), seeds(base)),
      sumsOf(at("treated", "off"), seeds(off)),
      sumsOf(at("base", "off"), seeds(base)),
    ]);
    const found = evidence.contrast({
      ...treatedMinusBase,
      scale: "interaction",
      across: "context",
    });
    // The base does not change, so the interaction is the change of the treated arm: half its scores.
    const half = tCritical(0.95, 2) * Math.sqrt(twoWayVariance([off]));
    expect((found.twoWay?.upper ?? 0) - (found.value ?? 0)).toBeCloseTo(half, 10);
  });

  it("are read over clusters where questions are nested in clusters", () => {
    const topics = (rows: Rows) =>
      rows.flatMap((row, seed) =>
        row.flatMap((score, i) =>
          [0, 1].map((q) => ({
            unit: `q${i}-${q}`,
            cluster: `topic ${i}`,
            replicate: `${seed}`,
            scores: [(score ?? 0) + (q ? 0.1 : -0.1)],
          })),
        ),
      );
    const plain = evidenceOf(seeds(treated), seeds(base)).estimate(ofTreated).twoWay;
    const found = evidenceOf(topics(treated), topics(base), { cluster: "topic" }).estimate(
      ofTreated,
    );
    expect(found.twoWay?.lower).toBeCloseTo(plain?.lower ?? Number.NaN, 10);
  });

  it("leave out questions that lack a score in some seed, and stay around the estimate", () => {
    const gap = treated.map((row, seed) => (seed === 0 ? [null, ...row.slice(1)] : row));
    const found = evidenceOf(seeds(gap), seeds(base)).estimate(ofTreated);
    const kept = treated.map((row) => row.slice(1));
    const half = tCritical(0.95, 2) * Math.sqrt(twoWayVariance([kept]));
    expect((found.twoWay?.upper ?? 0) - (found.value ?? 0)).toBeCloseTo(half, 10);
  });

  it("are a row of the finding's table", () => {
    const evidence = evidenceOf(seeds(treated), seeds(base));
    const asked = smallFinding("greater", { about: "trainings" });
    const [judged] = judgeFindings([asked], evidence, "none");
    const rows = judged ? checksOf(judged, evidence) : [];
    expect(
      rows.find((row) => row.label === "For other seeds and other prompts at once"),
    ).toMatchObject({
      interval: judged?.contrast?.twoWay,
      holds: false,
    });
  });
});

describe("no interval over seeds and questions", () => {
  it("is given where every seed has questions of its own", () => {
    const own = (unit: number, seed: number) => `world ${seed}: q${unit}`;
    const evidence = evidenceOf(seeds(treated, own), seeds(base, own));
    expect(evidence.estimate(ofTreated).twoWay).toBeNull();
    expect(evidence.contrast(treatedMinusBase).twoWay).toBeNull();
  });

  it("is given where fewer than half of the questions occur in every seed", () => {
    const shifted = (unit: number, seed: number) => `q${unit + seed}`;
    expect(evidenceOf(seeds(treated, shifted), seeds(base)).estimate(ofTreated).twoWay).toBeNull();
  });

  it("is given for one or two seeds, which have no interval over seeds either", () => {
    const two = evidenceOf(seeds(treated.slice(0, 2)), seeds(base.slice(0, 2)));
    expect(two.estimate(ofTreated)).toMatchObject({ interval: null, twoWay: null });
    expect(two.contrast(treatedMinusBase)).toMatchObject({ interval: null, twoWay: null });
    const one = evidenceOf(seeds(treated.slice(0, 1)), seeds(base.slice(0, 1)));
    expect(one.estimate(ofTreated).twoWay).toBeNull();
  });

  it("is given for a ratio, or where nothing varies", () => {
    const evidence = evidenceOf(seeds(treated), seeds(base));
    expect(evidence.contrast({ ...treatedMinusBase, scale: "ratio" }).twoWay).toBeNull();
    const flat = treated.map((row) => row.map(() => 0.5));
    expect(evidenceOf(seeds(flat), seeds(base)).estimate(ofTreated).twoWay).toBeNull();
  });
});
