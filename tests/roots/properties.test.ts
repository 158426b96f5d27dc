import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import type { Verdict } from "../../src/model/index.ts";
import { claim, decided, mustRead, type Row, type Study, twoArms } from "./study.ts";

/** A random design: what varies, how much of it there is, and how its scores come about. */
interface Plan {
  readonly seed: number;
  readonly kind: "binary" | "score" | "ranged";
  readonly contexts: number;
  readonly units: number;
  readonly clusters: number;
  readonly seeds: number;
  readonly epochs: number;
  /** Share of the units of `a` that `b` has as well. */
  readonly shared: number;
  /** Share of the rows that are left out, so that cells are unequal. */
  readonly holes: number;
  readonly rates: readonly [number, number];
  readonly weights: "levels" | "samples";
  /** Whether the baseline has a single run, and whether that was trained. */
  readonly lone: "no" | "trained" | "base";
  /** The baseline lacks the first of several contexts. */
  readonly dropped: boolean;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  kind: fc.constantFrom("binary", "binary", "score", "ranged"),
  contexts: fc.integer({ min: 1, max: 3 }),
  units: fc.integer({ min: 4, max: 24 }),
  clusters: fc.constantFrom(0, 0, 6),
  seeds: fc.constantFrom(0, 0, 1, 3, 6),
  epochs: fc.integer({ min: 1, max: 3 }),
  shared: fc.constantFrom(1, 1, 0.95, 0.5, 0),
  holes: fc.constantFrom(0, 0, 0.2),
  weights: fc.constantFrom("levels", "levels", "samples"),
  lone: fc.constantFrom("no", "no", "trained", "base"),
  dropped: fc.constantFrom(false, false, true),
  rates: fc.tuple(fc.constantFrom(0, 0.05, 0.4, 0.9, 1), fc.constantFrom(0, 0.1, 0.5, 1)),
});

function rowsOf(plan: Plan): readonly Row[] {
  const random = seededRandom(plan.seed);
  const rows: Row[] = [];
  ["a", "b"].forEach((arm, side) => {
    const seeds = side === 1 && plan.lone !== "no" ? 1 : Math.max(1, plan.seeds);
    const from = side === 1 && plan.dropped && plan.contexts > 1 ? 1 : 0;
    for (let c = from; c < plan.contexts; c += 1)
      for (let u = 0; u < plan.units; u += 1) {
        const own = side === 1 && u >= plan.shared * plan.units ? `${arm}-` : "";
        const lean = random() < 0.5 ? 0.15 : -0.15;
        for (let s = 0; s < seeds; s += 1) {
          if (random() < plan.holes) continue;
          for (let e = 1; e <= plan.epochs; e += 1) {
            const rate = Math.min(1, Math.max(0, (plan.rates[side] ?? 0) + lean));
            const exact = plan.rates[side] === 0 || plan.rates[side] === 1;
            const hit = random() < (exact ? (plan.rates[side] ?? 0) : rate) ? 1 : 0;
            const graded =
              Math.round(100 * Math.min(1, Math.max(0, rate + 0.3 * (random() - 0.5)))) / 100;
            rows.push({
              prompt: `${own}c${c}u${u}`,
              arm,
              ctx: `x${c}`,
              ...(plan.clusters > 0 ? { topic: `t${u % plan.clusters}` } : {}),
              ...(plan.seeds > 0 ? { seed: `${arm}${s}` } : {}),
              epoch: e,
              ok: plan.kind === "binary" ? hit : graded,
            });
          }
        }
      }
  });
  return rows;
}

