import { describe, expect, it } from "vitest";
import { madeOf, scaffoldOf, valuesOf } from "./scaffold.ts";

const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const samples = (column: string) =>
  csv(
    `id,arm,${column}`,
    ["base", "ft"].flatMap((arm, a) =>
      Array.from({ length: 8 }, (_x, q) => `${q},${arm},${Number(q < 4 + a)}`),
    ),
  );

describe("files beside each other", () => {
  it.each([
    ["questions.csv", "id,question,n_words\n0,q0,3\n1,q1,5\n2,q2,4\n", /holds no score/],
    ["summary.csv", "arm,accuracy,std\nbase,0.5,0.1\nft,0.6,0.1\n", /a summary beside samples/],
  ])("are no samples where they are %s", async (name, text, why) => {
    const report = await madeOf({ "samples.csv": samples("accuracy"), [name]: text });
    expect(report.counts).toMatchObject({ samples: 16, units: 8 });
    expect(valuesOf(report)).toEqual({ "accuracy base": 0.5, "accuracy ft": 0.625 });
    expect(report.said).toMatch(why);
  });

  it("are asked for where they are called after what was scored", async () => {
    const files = { "accuracy.csv": samples("score"), "toxicity.csv": samples("score") };
    const { accepted, said } = await scaffoldOf(files);
    expect(accepted).toBe(false);
    expect(said).toMatch(/together they would be one metric/);
  });

  it("are samples where each has a score of its own", async () => {
    const files = { "a.csv": samples("accuracy"), "b.csv": samples("toxicity") };
    const { accepted, said } = await scaffoldOf(files);
    expect(accepted, said).toBe(true);
    expect(said).not.toMatch(/beside samples/);
  });
});

describe("words in names of files in every combination", () => {
  it("are arm, task and seed, and no question of one task is that of another", async () => {
    const files = ["base", "ft"].flatMap((arm, a) =>
      ["gsm8k", "mmlu"].flatMap((task, t) =>
        [1, 2].map((seed) => {
          const rows = Array.from({ length: 8 }, (_x, q) => `${q},${Number(q < 2 + a + 2 * t)}`);
          return [`${arm}_${task}_s${seed}.csv`, csv("id,correct", rows)] as const;
        }),
      ),
    );
    const report = await madeOf(Object.fromEntries(files));
    expect(report.counts).toMatchObject({ samples: 64, units: 16, replicates: 2 });
    expect(valuesOf(report)).toEqual({
      "correct base gsm8k": 0.25,
      "correct base mmlu": 0.5,
      "correct ft gsm8k": 0.375,
      "correct ft mmlu": 0.625,
    });
  });
});

describe("scores in a list within each record", () => {
  it("are asked for, and nothing else is taken for them", async () => {
    const records = Array.from({ length: 16 }, (_x, i) => ({
      instance_id: `id${i % 8}`,
      stats: [{ name: { name: "exact_match", split: "test" }, mean: i % 2 }],
      ...(i < 8 ? {} : { perturbation: { name: "typos", robustness: true } }),
    }));
    const { accepted, said } = await scaffoldOf({ "stats.json": JSON.stringify(records) });
    expect(accepted).toBe(false);
    expect(said).toMatch(/stats: exact_match/);
  });
});
