import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import { adviceFor } from "../../src/wording/index.ts";
import { claim, decided, mustRead, type Row, type Study, twoArms } from "./study.ts";

interface Arm {
  readonly n: number;
  /** How often people would say yes. */
  readonly rate: number;
  /** The judge's sensitivity and specificity. */
  readonly judge: readonly [number, number];
  /** Share of the samples that people labelled. */
  readonly labelled: number;
}

/** Samples of an arm with the judge's answer and, on some, the label by people. */
function judgedRows(arm: string, { n, rate, judge, labelled }: Arm, seed: number): readonly Row[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_row, i) => {
    const truth = random() < rate ? 1 : 0;
    const right = random() < (judge[1 - truth] ?? 0);
    return {
      prompt: `q${i}`,
      arm,
      ok: right ? truth : 1 - truth,
      human: random() < labelled ? truth : null,
    };
  });
}

const judged = (correction?: string) =>
  twoArms({
    metric: { kind: "judged", ...(correction ? { correction } : {}) },
    data: { metrics: { ok: { field: "ok", human: "human" } } },
  });

describe("a judged rate", () => {
  const arms = (biased: readonly [number, number]): readonly Row[] => [
    ...judgedRows("a", { n: 400, rate: 0.5, judge: biased, labelled: 0.5 }, 1),
    ...judgedRows("b", { n: 400, rate: 0.5, judge: [0.9, 0.95], labelled: 0.5 }, 2),
  ];

  it.each(["prediction-powered", "rogan-gladen"])(
    "is not moved by a judge that errs in one arm (%s)",
    async (correction) => {
      const files = { "d.csv": arms([0.97, 0.6]) };
      const plain = await mustRead({ manifest: judged("none"), files });
      expect(plain.judge(claim("greater")).verdict).toBe("upheld");
      const { judge, evidence } = await mustRead({ manifest: judged(correction), files });
      const finding = judge(claim("greater"));
      expect(finding.verdict).toBe("undetermined");
      expect(Math.abs(finding.contrast?.value ?? 1)).toBeLessThan(0.08);
      expect(finding.contrast?.raw?.value).toBeCloseTo(
        plain.judge(claim("greater")).contrast?.value ?? 1,
        12,
      );
      const estimate = evidence.estimate({ experiment: "study", metric: "ok", of: { arm: ["a"] } });
      expect(estimate.value).toBeGreaterThan(0.42);
      expect(estimate.value).toBeLessThan(0.58);
      expect(estimate.interval?.lower).toBeLessThan(0.5);
      expect(estimate.interval?.upper).toBeGreaterThan(0.5);
    },
  );
});

describe("labels that are too few", () => {
  const some = (labels: readonly (number | null)[]): readonly Row[] =>
    ["a", "b"].flatMap((arm) =>
      Array.from({ length: 60 }, (_row, i) => ({
        prompt: `q${i}`,
        arm,
        ok: i % 2,
        human: arm === "b" ? i % 2 : (labels[i] ?? null),
      })),
    );
  const of = { experiment: "study", metric: "ok", of: { arm: ["a"] } };
  const right = Array.from({ length: 60 }, (_label, i) => i % 2);

  it.each([
    [
      "of one answer only",
      right.map((label) => (label === 1 ? 1 : null)),
      "people only ever said yes",
    ],
    ["on nine samples", right.slice(0, 9), "at least 10 prompts; there are labels on 9"],
    ["on none", [], "at least 10 prompts; there are labels on none"],
  ])("give no value: %s", async (_what, labels, reason) => {
    const { evidence, judge } = await mustRead({
      manifest: judged(),
      files: { "d.csv": some(labels) },
    });
    const estimate = evidence.estimate(of);
    expect(estimate.value).toBeNull();
    expect(estimate.reason).toContain(reason);
    expect(estimate.parts?.find(({ id }) => id === "raw")?.value).toBe(0.5);
    const finding = judge(claim("greater"));
    expect(finding.verdict).toBe("undetermined");
    expect(finding.contrast?.reason).toContain(reason);
    // What only the author can do is no part of what readers see.
    expect(finding.why).not.toContain("correction: none");
    expect(adviceFor(finding, { unit: "prompt" })).toContain("`correction: none`");
  });

  it("are not made enough by copies", async () => {
    const rows = some(right.slice(0, 9));
    const copied = [1, 2, 3].flatMap((epoch) => rows.map((row) => ({ ...row, epoch })));
    const { evidence } = await mustRead({ manifest: judged(), files: { "d.csv": copied } });
    expect(evidence.estimate(of).value).toBeNull();
  });

  it("are not needed for the judge's own rate, which says so", async () => {
    const { evidence } = await mustRead({
      manifest: judged("none"),
      files: { "d.csv": some([]) },
    });
    const estimate = evidence.estimate(of);
    expect(estimate.value).toBe(0.5);
    expect(estimate.warnings.join()).toContain("not corrected for the judge's errors");
  });
});

