import { describe, expect, it } from "vitest";
import { claim, decided, mustRead, type Row, readStudy, twoArms } from "./study.ts";

/** The first `share` of `n` are 1. */
const ones = (n: number, share: number): readonly number[] =>
  Array.from({ length: n }, (_value, i) => (i < Math.round(n * share) ? 1 : 0));

/** The same number of ones, not in the same places: runs that agree in their rate. */
const turned = (values: readonly number[], by: number): readonly number[] =>
  values.map((_value, i) => values[(i + 7 * by) % values.length] as number);

const rowsOf = (
  arm: string,
  values: readonly (number | null)[],
  more: (i: number) => Row = () => ({}),
): readonly Row[] => values.map((ok, i) => ({ prompt: `q${i}`, arm, ok, ...more(i) }));

describe("cells that differ in size", () => {
  const context = { ctx: { role: "context", levels: ["easy", "hard"] } };
  /** Both arms are right on 90 % of easy and 10 % of hard prompts; one asks mostly easy ones, one mostly hard ones. */
  const unbalanced = (arm: string, easy: number, hard: number) => [
    ...rowsOf(arm, ones(easy, 0.9), (i) => ({ prompt: `${arm}-e${i}`, ctx: "easy" })),
    ...rowsOf(arm, ones(hard, 0.1), (i) => ({ prompt: `${arm}-h${i}`, ctx: "hard" })),
  ];

  it("make no effect where the arms are equal in each", async () => {
    const study = {
      manifest: twoArms({ factors: context }),
      files: { "d.csv": [...unbalanced("a", 100, 20), ...unbalanced("b", 20, 100)] },
    };
    const { judge } = await mustRead(study);
    const finding = judge(claim("greater"));
    expect(finding.contrast?.value).toBeCloseTo(0, 12);
    expect(finding.verdict).not.toBe("upheld");
  });

  it("weigh by samples where the design says so", async () => {
    const study = {
      manifest: twoArms({ factors: context, design: { weights: "samples" } }),
      files: { "d.csv": [...unbalanced("a", 100, 20), ...unbalanced("b", 20, 100)] },
    };
    const { judge } = await mustRead(study);
    expect(judge(claim("greater")).contrast?.value).toBeCloseTo(92 / 120 - 28 / 120, 12);
  });

  it("make no effect where replicates hold different cells", async () => {
    const seeds = (arm: string, easy: number) =>
      Array.from({ length: 10 }, (_value, seed) => {
        const ctx = seed < easy ? "easy" : "hard";
        const wobble = seed % 2 === 0 ? 0.04 : -0.04;
        return rowsOf(arm, ones(50, (ctx === "easy" ? 0.8 : 0.2) + wobble), (i) => ({
          prompt: `${ctx}${i}`,
          ctx,
          seed: `${arm}${seed}`,
        }));
      }).flat();
    const study = {
      manifest: twoArms({ factors: context, design: { replicate: "seed" } }),
      files: { "d.csv": [...seeds("a", 8), ...seeds("b", 2)] },
    };
    const { judge } = await mustRead(study);
    const finding = judge(claim("greater"));
    expect(finding.contrast?.value).toBeCloseTo(0, 12);
    expect(finding.verdict).not.toBe("upheld");
  });
});

describe("units of which only some are shared", () => {
  it("do not stand for all: 72 % against 37 % is no loss", async () => {
    // Ten prompts are in both arms, and there a is always wrong and b always right.
    const shared = Array.from({ length: 10 }, (_value, i) => [
      { prompt: `s${i}`, arm: "a", ok: 0 },
      { prompt: `s${i}`, arm: "b", ok: 1 },
    ]).flat();
    const own = (arm: string, share: number) =>
      rowsOf(arm, ones(90, share), (i) => ({ prompt: `${arm}${i}` }));
    const { judge } = await mustRead({
      manifest: twoArms({}),
      files: { "d.csv": [...shared, ...own("a", 0.8), ...own("b", 0.3)] },
    });
    const finding = judge(claim("less"));
    expect(finding.contrast?.value).toBeCloseTo(0.72 - 0.37, 12);
    expect(finding.verdict).not.toBe("upheld");
    expect(finding.notes.join()).toContain("10 of 190 prompts have a score on both sides");
  });

  it("give nearly the same answer just above and just below nine in ten", async () => {
    const at = async (shared: number) => {
      const rows = [
        ...rowsOf("a", ones(100, 0.7)),
        ...rowsOf("b", ones(100, 0.45), (i) => ({ prompt: i < shared ? `q${i}` : `x${i}` })),
      ];
      const { judge } = await mustRead({ manifest: twoArms({}), files: { "d.csv": rows } });
      const finding = judge(claim("greater"));
      return [finding.contrast?.value ?? Number.NaN, ...decided(finding)];
    };
    const [below, above] = [await at(89), await at(91)];
    below.forEach((value, i) => {
      expect(Math.abs(value - (above[i] ?? 0))).toBeLessThan(0.06);
    });
  });
});

