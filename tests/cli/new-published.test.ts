import { describe, expect, it } from "vitest";
import { madeOf, valuesOf } from "./scaffold.ts";

const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
const crossed = (names: readonly string[], row: (i: number) => string) =>
  ["base", "ft"].flatMap((model, i) =>
    names.map((name, j) => `${model},${name},${row(2 * i + j)}`),
  );

describe("a table with a row for each condition and metric", () => {
  it("is published where it says from how many samples each value is", async () => {
    const rows = ["free", "paid"].flatMap((tier, t) =>
      crossed(["acc", "refusal"], (i) => `${(i + 4 * t) / 10},100,raw/${tier}.csv`).map(
        (row) => `${tier},${row}`,
      ),
    );
    const report = await madeOf({ "t.csv": csv("tier,model,metric,value,n,source_path", rows) });
    expect(report.counts).toMatchObject({ samples: 0, published: 8 });
    expect(valuesOf(report)).toMatchObject({
      "acc base free": 0,
      "acc base paid": 0.4,
      "refusal ft paid": 0.7,
    });
    expect(report.estimates.every(({ n }) => n === 100)).toBe(true);
  });

  it.each([
    ["value,lower,upper,n", (i: number) => `0.${i + 1},0.${i},0.${i + 3},80`],
    ["mean,ci_low,ci_high", (i: number) => `0.${i + 1},0.${i},0.${i + 3}`],
    ["value,stderr,n", (i: number) => `0.${i + 1},0.02,100`],
  ])("is published with its intervals: %s", async (columns, row) => {
    const text = csv(`model,metric,${columns}`, crossed(["acc", "refusal"], row));
    const report = await madeOf({ "t.csv": text });
    expect(report.counts).toMatchObject({ samples: 0, published: 4 });
    expect(valuesOf(report)).toMatchObject({ "acc base": 0.1, "refusal ft": 0.4 });
    expect(report.estimates.every(({ interval }) => interval !== null)).toBe(true);
  });

  it("may have prompts for conditions, beside intervals", async () => {
    const rows = crossed(["plain", "keyword"], (i) => `caps,0.${i + 1},0.${i},0.${i + 3},80`);
    const report = await madeOf({
      "t.csv": csv("model,prompt,metric,value,lower,upper,n", rows),
    });
    expect(valuesOf(report)).toMatchObject({ "caps base plain": 0.1, "caps ft keyword": 0.4 });
  });
});

describe("a table of estimates", () => {
  it("may have both ends of an interval in one cell", async () => {
    const rows = ['base,0.5,"[0.4, 0.6]",100', 'ft,0.7,"[0.6, 0.8]",100'];
    const report = await madeOf({ "t.csv": csv("model,acc,acc_ci,n", rows) });
    expect(report.estimates.map(({ interval }) => interval)).toMatchObject([
      { lower: 0.4, upper: 0.6 },
      { lower: 0.6, upper: 0.8 },
    ]);
  });

  it("may have several values under keys of their own", async () => {
    const of = (mean: number) => ({ mean, stderr: 0.01 });
    const rows = [
      { model: "base", metrics: { acc: of(0.5), ref: of(0.2) } },
      { model: "ft", metrics: { acc: of(0.6), ref: of(0.1) } },
    ];
    const report = await madeOf({ "t.json": JSON.stringify(rows) });
    expect(valuesOf(report)).toEqual({
      "acc base": 0.5,
      "acc ft": 0.6,
      "ref base": 0.2,
      "ref ft": 0.1,
    });
  });

  it("has a curve along the layers of a probe", async () => {
    const rows = ["base", "ft"].flatMap((model) =>
      Array.from({ length: 6 }, (_x, layer) => `${model},${layer},0.${layer + 1}`),
    );
    const report = await madeOf({ "t.csv": csv("model,layer,probe_auc", rows) });
    expect(report.counts).toMatchObject({ samples: 0, published: 12 });
    expect(valuesOf(report)["probe_auc ft 3"]).toBe(0.4);
  });
});

describe("a notebook", () => {
  it("finds an address for a figure of a metric with any name", async () => {
    const rows = Array.from({ length: 12 }, (_x, q) => `q${q},${q % 2 ? "a" : "b"},${q % 3},1`);
    const report = await madeOf({ "t.csv": csv("question_id,arm,5_score,ref", rows) });
    expect(report.experiment.metrics.map(({ id }) => id)).toContain("5_score");
  });
});