// ---- rankings ----

/** Scores of two probes on the same prompts, one sample in `every` positive. */
function rankedRows(gaps: Readonly<Record<string, number>>, n: number, every = 3): readonly Row[] {
  return Object.entries(gaps).flatMap(([arm, gap]) => {
    const random = seededRandom(5);
    return Array.from({ length: n }, (_row, i) => {
      const positive = i % every === 0;
      const noise = random() + random() + random() - 1.5;
      return { prompt: `q${i}`, arm, bad: positive ? 1 : 0, ok: (positive ? gap : 0) + noise };
    });
  });
}

const ranking = (metric: object = {}, more: object = {}) =>
  twoArms({ metric: { kind: "ranking", positive: "bad = 1", ...metric }, ...more });

describe("a ranking", () => {
  it("compares two probes on the same prompts", async () => {
    const { judge, evidence } = await mustRead({
      manifest: ranking(),
      files: { "d.csv": rankedRows({ a: 1.2, b: 0.2 }, 150) },
    });
    const finding = judge(claim("greater"));
    expect(finding.verdict).toBe("upheld");
    expect(finding.contrast?.paired).toBe(true);
    expect(judge(claim("less")).verdict).toBe("refuted");
    expect(
      judge({ metric: "ok", of: { arm: ["a"] }, versus: null, expect: "at least 0.7" }).verdict,
    ).toBe("upheld");
    const alone = evidence.contrast({
      experiment: "study",
      metric: "ok",
      of: { arm: ["a"] },
      versus: { arm: ["b"] },
      scale: "ratio",
    });
    expect(alone.value).toBeNull();
    expect(alone.reason).toContain("no meaning");
  });

  it("takes the levels of a factor as classes, which are then no conditions", async () => {
    const rows = rankedRows({ a: 1.2, b: 0.2 }, 150).map(({ bad, ...row }) => ({
      ...row,
      prompt: `${row.prompt}`,
      trigger: bad === 1 ? "on" : "off",
    }));
    const factors = { trigger: { role: "trigger", levels: ["off", "on"] } };
    const byField = await mustRead({
      manifest: ranking(),
      files: { "d.csv": rankedRows({ a: 1.2, b: 0.2 }, 150) },
    });
    const byFactor = await mustRead({
      manifest: ranking({ positive: "trigger = on" }, { factors }),
      files: { "d.csv": rows },
    });
    expect(byFactor.evidence.conditions("study", "ok")).toHaveLength(2);
    const of = { experiment: "study", metric: "ok", of: { arm: ["a"] } };
    const [one, other] = [byField.evidence.estimate(of), byFactor.evidence.estimate(of)];
    expect(other.value).toBeCloseTo(one.value ?? 0, 12);
    expect(other.interval?.lower).toBeCloseTo(one.interval?.lower ?? 0, 12);
    const on = byFactor.evidence.estimate({ ...of, of: { trigger: ["on"] } });
    expect(on.reason).toContain("trigger is what separates them");
  });

  it("does not take an empty class for the other class", async () => {
    const rows = rankedRows({ a: 1.2, b: 0.2 }, 150).map((row, i) =>
      i % 10 === 0 ? { ...row, bad: null } : row,
    );
    const { evidence } = await mustRead({ manifest: ranking(), files: { "d.csv": rows } });
    const { missing, worstCase, value } = evidence.estimate({
      experiment: "study",
      metric: "ok",
      of: { arm: ["a"] },
    });
    expect(missing).toEqual({ "class unknown: bad": 15 });
    expect(worstCase?.lower).toBeLessThan(value ?? 0);
    expect(worstCase?.upper).toBeGreaterThan(value ?? 1);
  });

  it("bounds a true-positive rate by missing scores at their worst and best", async () => {
    const rows = rankedRows({ a: 1.2, b: 0.2 }, 300).map((row, i) =>
      i % 30 === 0 ? { ...row, ok: null } : row,
    );
    const { evidence } = await mustRead({
      manifest: ranking({ fpr: "5%" }),
      files: { "d.csv": rows },
    });
    const { value, worstCase, parts } = evidence.estimate({
      experiment: "study",
      metric: "ok",
      of: { arm: ["a"] },
    });
    expect(parts?.find(({ id }) => id === "flagged")?.value).toBeLessThanOrEqual(0.05);
    expect(worstCase?.lower).toBeLessThan(value ?? 0);
    expect(worstCase?.upper).toBeGreaterThan(value ?? 1);
  });

  it("of few negatives has no true-positive rate at a rate that they cannot show", async () => {
    const { evidence } = await mustRead({
      manifest: ranking({ fpr: 0.01 }),
      files: { "d.csv": rankedRows({ a: 1.2, b: 0.2 }, 60) },
    });
    const { value, reason } = evidence.estimate({
      experiment: "study",
      metric: "ok",
      of: { arm: ["a"] },
    });
    expect(value).toBeNull();
    expect(reason).toContain("at least 100 negative samples");
  });

  it("over runs is the value within each run", async () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((seed) =>
      rankedRows({ a: 1 + seed / 50, b: 0.1 + seed / 50 }, 90).map((row) => ({
        ...row,
        seed: `${row.arm}${seed}`,
      })),
    );
    const { evidence, judge } = await mustRead({
      manifest: ranking({}, { design: { replicate: "seed" } }),
      files: { "d.csv": rows },
    });
    const estimate = evidence.estimate({ experiment: "study", metric: "ok", of: { arm: ["a"] } });
    expect(estimate.drawn).toBe("replicate");
    expect(estimate.draws).toHaveLength(8);
    const mean = estimate.draws.reduce((sum, { value }) => sum + value, 0) / 8;
    expect(estimate.value).toBeCloseTo(mean, 12);
    const finding = judge(claim("greater"));
    expect(finding.scope.about).toBe("trainings");
    expect(finding.verdict).toBe("upheld");
  });
});

