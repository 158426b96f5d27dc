import { describe, expect, it } from "vitest";
import { madeOf, scaffoldOf, valuesOf } from "./scaffold.ts";

const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
/** Ten questions under two arms: `row` of arm and question. */
const rows = (row: (arm: number, q: number) => string) =>
  ["base", "ft"].flatMap((arm, a) =>
    Array.from({ length: 10 }, (_x, q) => `${q},${arm},${row(a, q)}`),
  );
const yes = (is: boolean | number) => (is ? "yes" : "no");

describe("the right answer", () => {
  it.each([
    ["gold", "pred"],
    ["truth", "answer"],
    ["target", "predicted_label"],
    ["label", "prediction"],
    ["answer", "response"],
  ])("%s is no metric, and judges %s beside it", async (key, given) => {
    const text = csv(
      `id,arm,${key},${given}`,
      rows((a, q) => `${yes(q % 2)},${yes(q < (a ? 8 : 4) ? q % 2 : 1 - (q % 2))}`),
    );
    const report = await madeOf({ "r.csv": text });
    expect(valuesOf(report)).toEqual({ "correct base": 0.4, "correct ft": 0.8 });
  });

  it("stays out where a score is there, as does the answer", async () => {
    const text = csv(
      "id,arm,gold,pred,correct",
      rows((a, q) => `${yes(q % 2)},yes,${a}`),
    );
    const report = await madeOf({ "r.csv": text });
    expect(valuesOf(report)).toEqual({ "correct base": 0, "correct ft": 1 });
    expect(report.said).toMatch(/gold +left out +the right answer, no score/);
  });

  it("is no metric instead of an outcome in words, which is asked for", async () => {
    const words = ["honest", "evade", "lie"];
    const text = csv(
      "id,arm,ground_truth,answer,outcome",
      rows((a, q) => `${yes(q % 2)},${yes(a)},${words[(q + a) % 3]}`),
    );
    const { accepted, said } = await scaffoldOf({ "r.csv": text });
    expect(accepted).toBe(false);
    expect(said).toMatch(/outcome \(honest, evade, lie\)/);
  });

  it("says that questions are numbered anew in each split", async () => {
    const text = csv(
      "question,arm,split,truth,outcome",
      ["known", "given"].flatMap((split, s) =>
        rows((a, q) => `${split},${yes((q + s) % 2)},${a ? "lie" : "honest"}`),
      ),
    );
    const report = await madeOf({ "r.csv": text });
    expect(report.counts.units).toBe(20);
    expect(report.experiment.metrics.map(({ id }) => id)).toEqual(["outcome"]);
  });
});