function studyOf(plan: Plan, rows: readonly Row[] = rowsOf(plan)): Study {
  const contexts = Array.from({ length: plan.contexts }, (_value, c) => `x${c}`);
  return {
    manifest: twoArms({
      design: {
        ...(plan.clusters > 0 ? { cluster: "topic" } : {}),
        ...(plan.seeds > 0 ? { replicate: "seed" } : {}),
        ...(plan.weights === "samples" ? { weights: "samples" } : {}),
      },
      factors: { ctx: { role: "context", levels: contexts } },
      levels: {
        b: plan.lone === "base" ? { label: "B", trained: false } : "B",
        a: "A",
        c: "C",
      },
      metric:
        plan.kind === "binary"
          ? {}
          : { kind: "score", ...(plan.kind === "ranged" ? { range: [0, 1] } : {}) },
    }),
    files: { "d.csv": rows },
  };
}

const greater = claim("greater");
const less = claim("less", { of: { arm: ["b"] }, versus: { arm: ["a"] } });
const strength: Readonly<Record<Verdict, number>> = { undetermined: 0, refuted: 1, upheld: 1 };

/** The numbers of a contrast that a reader sees. */
async function seen(study: Study) {
  const { judge } = await mustRead(study);
  const finding = judge(greater);
  const { contrast } = finding;
  return {
    finding,
    numbers: [
      contrast?.value ?? null,
      contrast?.interval?.lower ?? null,
      contrast?.interval?.upper ?? null,
      contrast?.estimates.of ?? null,
      contrast?.estimates.versus ?? null,
      contrast?.n.of ?? null,
    ],
  };
}

function expectSame(one: readonly (number | null)[], other: readonly (number | null)[]): void {
  one.forEach((value, i) => {
    const twin = other[i] ?? null;
    if (value === null || twin === null) expect(twin).toBe(value);
    else expect(Math.abs(value - twin)).toBeLessThan(1e-9);
  });
}

/** More with UPHELD_RUNS, for a search by hand. */
const runs = { numRuns: Number(process.env.UPHELD_RUNS ?? 60) };