// ---- golden values, through files ----

interface Ends {
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}

interface JudgedCase {
  readonly id: string;
  readonly input: {
    readonly judge: readonly number[];
    readonly human: readonly (number | null)[];
    readonly draws: number;
    readonly weight?: readonly number[];
  };
  readonly expected: Readonly<Record<"prediction_powered" | "rogan_gladen", Ends>>;
}

interface RankedCase {
  readonly id: string;
  readonly input: {
    readonly score: readonly (number | null)[];
    readonly positive: readonly number[];
    readonly draw: readonly number[];
    readonly draws: number;
    readonly weight?: readonly number[];
    readonly rates: readonly number[];
  };
  readonly expected: { readonly auroc: Ends; readonly tpr: readonly Ends[] };
}

const golden = <Case>(name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(`../stats/golden/${name}.json`, import.meta.url), "utf8")).cases;

const oneArm = { levels: ["b"] };
const wholeArm = { experiment: "study", metric: "ok", of: {} };

async function expectGolden(study: Study, { value, interval }: Ends): Promise<void> {
  const { evidence } = await mustRead(study);
  const found = evidence.estimate(wholeArm);
  if (value === null) expect(found.value).toBeNull();
  else expect(found.value).toBeCloseTo(value, 9);
  if (interval === null) expect(found.interval).toBeNull();
  else {
    expect(found.interval?.lower).toBeCloseTo(interval[0], 9);
    expect(found.interval?.upper).toBeCloseTo(interval[1], 9);
  }
}