describe("copies of an answer", () => {
  const answers = (epochs: number) => {
    const copies = (arm: string, values: readonly number[]) =>
      Array.from({ length: epochs }, (_value, epoch) =>
        rowsOf(arm, values, () => ({ epoch: epoch + 1 })),
      ).flat();
    return {
      manifest: twoArms({}),
      files: { "d.csv": [...copies("a", ones(200, 0.5)), ...copies("b", ones(200, 0.48))] },
    };
  };

  it("never narrow an interval and never decide a claim", async () => {
    const once = (await mustRead(answers(1))).judge(claim("equivalent within 5pp"));
    const [lower, upper] = decided(once);
    for (const epochs of [2, 5]) {
      const copied = (await mustRead(answers(epochs))).judge(claim("equivalent within 5pp"));
      expect(copied.verdict).toBe(once.verdict);
      expect(decided(copied)[0]).toBeLessThanOrEqual(lower + 1e-12);
      expect(decided(copied)[1]).toBeGreaterThanOrEqual(upper - 1e-12);
    }
  });
});

describe("events in clusters", () => {
  const topics = (events: number) =>
    Array.from({ length: 10 }, (_value, topic) =>
      Array.from({ length: 100 }, (_inner, i) => ({
        prompt: `t${topic}-${i}`,
        topic: `t${topic}`,
        arm: "a",
        ok: topic * 100 + i < events ? 1 : 0,
      })),
    ).flat();

  it("do not turn a verdict one by one", async () => {
    const manifest = twoArms({ design: { cluster: "topic" }, levels: { b: "B", a: "A" } });
    const at = async (events: number) =>
      (await mustRead({ manifest, files: { "d.csv": topics(events) } })).judge(
        claim("at most 5%", { versus: null }),
      );
    const [none, one] = [await at(0), await at(1)];
    expect(none.verdict).toBe(one.verdict);
    expect(decided(none)[1]).toBeCloseTo(0.24, 2);
    expect(decided(one)[1]).toBeCloseTo(0.2, 1);
  });
});

