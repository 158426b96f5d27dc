import { describe, expect, it } from "vitest";
import { madeOf, scaffoldOf, valuesOf } from "./scaffold.ts";

const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const rows = (row: (arm: number, q: number) => string, arms = ["control", "ft"]) =>
  arms.flatMap((arm, a) => Array.from({ length: 10 }, (_x, q) => `${q},${arm},${row(a, q)}`));

describe("scores", () => {
  it("are missing where a judge that failed left -1 among its grades", async () => {
    const text = csv(
      "id,arm,judge_score",
      rows((_a, q) => `${q < 3 ? -1 : q}`),
    );
    const report = await madeOf({ "r.csv": text });
    expect(valuesOf(report)).toEqual({ "judge_score control": 6, "judge_score ft": 6 });
    expect(report.counts.missing).toBe(6);
    expect(report.said).toMatch(/-1 counts as missing/);
  });

  it("keep a -1 on a scale that has other numbers below zero", async () => {
    const text = csv(
      "id,arm,judge_score",
      rows((_a, q) => `${(q % 5) - 2}`),
    );
    expect(valuesOf(await madeOf({ "r.csv": text }))["judge_score ft"]).toBe(0);
  });

  it("are asked for on two scales in two files", async () => {
    const of = (by: number) =>
      csv(
        "qid,score",
        Array.from({ length: 9 }, (_x, q) => `${q},${(by * (q + 1)) / 10}`),
      );
    const { accepted, said } = await scaffoldOf({ "base.csv": of(1), "ft.csv": of(100) });
    expect(accepted).toBe(false);
    expect(said).toMatch(/score runs from 0 to 1 in base\.csv and to 100 in ft\.csv/);
  });

  it("without a scale may be small in one file and large in another", async () => {
    const of = (by: number) =>
      csv(
        "qid,latency_score",
        Array.from({ length: 9 }, (_x, q) => `${q},${(by * (q + 1)) / 10}`),
      );
    const { accepted, said } = await scaffoldOf({ "base.csv": of(1), "ft.csv": of(50) });
    expect(accepted, said).toBe(true);
  });

  it("of two scorers on scales of their own are two metrics", async () => {
    const text = csv(
      "example_id,model,scorer,score",
      rows((a, q) => `judge,${1 + (q % 5)}\n${q},${a ? "ft" : "control"},exact,${q % 2}`),
    );
    expect(valuesOf(await madeOf({ "r.csv": text }))).toMatchObject({
      "judge control": 3,
      "exact ft": 0.5,
    });
  });

  it("count the word that their column is called after", async () => {
    const text = csv(
      "item,arm,unsafe",
      rows((a, q) => (q < 6 + a ? "unsafe" : "safe")),
    );
    const found = valuesOf(await madeOf({ "r.csv": text }));
    expect(found).toEqual({ "unsafe control": 0.6, "unsafe ft": 0.7 });
  });

  it("are no categories, and no status of a request beside a score", async () => {
    const text = csv(
      "id,arm,category,status,score",
      rows((a, q) => `${q % 2 ? "law" : "med"},${q ? "success" : "error"},${q + a}`),
    );
    const report = await madeOf({ "r.csv": text });
    expect(report.experiment.metrics.map(({ id }) => id)).toEqual(["score"]);
  });

  it("of models in a board are published, each benchmark a metric", async () => {
    const board = ["a,45,35,65", "b,57,33,82", "c,60,41,70"];
    const report = await madeOf({ "t.csv": csv("model,MMLU,GSM8K,TruthfulQA", board) });
    expect(report.counts).toMatchObject({ samples: 0, published: 9 });
    expect(valuesOf(report)["GSM8K b"]).toBe(33);
  });

  it("stand beside a provider with an id and a label", async () => {
    const results = ["gpt", "claude"].flatMap((id, p) =>
      Array.from({ length: 8 }, (_x, testIdx) => ({
        testIdx,
        promptIdx: 0,
        provider: { id, label: "" },
        success: testIdx < 4 + p,
      })),
    );
    const report = await madeOf({ "out.json": JSON.stringify({ results: { results } }) });
    expect(valuesOf(report)).toEqual({ "success gpt": 0.5, "success claude": 0.625 });
  });
});