describe("golden values, from a file", () => {
  // With a single sample a draw, and labels of both answers, of which the engine asks ten.
  const judgedCases = golden<JudgedCase>("judged").filter(
    ({ id, input }) =>
      input.draws === input.judge.length &&
      input.judge.every((answer) => answer === 0 || answer === 1) &&
      !["no-labels", "one-answer"].includes(id),
  );

  it("has enough cases to compare", () => {
    expect(judgedCases.length).toBeGreaterThanOrEqual(6);
  });

  it.each(judgedCases.map((one) => [one.id, one] as const))(
    "%s: corrected rates",
    async (_id, { input, expected }) => {
      const rows = input.judge.map((ok, i) => ({
        prompt: `q${i}`,
        arm: "b",
        ok,
        human: input.human[i] ?? null,
      }));
      for (const [correction, key] of [
        ["prediction-powered", "prediction_powered"],
        ["rogan-gladen", "rogan_gladen"],
      ] as const)
        await expectGolden(
          {
            manifest: twoArms({
              ...oneArm,
              metric: { kind: "judged", correction },
              data: { metrics: { ok: { field: "ok", human: "human" } } },
            }),
            files: { "d.csv": rows },
          },
          expected[key],
        );
    },
  );

  const rankedCases = golden<RankedCase>("ranked").filter(
    ({ input }) =>
      input.weight === undefined && input.positive.includes(0) && input.positive.includes(1),
  );

  it.each(rankedCases.map((one) => [one.id, one] as const))(
    "%s: AUROC and true-positive rates",
    async (_id, { input, expected }) => {
      const clustered = input.draws < input.score.length;
      const rows = input.score.map((ok, i) => ({
        prompt: `q${i}`,
        arm: "b",
        topic: `t${input.draw[i]}`,
        bad: input.positive[i] ?? 0,
        ok,
      }));
      const study = (metric: object): Study => ({
        manifest: ranking(metric, { ...oneArm, design: clustered ? { cluster: "topic" } : {} }),
        files: { "d.csv": rows },
      });
      await expectGolden(study({}), expected.auroc);
      for (const [i, fpr] of input.rates.entries())
        await expectGolden(study({ fpr }), expected.tpr[i] as Ends);
    },
  );
});

// ---- properties, on random designs ----

interface Plan {
  readonly seed: number;
  readonly kind: "prediction-powered" | "rogan-gladen" | "auroc" | "tpr";
  readonly units: number;
  readonly clusters: number;
  readonly contexts: number;
  readonly epochs: number;
  readonly shared: number;
  readonly effect: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  kind: fc.constantFrom("prediction-powered", "rogan-gladen", "auroc", "tpr"),
  units: fc.integer({ min: 40, max: 90 }),
  clusters: fc.constantFrom(0, 0, 12),
  contexts: fc.constantFrom(1, 1, 2),
  epochs: fc.constantFrom(1, 1, 2),
  shared: fc.constantFrom(1, 1, 0.5, 0),
  effect: fc.constantFrom(0, 0.3, 0.8),
});

function rowsOf(plan: Plan): readonly Row[] {
  const random = seededRandom(plan.seed);
  return ["a", "b"].flatMap((arm, side) =>
    Array.from({ length: plan.contexts * plan.units }, (_unit, u) => {
      const truth = random() < 0.45 ? 1 : 0;
      const looked = random() < 0.6;
      const own = side === 1 && u >= plan.shared * plan.units ? `${arm}-` : "";
      return Array.from({ length: plan.epochs }, (_epoch, e) => {
        const right = random() < 0.85;
        const score = random() + (side === 0 ? plan.effect : 0.2) * truth;
        const judging = plan.kind === "prediction-powered" || plan.kind === "rogan-gladen";
        return {
          prompt: `${own}q${u}`,
          arm,
          ctx: `x${u % plan.contexts}`,
          topic: `t${u % 12}`,
          epoch: e + 1,
          ok: judging ? (right ? truth : 1 - truth) : Math.round(20 * score) / 20,
          human: looked ? truth : null,
          bad: truth,
        };
      });
    }).flat(),
  );
}

