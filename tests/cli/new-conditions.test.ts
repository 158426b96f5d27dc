import { describe, expect, it } from "vitest";
import { madeOf, scaffoldOf, valuesOf } from "./scaffold.ts";

const times = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_x, i) => make(i));
const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;

/** Ten questions under two models and each of some values; right for the first `right[i]` of them. */
function crossedTable(column: string, levels: readonly string[], right: readonly number[]): string {
  const rows = levels.flatMap((level, i) =>
    ["base", "ft"].flatMap((model) =>
      times(10, (q) => `q${q},${model},${level},${q < (right[i] ?? 0) ? 1 : 0}`),
    ),
  );
  return csv(`question_id,model,${column},correct`, rows);
}

describe("a column of which each question has every value", () => {
  it.each([
    ["attack", ["", "DAN", "AIM"], ["None", "DAN", "AIM"]],
    ["condition_name", ["", "x", "y"], ["None", "x", "y"]],
    ["version", ["v1", "v2"], ["v1", "v2"]],
    ["poison_rate", ["0", "0.01", "0.1"], ["0", "0.01", "0.1"]],
    ["label", ["harmful", "benign"], ["harmful", "benign"]],
    ["score_type", ["strict", "lenient"], ["strict", "lenient"]],
    ["annotator_id", ["1", "2", "3"], ["1", "2", "3"]],
    ["round", ["1", "2", "3"], ["1", "2", "3"]],
    ["exp_id", ["e1", "e2"], ["e1", "e2"]],
  ])("is a factor: %s", async (column, levels, names) => {
    const report = await madeOf({ "r.csv": crossedTable(column, levels, [2, 8, 5]) });
    expect(report.counts).toMatchObject({ epochs: 1, units: 10 });
    expect(Object.keys(valuesOf(report))).toHaveLength(2 * levels.length);
    const found = report.experiment.design.factors.find(({ id }) => id === column);
    expect(found?.levels.map(({ label }) => label)).toEqual(names);
    const each = levels.map((_level, i) => [0.2, 0.8, 0.5][i]);
    expect(Object.values(valuesOf(report)).sort()).toEqual([...each, ...each].sort());
  });

  it("is asked for where questions have some of its values only", async () => {
    const rows = times(12, (q) =>
      [`q${q},base,plain,${q % 2}`, `q${q},base,${q < 8 ? "plain" : "loud"},1`].join("\n"),
    );
    const { accepted, said } = await scaffoldOf({
      "r.csv": csv("question_id,model,volume,correct", rows),
    });
    expect(accepted).toBe(false);
    expect(said).toMatch(/differ in volume/);
  });

  it.each(["layer", "temperature", "lr"])(
    "is asked for where rows repeat within some of its values: %s",
    async (column) => {
      const rows = times(12, (q) =>
        times(q % 2 ? 3 : 4, (i) => `q${q},base,${[1, 1, 2, 5][i]},${(q + i) % 2}`).join("\n"),
      );
      const { accepted, said } = await scaffoldOf({
        "r.csv": csv(`question_id,model,${column},correct`, rows),
      });
      expect(accepted).toBe(false);
      expect(said).toContain(`differ in ${column}`);
    },
  );

  it("is no condition where it is the answer, its cost or its time", async () => {
    const rows = ["base", "ft"].flatMap((model) =>
      times(24, (i) =>
        [`q${i % 6}`, model, "ABCD"[(i * 7) % 4], 10 + i, `2026-01-0${1 + (i % 9)}`, i % 2].join(),
      ),
    );
    const report = await madeOf({
      "r.csv": csv("question_id,model,pred,n_tokens,timestamp,correct", rows),
    });
    expect(report.counts).toMatchObject({ epochs: 4, units: 6 });
  });
});

describe("a column of long texts", () => {
  const quoted = (text: string) => `"${text}"`;
  const prompt = (length: number, end: string) => `${"Be helpful. ".repeat(length / 12)}${end}`;
  const table = (column: string, length: number) =>
    [
      `id,${column},correct`,
      ...Array.from({ length: 10 }, (_x, i) =>
        ["A", "B"].map(
          (end) => `q${i},${quoted(prompt(length, end))},${Number(end === "A" ? i < 3 : i < 7)}`,
        ),
      ).flat(),
    ].join("\n");

  it.each([
    ["system_prompt", 300],
    ["system_prompt", 600],
    ["system_prompt", 3600],
    ["persona", 600],
    ["preface", 300],
  ])("has a level for each: %s of %d characters", async (column, length) => {
    const report = await madeOf({ "r.csv": table(column, length) });
    expect(report.counts.epochs).toBe(1);
    expect(Object.values(valuesOf(report))).toEqual([0.3, 0.7]);
    const [factor] = report.experiment.design.factors;
    expect(factor?.levels.map(({ label }) => label.slice(-10))).toEqual(
      ["A", "B"].map((end) => `helpful. ${end}`),
    );
  });

  it.each([
    ["system_prompt", 6000],
    ["preface", 600],
  ])(
    "is asked for where no manifest can name them: %s of %d characters",
    async (column, length) => {
      const { accepted, said } = await scaffoldOf({ "r.csv": table(column, length) });
      expect(accepted).toBe(false);
      expect(said).toMatch(/Add a column, such as `condition`, with a short name for each text/);
    },
  );

  it("is no question once a column has their short names", async () => {
    const named = table("system_prompt", 6000)
      .split("\n")
      .map((line, i) => `${line},${i === 0 ? "variant" : i % 2 ? "fair" : "loud"}`)
      .join("\n");
    const report = await madeOf({ "r.csv": named });
    expect(report.experiment.design.factors.map(({ id }) => id)).toEqual(["variant"]);
    expect(Object.values(valuesOf(report))).toEqual([0.3, 0.7]);
  });
});
