import { describe, expect, it } from "vitest";
import { claim, mustRead, type Row, twoArms } from "./study.ts";

/** Ways in which studies fooled the tool once: each small, none copied. */

const context = { ctx: { role: "context", levels: ["easy", "hard"] } };
const rows = (
  arm: string,
  n: number,
  ok: (i: number) => number | null,
  more: (i: number) => Row = () => ({}),
): readonly Row[] =>
  Array.from({ length: n }, (_value, i) => ({ prompt: `q${i}`, arm, ok: ok(i), ...more(i) }));

describe("a cell that rests on one draw", () => {
  it("gives scores no interval, so that one question decides nothing", async () => {
    const arm = (name: string, hard: number) => [
      ...rows(
        name,
        30,
        (i) => (i % 7) / 10,
        () => ({ ctx: "easy" }),
      ),
      { prompt: "h", arm: name, ok: hard, ctx: "hard" },
    ];
    const { judge } = await mustRead({
      manifest: twoArms({ factors: context, metric: { kind: "score" } }),
      files: { "d.csv": [...arm("a", 1), ...arm("b", 0)] },
    });
    const finding = judge(claim("greater"));
    expect(finding.verdict).toBe("undetermined");
    expect(finding.contrast?.reason).toContain("has a single prompt");
  });

  it("gives runs no interval, whatever they are called", async () => {
    const cell = (arm: string, ctx: string, seed: string, share: number) =>
      rows(
        arm,
        50,
        (i) => ((i * 7 + seed.length) % 50 < 50 * share ? 1 : 0),
        () => ({ ctx, seed }),
      );
    const side = (arm: string, hard: number) => [
      ...["s", "ss", "sss", "ssss", "sssss"].flatMap((seed) => cell(arm, "easy", seed, 0.4)),
      ...cell(arm, "hard", "only", hard),
    ];
    const { judge } = await mustRead({
      manifest: twoArms({ factors: context, design: { replicate: "seed" } }),
      files: { "d.csv": [...side("a", 0.9), ...side("b", 0.1)] },
    });
    expect(judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
  });
});

describe("a cell whose scores are all missing on one side", () => {
  it("is in the worst case, so that the claim is not decided by the other cells", async () => {
    const { judge } = await mustRead({
      manifest: twoArms({ factors: context }),
      files: {
        "d.csv": [
          ...rows(
            "a",
            40,
            (i) => (i < 36 ? 1 : 0),
            () => ({ ctx: "easy" }),
          ),
          ...rows(
            "a",
            40,
            () => null,
            () => ({ ctx: "hard" }),
          ),
          ...rows(
            "b",
            40,
            (i) => (i < 20 ? 1 : 0),
            () => ({ ctx: "easy" }),
          ),
          ...rows(
            "b",
            40,
            (i) => (i < 36 ? 1 : 0),
            () => ({ ctx: "hard" }),
          ),
        ],
      },
    });
    const finding = judge(claim("greater"));
    expect(finding.contrast?.worstCase?.lower).toBeCloseTo(-0.25, 12);
    expect(finding.verdict).toBe("undetermined");
  });
});

describe("missing scores", () => {
  it("count by what they weigh: a third of the questions, whatever the epochs of the others", async () => {
    const arm = (name: string, shift: number, missing: number) =>
      Array.from({ length: 30 }, (_value, i) =>
        i < missing
          ? [{ prompt: `q${i}`, arm: name, epoch: 1, ok: null }]
          : Array.from({ length: 12 }, (_again, e) => ({
              prompt: `q${i}`,
              arm: name,
              epoch: e + 1,
              ok: 5 + shift + ((i + e) % 5) / 10,
            })),
      ).flat();
    const { judge } = await mustRead({
      manifest: twoArms({ metric: { kind: "score" } }),
      files: { "d.csv": [...arm("a", 1, 10), ...arm("b", 0, 0)] },
    });
    const finding = judge(claim("greater"));
    expect(finding.contrast?.missingBySide?.of.share).toBeCloseTo(1 / 3, 12);
    expect(finding.verdict).toBe("undetermined");
  });
});

describe("runs", () => {
  const run = (arm: string, seed: number, answers: number, share: number) =>
    rows(
      arm,
      60,
      (i) => ((i * 11 + answers * 7) % 60 < 60 * share ? 1 : 0),
      () => ({ seed }),
    );

  it("that answer exactly alike are one run, read several times", async () => {
    const copies = Array.from({ length: 6 }, (_value, seed) => [
      ...run("a", seed, 0, 0.75),
      ...run("b", seed, 0, 0.35),
    ]).flat();
    const { judge } = await mustRead({
      manifest: twoArms({ design: { replicate: "seed" } }),
      files: { "d.csv": copies },
    });
    expect(judge(claim("greater")).scope.words).toBe("these checkpoints");
    expect(judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
  });

  it("taken away never decide a claim about trainings", async () => {
    const four = Array.from({ length: 4 }, (_value, seed) => run("a", seed, seed, 0.8)).flat();
    for (const kept of [1, 2, 3]) {
      const other = Array.from({ length: kept }, (_value, seed) =>
        run("b", seed + 9, seed, 0.4 + 0.02 * seed),
      ).flat();
      const { judge } = await mustRead({
        manifest: twoArms({ design: { replicate: "seed" } }),
        files: { "d.csv": [...four, ...other] },
      });
      expect(judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
      expect(judge(claim("greater")).scope.about).toBe("checkpoints");
    }
  });

  it("of a model that was not trained here are not trainings", async () => {
    const { judge } = await mustRead({
      manifest: twoArms({
        design: { replicate: "seed" },
        levels: { b: { label: "Base", trained: false }, a: "A" },
      }),
      files: {
        "d.csv": [
          ...run("a", 0, 0, 0.8),
          ...Array.from({ length: 5 }, (_value, seed) => run("b", seed, seed, 0.4)).flat(),
        ],
      },
    });
    expect(judge(claim("greater", { about: "trainings" })).verdict).toBe("undetermined");
  });

  it("on two sets of prompts say no more of prompts than the prompts do", async () => {
    const set = (arm: string, seed: number, name: string) =>
      Array.from({ length: 10 }, (_value, i) => ({
        prompt: `${name}${i}`,
        arm,
        seed: `${arm}${seed}`,
        ok: 0.01 * ((i + seed) % 3) + (arm === "a" && i === 0 ? 3 : 0),
      }));
    const side = (arm: string) =>
      [0, 1, 2, 3].flatMap((seed) => set(arm, seed, seed < 2 ? "x" : "y"));
    const { judge } = await mustRead({
      manifest: twoArms({ design: { replicate: "seed" }, metric: { kind: "score" } }),
      files: { "d.csv": [...side("a"), ...side("b")] },
    });
    expect(judge(claim("greater")).verdict).toBe("undetermined");
  });

  it("on few topics speak of these topics", async () => {
    const side = (arm: string, share: number) =>
      Array.from({ length: 6 }, (_value, seed) =>
        rows(
          arm,
          40,
          (i) => ((i * 11 + seed * 7) % 40 < 40 * share ? 1 : 0),
          (i) => ({
            seed: `${arm}${seed}`,
            topic: `t${i % 2}`,
          }),
        ),
      ).flat();
    const { judge } = await mustRead({
      manifest: twoArms({ design: { replicate: "seed", cluster: "topic" } }),
      files: { "d.csv": [...side("a", 0.8), ...side("b", 0.3)] },
    });
    const finding = judge(claim("greater"));
    expect(finding.verdict).toBe("undetermined");
    expect(finding.notes).toContain("on 2 topics");
  });
});

describe("a ratio", () => {
  it("of scores below zero is refused: it turns every order round", async () => {
    const { judge } = await mustRead({
      manifest: twoArms({ metric: { kind: "score" } }),
      files: {
        "d.csv": [
          ...rows("a", 20, (i) => -2 - (i % 5) / 10),
          ...rows("b", 20, (i) => -1 - (i % 5) / 10),
        ],
      },
    });
    expect(judge(claim("greater", { scale: "ratio" })).verdict).toBe("undetermined");
  });
});

describe("weights by samples", () => {
  it("are weights by units: repeats of one move nothing, and the page says how it weighs", async () => {
    const arm = (name: string, epochs: number, easy: number) => [
      ...Array.from({ length: epochs }, (_value, e) =>
        rows(
          name,
          20,
          (i) => (i < easy ? 1 : 0),
          () => ({ ctx: "easy", epoch: e + 1 }),
        ),
      ).flat(),
      ...rows(
        name,
        20,
        (i) => (i < 8 ? 1 : 0),
        () => ({ ctx: "hard", epoch: 1 }),
      ),
    ];
    const read = async (epochs: number) => {
      const { judge } = await mustRead({
        manifest: twoArms({ factors: context, design: { weights: "samples" } }),
        files: { "d.csv": [...arm("a", epochs, 16), ...arm("b", epochs, 8)] },
      });
      return judge(claim("greater"));
    };
    const [once, often] = [await read(1), await read(5)];
    expect(often.contrast?.value).toBeCloseTo(once.contrast?.value ?? Number.NaN, 12);
    expect(once.notes).toContain("levels count by their scored prompts");
  });
});