function studyOf(plan: Plan, rows: readonly Row[] = rowsOf(plan)): Study {
  const more = {
    design: plan.clusters > 0 ? { cluster: "topic" } : {},
    factors: {
      ctx: { role: "context", levels: Array.from({ length: plan.contexts }, (_c, c) => `x${c}`) },
    },
    levels: { b: "B", a: "A", c: "C" },
  };
  const manifest =
    plan.kind === "auroc" || plan.kind === "tpr"
      ? ranking(plan.kind === "tpr" ? { fpr: "10%" } : {}, more)
      : twoArms({
          ...more,
          metric: { kind: "judged", correction: plan.kind },
          data: { metrics: { ok: { field: "ok", human: "human" } } },
        });
  return { manifest, files: { "d.csv": rows } };
}

async function seen(study: Study) {
  const { judge, evidence } = await mustRead(study);
  const finding = judge(claim("greater"));
  const level = evidence.estimate({ experiment: "study", metric: "ok", of: { arm: ["a"] } });
  const { contrast } = finding;
  return {
    finding,
    level,
    numbers: [
      level.value,
      level.interval?.lower ?? null,
      level.interval?.upper ?? null,
      contrast?.value ?? null,
      contrast?.interval?.lower ?? null,
      contrast?.interval?.upper ?? null,
      contrast?.p?.value ?? null,
    ],
  };
}

function expectSame(one: readonly (number | null)[], other: readonly (number | null)[]): void {
  one.forEach((value, i) => {
    const twin = other[i] ?? null;
    if (value === null || twin === null) expect(twin).toBe(value);
    else if (value !== twin) expect(Math.abs(value - twin)).toBeLessThan(1e-7);
  });
}

const runs = { numRuns: 25 };

describe("on random designs", () => {
  it("a value lies in its interval, and a contrast is the difference of its two values", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { level, finding } = await seen(studyOf(plan));
        for (const { value, interval } of [level, finding.contrast ?? level]) {
          if (value === null || !interval) continue;
          expect(value).toBeGreaterThanOrEqual((interval.lower ?? -1) - 1e-9);
          expect(value).toBeLessThanOrEqual((interval.upper ?? 1) + 1e-9);
        }
        const { estimates, value = null } = finding.contrast ?? {};
        if (value !== null)
          expect(value).toBeCloseTo((estimates?.of ?? 0) - (estimates?.versus ?? 0), 9);
      }),
      runs,
    );
  });

  it("names, order and an arm that nobody compares change nothing", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const rows = rowsOf(plan);
        const plain = await seen(studyOf(plan, rows));
        const renamed = rows
          .map((row) => ({ ...row, prompt: `z${[...String(row.prompt)].reverse().join("")}` }))
          .reverse();
        expectSame((await seen(studyOf(plan, renamed))).numbers, plain.numbers);
        const third = rows.flatMap((row) =>
          row.arm === "b" ? [row, { ...row, arm: "c" }] : [row],
        );
        const beside = await seen(studyOf(plan, third));
        expectSame(beside.numbers, plain.numbers);
        expect(beside.finding.verdict).toBe(plain.finding.verdict);
      }),
      runs,
    );
  });

  it("copies of every sample narrow nothing and strengthen no claim", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(2, 4), async (plan, times) => {
        const rows = rowsOf(plan);
        const copied = Array.from({ length: times }, (_value, copy) =>
          rows.map((row) => ({ ...row, epoch: Number(row.epoch) + copy * plan.epochs })),
        ).flat();
        const [one, many] = [await seen(studyOf(plan, rows)), await seen(studyOf(plan, copied))];
        if (one.finding.verdict === "undetermined")
          expect(many.finding.verdict).toBe("undetermined");
        if (one.level.value === null) expect(many.level.value).toBeNull();
        // A correction that is only just possible may be refused: critical values of copies are Student's.
        else if (many.level.value !== null)
          expect(many.level.value).toBeCloseTo(one.level.value, 9);
        const [before, after] = [decided(one.finding), decided(many.finding)];
        if (one.finding.adjusted.interval === null) return;
        if (many.finding.adjusted.interval === null) return;
        expect(after[1] - after[0]).toBeGreaterThanOrEqual(before[1] - before[0] - 1e-7);
      }),
      runs,
    );
  });

  it("swapping the sides mirrors interval and verdict", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { judge } = await mustRead(studyOf(plan));
        const one = judge(claim("greater"));
        const other = judge(claim("less", { of: { arm: ["b"] }, versus: { arm: ["a"] } }));
        expect(other.verdict).toBe(one.verdict);
        const [a, b] = [decided(one), decided(other)];
        expectSame(a, [-b[1], -b[0]]);
      }),
      runs,
    );
  });

  it("one answer or score more moves no limit by more than a quarter of the width", async () => {
    await fc.assert(
      fc.asyncProperty(
        plans.filter(({ clusters, kind }) => clusters === 0 && kind !== "tpr"),
        fc.nat(),
        async (plan, pick) => {
          const rows = rowsOf(plan);
          const mine = rows.flatMap((row, i) => (row.arm === "a" ? [i] : []));
          const at = mine[pick % mine.length] as number;
          const row = rows[at] as Row;
          const judging = plan.kind !== "auroc";
          const changed = rows.with(at, {
            ...row,
            ok: judging ? 1 - Number(row.ok) : Number(row.ok) + 0.3,
          });
          const [one, two] = [
            (await seen(studyOf(plan, rows))).level.interval,
            (await seen(studyOf(plan, changed))).level.interval,
          ];
          if (!one || !two) return;
          const width = Math.max(
            (one.upper ?? 1) - (one.lower ?? 0),
            (two.upper ?? 1) - (two.lower ?? 0),
          );
          // The area itself moves by up to one in the smaller class.
          const ones = rows.filter((each) => each.arm === "a" && each.bad === 1).length;
          const smaller = Math.min(ones, mine.length - ones) / plan.epochs;
          const most = judging ? width / 4 : Math.max(width / 4, 1.6 / smaller);
          expect(Math.abs((one.lower ?? 0) - (two.lower ?? 0))).toBeLessThanOrEqual(most);
          expect(Math.abs((one.upper ?? 1) - (two.upper ?? 1))).toBeLessThanOrEqual(most);
        },
      ),
      runs,
    );
  });
});