describe("on random designs", () => {
  it("an estimate lies in its interval, and a contrast is the difference of its two values", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { evidence } = await mustRead(studyOf(plan));
        const noise = 1e-9;
        for (const about of [undefined, "checkpoints"] as const)
          for (const arm of ["a", "b"]) {
            const { value, interval } = evidence.estimate({
              experiment: "study",
              metric: "ok",
              of: { arm: [arm] },
              about,
            });
            if (value === null || !interval) continue;
            expect(value).toBeGreaterThanOrEqual((interval.lower ?? -1e9) - noise);
            expect(value).toBeLessThanOrEqual((interval.upper ?? 1e9) + noise);
          }
        const { value, interval, estimates } = evidence.contrast({
          experiment: "study",
          metric: "ok",
          of: { arm: ["a"] },
          versus: { arm: ["b"] },
        });
        if (value === null) return;
        expect(value).toBeCloseTo((estimates.of ?? 0) - (estimates.versus ?? 0), 9);
        if (!interval) return;
        expect(value).toBeGreaterThanOrEqual((interval.lower ?? -1e9) - noise);
        expect(value).toBeLessThanOrEqual((interval.upper ?? 1e9) + noise);
      }),
      runs,
    );
  });

  it("swapping the sides mirrors interval, p and verdict", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { judge } = await mustRead(studyOf(plan));
        const [one, other] = [judge(greater), judge(less)];
        expect(other.verdict).toBe(one.verdict);
        const [a, b] = [one.contrast?.interval, other.contrast?.interval];
        expectSame(
          [a?.lower ?? null, a?.upper ?? null],
          [b?.upper == null ? null : -b.upper, b?.lower == null ? null : -b.lower],
        );
        if (one.p && other.p && !one.p.method.includes("random"))
          expect(other.p.value).toBeCloseTo(one.p.value, 6);
      }),
      runs,
    );
  });

  it("names, order and an arm that nobody compares change nothing", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const rows = rowsOf(plan);
        const plain = await seen(studyOf(plan, rows));
        const renamed = rows.map((row) => ({
          ...row,
          prompt: `z${[...String(row.prompt)].reverse().join("")}`,
          ...(plan.seeds > 0 ? { seed: `run ${[...String(row.seed)].reverse().join("")}` } : {}),
        }));
        const mixed = [...renamed].reverse();
        const third = mixed.flatMap((row: Row) =>
          row.arm === "b"
            ? [row, { ...row, arm: "c", ok: plan.kind === "binary" ? 1 : 0.5 }]
            : [row],
        );
        expectSame((await seen(studyOf(plan, renamed))).numbers, plain.numbers);
        expectSame((await seen(studyOf(plan, mixed))).numbers, plain.numbers);
        const beside = await seen(studyOf(plan, third));
        expectSame(beside.numbers, plain.numbers);
        expect(beside.finding.verdict).toBe(plain.finding.verdict);
      }),
      runs,
    );
  });

  it("copies of every sample narrow nothing and strengthen no claim", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(2, 5), async (plan, times) => {
        const rows = rowsOf(plan);
        const copied = Array.from({ length: times }, (_value, copy) =>
          rows.map((row) => ({ ...row, epoch: Number(row.epoch) + copy * plan.epochs })),
        ).flat();
        const [one, many] = [await seen(studyOf(plan, rows)), await seen(studyOf(plan, copied))];
        expect(strength[many.finding.verdict]).toBeLessThanOrEqual(strength[one.finding.verdict]);
        const [before, after] = [decided(one.finding), decided(many.finding)];
        if (one.finding.adjusted.interval === null) return;
        expect(after[1] - after[0]).toBeGreaterThanOrEqual(before[1] - before[0] - 1e-9);
      }),
      runs,
    );
  });

  it("fewer than four runs an arm decide nothing about trainings", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 3 }), async (plan, kept) => {
        const many = { ...plan, seeds: 6 };
        const rows = rowsOf(many).filter((row) => Number(String(row.seed).slice(1)) < kept);
        const { judge } = await mustRead(studyOf(many, rows));
        expect(judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
        expect(judge(greater).scope.about).toBe("checkpoints");
      }),
      runs,
    );
  });

  it("one event more moves no limit of a rate by more than a quarter of the width", async () => {
    await fc.assert(
      fc.asyncProperty(
        plans.filter((plan) => plan.kind === "binary" && plan.seeds === 0 && plan.units >= 8),
        fc.nat(),
        async (plan, pick) => {
          const rows = rowsOf(plan);
          const mine = rows.flatMap((row, i) => (row.arm === "a" && row.ok === 0 ? [i] : []));
          const at = mine[pick % Math.max(1, mine.length)];
          if (at === undefined) return;
          const more = rows.with(at, { ...(rows[at] as Row), ok: 1 });
          const limits = async (of: readonly Row[]) => {
            const { evidence } = await mustRead(studyOf(plan, of));
            const estimate = evidence.estimate({
              experiment: "study",
              metric: "ok",
              of: { arm: ["a"] },
            });
            return estimate;
          };
          const [before, after] = [await limits(rows), await limits(more)];
          const [one, two] = [before.interval, after.interval];
          if (!one || !two) return;
          // A quarter of the interval that the event leaves or makes; of few units, what one of them is:
          // a limit moves no further than the rate does, and by the interval's own pull towards a half.
          const width = Math.max(
            (one.upper ?? 1) - (one.lower ?? 0),
            (two.upper ?? 1) - (two.lower ?? 0),
          );
          // An event of a small cell that is averaged over moves the rate by more than one of all units.
          const moved = Math.abs((after.value ?? 0) - (before.value ?? 0));
          const most = Math.max(width / 4, 2 * moved);
          expect(Math.abs((one.lower ?? 0) - (two.lower ?? 0))).toBeLessThanOrEqual(most);
          expect(Math.abs((one.upper ?? 1) - (two.upper ?? 1))).toBeLessThanOrEqual(most);
        },
      ),
      runs,
    );
  });
});