describe("what a verdict is about", () => {
  const seeded = (seeds: number) => ({
    manifest: twoArms({ design: { replicate: "seed" } }),
    files: {
      "d.csv": Array.from({ length: seeds }, (_value, seed) => [
        ...rowsOf("a", turned(ones(100, 0.7), seed), () => ({ seed })),
        ...rowsOf("b", turned(ones(100, 0.4), seed), () => ({ seed })),
      ]).flat(),
    },
  });

  it("is these checkpoints with one run, and is no weaker with two or three", async () => {
    for (const seeds of [1, 2, 3]) {
      const finding = (await mustRead(seeded(seeds))).judge(claim("greater"));
      expect(finding.verdict).toBe("upheld");
      expect(finding.scope.words).toBe("these checkpoints");
      expect(finding.notes.length).toBeGreaterThan(0);
    }
  });

  it("is not trainings with one run, whoever asks", async () => {
    const finding = (await mustRead(seeded(1))).judge(claim("greater", { about: "trainings" }));
    expect(finding.verdict).toBe("undetermined");
    expect(finding.why).toContain("at least 4");
  });

  it("is trainings like these with enough runs", async () => {
    const finding = (await mustRead(seeded(6))).judge(claim("greater"));
    expect(finding.scope.words).toBe("trainings like these");
  });

  it("is not other prompts where many runs answer one", async () => {
    const files = {
      "d.csv": ["a", "b"].flatMap((arm) =>
        Array.from({ length: 6 }, (_value, seed) =>
          ones(20, (arm === "a" ? 0.8 : 0.3) + 0.05 * (seed % 3)).map((ok, epoch) => ({
            prompt: "only",
            arm,
            seed: `${arm}${seed}`,
            epoch: epoch + 1,
            ok,
          })),
        ).flat(),
      ),
    };
    const { judge } = await mustRead({
      manifest: twoArms({ design: { replicate: "seed" } }),
      files,
    });
    expect(judge(claim("greater")).verdict).toBe("undetermined");
    const asked = judge(claim("greater", { prompts: "fixed" }));
    expect(asked.scope.words).toBe("trainings like these, on this prompt");
  });

  it("needs runs of both arms, where both were trained", async () => {
    const files = {
      "d.csv": [
        ...Array.from({ length: 8 }, (_value, seed) =>
          rowsOf("a", turned(ones(100, 0.5 + 0.02 * seed), seed), () => ({ seed: `a${seed}` })),
        ).flat(),
        ...rowsOf("b", ones(100, 0.2), () => ({ seed: "b0" })),
      ],
    };
    const read = (levels: object) =>
      mustRead({ manifest: twoArms({ design: { replicate: "seed" }, levels }), files });
    const width = ({
      interval,
    }: {
      interval: { lower: number | null; upper: number | null } | null;
    }) => (interval?.upper ?? 1) - (interval?.lower ?? -1);
    const contrast = {
      experiment: "study",
      metric: "ok",
      of: { arm: ["a"] },
      versus: { arm: ["b"] },
    };
    const trained = await read({ b: "B", a: "A" });
    const base = await read({ b: { label: "Base", trained: false }, a: "A" });
    // The spread of the single run counts where it was trained.
    expect(width(trained.evidence.contrast(contrast))).toBeGreaterThan(
      2 * width(base.evidence.contrast(contrast)),
    );
    expect(trained.judge(claim("greater")).scope.words).toBe("these checkpoints");
    expect(trained.judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
    expect(base.judge(claim("greater")).scope.words).toBe("trainings like these");
  });
});

describe("missing scores", () => {
  const scores = (arm: string, from: number, missing: number) =>
    Array.from({ length: 100 }, (_value, i) => ({
      prompt: `q${i}`,
      arm,
      ok: i < missing ? null : from + (i % 7) * 0.3,
    }));

  it("of a score without a range decide nothing, and are named", async () => {
    const { judge } = await mustRead({
      manifest: twoArms({ metric: { kind: "score" } }),
      files: { "d.csv": [...scores("a", 8, 60), ...scores("b", 5, 0)] },
    });
    const finding = judge(claim("greater"));
    expect(finding.verdict).toBe("undetermined");
    expect(finding.why).toContain("60 of 100");
    const { of, versus } = finding.contrast?.estimates ?? {};
    expect(finding.contrast?.value).toBeCloseTo((of ?? 0) - (versus ?? 0), 12);
  });

  it("of a score with a range have a worst case", async () => {
    const { judge } = await mustRead({
      manifest: twoArms({ metric: { kind: "score", range: [0, 10] } }),
      files: { "d.csv": [...scores("a", 8, 6), ...scores("b", 2, 6)] },
    });
    const finding = judge(claim("greater"));
    expect(finding.contrast?.worstCase).not.toBeNull();
    expect(finding.verdict).toBe("upheld");
  });
});

describe("a metric that is binary", () => {
  const graded = (arm: string, value: number) =>
    Array.from({ length: 50 }, (_value, i) => ({ prompt: `q${i}`, arm, ok: value }));

  it("refuses fractions, and a score with a range takes them", async () => {
    const files = { "d.csv": [...graded("a", 0.9), ...graded("b", 0.5)] };
    const { read, problems } = await readStudy({ manifest: twoArms({}), files });
    expect(read).toBeNull();
    expect(problems.find((p) => p.severity === "error")?.fix).toContain("range: [0, 1]");
    const { judge } = await mustRead({
      manifest: twoArms({ metric: { kind: "score", range: [0, 1] } }),
      files,
    });
    const finding = judge(claim("equivalent within 10pp"));
    const [lower, upper] = decided(finding);
    expect(finding.contrast?.value).toBeCloseTo(0.4, 12);
    expect(lower).toBeLessThan(0.4);
    expect(upper).toBeGreaterThan(0.4);
    expect(finding.verdict).not.toBe("upheld");
  });
});
