import { describe, expect, it } from "vitest";
import { bars } from "../../src/charts/types/bars.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { replicates } from "../../src/charts/types/replicates.ts";
import type { Table } from "../../src/model/index.ts";
import { evidenceOf } from "./support/evidence.ts";
import { mask, maskEvidence, reviewEvidence, training } from "./support/experiments.ts";
import { type Drawn, draw } from "./support/snapshot.ts";

const honest = { experiment: "mask", metrics: ["honest"] };
const column = ({ columns, rows }: Table, id: string) => {
  const at = columns.findIndex((c) => c.id === id);
  return rows.map(({ cells }) => cells[at]?.raw ?? null);
};
/** Labels of rows from the top of the drawing down. */
const labels = ({ at }: Drawn) =>
  [...at(640).svg.matchAll(/<text [^>]*y="([\d.]+)"[^>]* class="lab[^"]*">([^<]+)</g)]
    .sort((a, b) => Number(a[1]) - Number(b[1]))
    .map((m) => m[2]);
const falling = (values: readonly (string | number | boolean | null)[]) =>
  values.every((v, i) => i === 0 || Number(values[i - 1]) >= Number(v));
const inManifest = mask.design.factors[0]?.levels.map((l) => l.label) ?? [];

describe("the order of rows", () => {
  it.each([dots, bars])("is by value where arms are more than five: $name", (type) => {
    const figure = draw<unknown, unknown>(type, maskEvidence(), honest);
    expect(falling(column(figure.table, "value"))).toBe(true);
    expect(labels(figure)).toEqual(column(figure.table, "row"));
    expect(figure.method).toContain("Rows by value, largest first.");
  });

  it("is that of the manifest where the author says so, in drawing and table", () => {
    const figure = draw(dots, maskEvidence(), honest, { sort: "manifest" });
    expect(column(figure.table, "row")).toEqual(inManifest);
    expect(labels(figure)).toEqual(inManifest);
    expect(figure.method).not.toContain("Rows by");
  });

  it("is that of the manifest for up to five arms, and by value where the author says so", () => {
    const order = (options: Record<string, string>) =>
      column(draw(dots, reviewEvidence(), { metrics: ["detection"] }, options).table, "value");
    expect(falling(order({}))).toBe(false);
    expect(falling(order({ sort: "value" }))).toBe(true);
  });

  it("is one for all panels, that of the first, which the method line names", () => {
    const figure = draw(dots, maskEvidence(), { experiment: "mask" });
    const all = labels(figure);
    expect(all).toHaveLength(24);
    expect(all.slice(12)).toEqual(all.slice(0, 12));
    expect(falling(column(figure.table, "value").slice(0, 12))).toBe(true);
    expect(figure.method).toContain("Rows by value of “Knows”, largest first.");
  });

  it("is by the difference in charts of differences", () => {
    const figure = draw(difference, maskEvidence(), honest);
    expect(falling(column(figure.table, "difference"))).toBe(true);
    expect(figure.method).toContain("Rows by value, largest first.");
    const kept = draw(difference, maskEvidence(), honest, { sort: "manifest" });
    expect(column(kept.table, "row")).toEqual(inManifest.slice(1));
  });

  it("goes by the first mark of each row, and says which that is", () => {
    const order = (sort: string) =>
      draw(dots, reviewEvidence(), { metrics: ["specificity"], color: "wording" }, { sort });
    const figure = order("value");
    const basic = figure.table.rows.filter((r) => r.cells.some((c) => c.text === "basic wording"));
    expect(falling(column({ ...figure.table, rows: basic }, "value"))).toBe(true);
    expect(figure.method).toContain("Rows by value of “basic wording”, largest first.");
  });

  it("takes the mean where seeds are shown", () => {
    const cells = [10, 90, 40].flatMap((mean, i) =>
      [0, 1].map((seed) => ({
        metric: "recall",
        condition: { arm: ["none", "sdf", "doctag"][i] ?? "", step: "800" },
        draw: `seed ${seed}`,
        total: mean + seed,
        n: 200,
      })),
    );
    const { table } = draw(
      replicates,
      evidenceOf(training, cells, "replicate"),
      { experiment: "training", metrics: ["recall"], of: { step: ["800"] } },
      { sort: "value" },
    );
    const means = table.rows.filter((r) => r.cells.some((c) => c.text === "mean"));
    expect(falling(column({ ...table, rows: means }, "value"))).toBe(true);
  });

  it("leaves doses in their own order, however many", () => {
    const [arm, ...others] = mask.design.factors;
    if (!arm) expect.fail("no arm");
    const doses = { ...arm, levels: arm.levels.map((level, i) => ({ ...level, value: i })) };
    const evidence = maskEvidence();
    const experiment = { ...mask, design: { ...mask.design, factors: [doses, ...others] } };
    const figure = draw(dots, { ...evidence, experiment: () => experiment }, honest);
    expect(column(figure.table, "row")).toEqual(inManifest);
  });

  it("knows no third way", () => {
    for (const type of [dots, bars, difference, replicates])
      expect(type.options.safeParse({ sort: "size" }).success).toBe(false);
  });
});