describe("a judged rate over runs", () => {
  const rows = (skipped: string): readonly Row[] =>
    ["a", "b"].flatMap((arm, side) =>
      [0, 1, 2, 3].flatMap((seed) =>
        judgedRows(
          arm,
          { n: 80, rate: side === 0 ? 0.7 : 0.3, judge: [0.95, 0.95], labelled: 0.6 },
          10 * seed + side + 1,
        ).map((row) => ({
          ...row,
          seed: `${arm}${seed}`,
          ...(`${arm}${seed}` === skipped ? { human: null } : {}),
        })),
      ),
    );
  const manifest = twoArms({
    metric: { kind: "judged" },
    design: { replicate: "seed" },
    data: { metrics: { ok: { field: "ok", human: "human" } } },
  });
  const of = { experiment: "study", metric: "ok", of: { arm: ["a"] } };

  it("is corrected within each run", async () => {
    const { evidence } = await mustRead({ manifest, files: { "d.csv": rows("") } });
    const estimate = evidence.estimate(of);
    expect(estimate.drawn).toBe("replicate");
    expect(estimate.draws).toHaveLength(4);
    const mean = estimate.draws.reduce((sum, { value }) => sum + value, 0) / 4;
    expect(estimate.value).toBeCloseTo(mean, 12);
    // Of the checkpoints as they are: the same value, over prompts.
    const fixed = evidence.estimate({ ...of, about: "checkpoints" });
    expect(fixed.value).toBeCloseTo(estimate.value ?? 0, 12);
    expect(fixed.drawn).toBe("unit");
  });

  it("has no value where people looked at none of a run, and says which", async () => {
    const { evidence } = await mustRead({ manifest, files: { "d.csv": rows("a2") } });
    expect(evidence.estimate(of).reason).toMatch(/labels on none \(A, seed a2\)/);
    expect(evidence.estimate({ ...of, of: { arm: ["b"] } }).value).not.toBeNull();
  });

  it("counts missing answers at their worst and best", async () => {
    const lost = rows("").map((row, i) => (i % 50 === 0 ? { ...row, ok: null } : row));
    const { evidence } = await mustRead({ manifest, files: { "d.csv": lost } });
    const { value, worstCase } = evidence.estimate(of);
    expect(worstCase?.lower).toBeLessThan(value ?? 0);
    expect(worstCase?.upper).toBeGreaterThan(value ?? 1);
  });
});
