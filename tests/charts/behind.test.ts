import { describe, expect, it } from "vitest";
import type { ChartType } from "../../src/charts/chart-type.ts";
import { chartTypes } from "../../src/charts/types/index.ts";
import type { Table } from "../../src/model/index.ts";
import { matches } from "../../src/model/index.ts";
import type { Evidence } from "../../src/stats/index.ts";
import { leakyEvidence, reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw } from "./support/snapshot.ts";

/** Data and options of each are its own affair here. */
const types = chartTypes as readonly unknown[] as readonly ChartType[];

function typeCalled(name: string): ChartType {
  const found = types.find((type) => type.name === name);
  if (!found) throw new Error(`There is no chart type ${name}.`);
  return found;
}

/** What a chart type needs to draw something of samples. */
const asked: Readonly<Record<string, readonly [() => Evidence, Parameters<typeof draw>[2]]>> = {
  curve: [trainingEvidence, { experiment: "training", metrics: ["recall"] }],
  matrix: [reviewEvidence, { metrics: ["detection"], color: "wording" }],
  pairs: [reviewEvidence, { metrics: ["detection"], x: "arm" }],
  replicates: [trainingEvidence, { experiment: "training", metrics: ["recall"] }],
};

/** Every selection that rows and cells of a table say they count. */
const behindIn = ({ rows }: Table) =>
  rows.flatMap(({ behind = [], cells }) => [
    ...behind,
    ...cells.flatMap((cell) => cell.behind ?? []),
  ]);

describe("what a row counts", () => {
  it.each(types.map((type) => [type.name, type] as const))(
    "is said by %s, of each row with a value, and holds conditions that there are",
    (name, type) => {
      const [evidenceOf, more] = asked[name] ?? [reviewEvidence, { metrics: ["detection"] }];
      const evidence = evidenceOf();
      const request = name === "plane" ? {} : more;
      const { table } = draw(type, evidence, request);
      const valued = table.rows.filter(({ cells }) => cells.some(({ kind }) => kind === "number"));
      expect(valued.length).toBeGreaterThan(0);
      for (const row of valued)
        if (
          row.cells.some(
            ({ kind, raw }) => kind === "number" && typeof raw === "number" && raw !== 0,
          )
        )
          expect(
            behindIn({ ...table, rows: [row] }).length,
            JSON.stringify(row.cells),
          ).toBeGreaterThan(0);
      const experiment = request.experiment ?? "review";
      const metrics = evidence.experiment(experiment)?.metrics ?? [];
      const conditions = metrics.flatMap(({ id }) => evidence.conditions(experiment, id));
      for (const of of behindIn(table).flatMap((counted) => counted.of))
        expect(conditions.some((condition) => matches(condition, of))).toBe(true);
    },
  );

  it("is one run alone where its row shows one", () => {
    const { table } = draw(typeCalled("replicates"), trainingEvidence(), {
      experiment: "training",
      metrics: ["recall"],
    });
    const at = table.columns.findIndex(({ id }) => id === "replicate");
    const n = table.columns.findIndex(({ id }) => id === "n");
    const groups = Map.groupBy(table.rows, ({ group }) => group);
    for (const rows of groups.values()) {
      const [mean, ...runs] = rows;
      expect(runs.length).toBeGreaterThan(1);
      for (const { cells, behind } of runs) {
        expect(behind?.map(({ draw }) => draw)).toEqual([
          { kind: "replicate", id: cells[at]?.text, n: cells[n]?.raw },
        ]);
        expect(behind?.map(({ of }) => of)).toEqual(mean?.behind?.map(({ of }) => of));
      }
      const sum = runs.reduce((all, { cells }) => all + Number(cells[n]?.raw), 0);
      expect(sum).toBe(mean?.cells[n]?.raw);
    }
  });

  it("is both sides of a difference, in their order", () => {
    const { table } = draw(typeCalled("difference"), reviewEvidence(), { metrics: ["detection"] });
    for (const { behind } of table.rows) expect(behind).toHaveLength(2);
  });

  it("is nothing where numbers are transcribed", () => {
    const { table } = draw(typeCalled("dots"), leakyEvidence(), {
      experiment: "leaky",
      x: "model",
      color: "prompt",
      of: { prompt: ["p0", "p2", "p5"] },
    });
    const published = table.rows.filter(({ cells }) =>
      cells.some(({ kind }) => kind === "published"),
    );
    expect(published.length).toBeGreaterThan(0);
    for (const { behind } of published) expect(behind).toBeUndefined();
  });
});
