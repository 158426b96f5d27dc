import { describe, expect, it } from "vitest";
import { madeOf, valuesOf } from "./scaffold.ts";

const times = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_x, i) => make(i));
const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
/** Twelve questions, right for the first of each column. */
const wide = (names: readonly string[], right: readonly number[]): string =>
  csv(
    ["prompt_id", ...names].join(),
    times(12, (q) => [`p${q}`, ...right.map((n) => Number(q < n))].join()),
  );

describe("a column for each arm", () => {
  it.each([
    ["control", "treatment"],
    ["base", "finetuned"],
    ["before", "after"],
    ["score_control", "score_treatment"],
    ["score_base", "score_ft"],
    ["gpt_correct", "claude_correct"],
    ["gpt-4o", "claude-3.5"],
    ["llama 3.1 8B", "qwen 2.5 7B"],
  ])("is one metric with an arm: %s, %s", async (one, other) => {
    const report = await madeOf({ "r.csv": wide([one, other], [3, 9]) });
    expect(Object.values(valuesOf(report)).sort()).toEqual([0.25, 0.75]);
    expect(report.counts).toMatchObject({ units: 12, samples: 24 });
    expect(report.contrasts.map(({ paired }) => paired)).toEqual([true]);
  });

  it("may be one of lengths beside one of scores", async () => {
    const rows = times(12, (q) => `${q},${1 + (q % 5)},${2 + (q % 4)},${100 + q},${300 + q}`);
    const names = "prompt_id,score_control,score_treatment,length_control,length_treatment";
    const report = await madeOf({ "r.csv": csv(names, rows) });
    expect(valuesOf(report)).toEqual({
      "score control": 2.75,
      "score treatment": 3.5,
      "length control": 105.5,
      "length treatment": 305.5,
    });
  });

  it("stands under a key for each arm", async () => {
    const rows = times(12, (id) => ({
      id,
      eval: { base: { score: 1 + (id % 5) }, ft: { score: 1 + ((id + 1) % 5) } },
    }));
    const report = await madeOf({ "r.jsonl": rows.map((r) => JSON.stringify(r)).join("\n") });
    expect(Object.keys(valuesOf(report))).toEqual(["score base", "score ft"]);
  });

  it("may name a training run of its arm", async () => {
    const names = ["acc_base_seed1", "acc_base_seed2", "acc_ft_seed1", "acc_ft_seed2"];
    const report = await madeOf({ "r.csv": wide(names, [3, 6, 6, 9]) });
    expect(valuesOf(report)).toEqual({ "acc base": 0.375, "acc ft": 0.625 });
    expect(report.counts.replicates).toBe(2);
  });

  it("is none where the columns are scores of different things", async () => {
    const rows = times(12, (q) => `p${q},${q % 2},${1 + (q % 5)}`);
    const report = await madeOf({ "r.csv": csv("prompt_id,accuracy,helpfulness", rows) });
    expect(Object.keys(valuesOf(report))).toEqual(["accuracy r", "helpfulness r"]);
  });
});
