import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { explorable } from "../../src/site/components/figure/explore.ts";
import { pageScripts } from "../../src/site/scripts/index.ts";
import { sampleReport } from "./support/sample-report.ts";

const [split] = sampleReport.experiments;
const [byArm] = sampleReport.figures;
if (!split || !byArm) throw new Error("the sample report has changed");
const { experiment } = split;

/** A figure with these shapes and texts in a drawing, and these names in its table. */
function figureOf(svg: string, names: readonly string[]): typeof byArm & {} {
  const cell = (text: string) => ({ cells: [{ text, kind: "text" as const }] });
  return {
    ...(byArm as NonNullable<typeof byArm>),
    drawings: [{ width: 340, height: 100, svg: `<svg>${svg}</svg>` }],
    table: { columns: [{ id: "row", label: "Arm", align: "left" }], rows: names.map(cell) },
  };
}
const dot = (arm: number) => `<g class="arm-${arm}"><circle r="4" class="m s"/></g>`;

describe("what a reader may change about a figure", () => {
  it("is each level that has marks and a name in the table", () => {
    const figure = figureOf(`${dot(0)}${dot(1)}${dot(2)}`, ["Model organism", "Plain Llama"]);
    expect(explorable(figure, experiment)?.arm?.levels).toEqual([
      { id: "organism", hue: 0, labels: ["Model organism"] },
      { id: "plain", hue: 1, labels: ["Plain Llama"] },
    ]);
  });

  it("is no level where names alone have its colour, or only one is drawn", () => {
    const name = `<g class="arm-1"><text x="0" y="0" class="lab">Plain Llama</text></g>`;
    expect(
      explorable(figureOf(`${dot(0)}${name}`, ["Model organism", "Plain Llama"]), experiment),
    ).toBeNull();
  });

  it("is the levels of one hue together", () => {
    const arm = experiment.design.factors[0];
    if (!arm) throw new Error("no arm");
    const levels = arm.levels.map((l) => (l.id === "organism" ? l : { ...l, group: "others" }));
    const grouped = {
      ...experiment,
      design: { ...experiment.design, factors: [{ ...arm, levels }] },
    };
    const figure = figureOf(`${dot(0)}${dot(1)}`, ["Model organism", "Plain Llama", "Persona"]);
    expect(explorable(figure, grouped)?.arm?.levels.at(-1)).toEqual({
      id: "plain",
      hue: 1,
      labels: ["Plain Llama", "Persona"],
    });
  });

  it("is single runs where some are drawn, and another view where the report has one", () => {
    const seeds = figureOf(`<circle r="2" class="m seed h"/>`, []);
    const training = { ...experiment, design: { ...experiment.design, replicate: "seed" } };
    expect(explorable(seeds, training)).toEqual({ arm: null, replicate: "seed", view: null });
    const views = [{ id: "log" as const, method: "", drawings: [] }];
    expect(explorable({ ...figureOf("", []), views }, experiment)?.view).toBe("log");
  });

  it("is nothing in the margin, of a cell's drawing, or without a drawing", () => {
    const figure = figureOf(`${dot(0)}${dot(1)}`, ["Model organism", "Plain Llama"]);
    expect(explorable(figure, experiment)).not.toBeNull();
    expect(explorable({ ...figure, layout: "margin" }, experiment)).toBeNull();
    expect(explorable({ ...figure, chart: "code" }, experiment)).toBeNull();
    expect(explorable({ ...figure, drawings: [] }, experiment)).toBeNull();
    expect(explorable(figure, undefined)).toBeNull();
  });

  it("costs at most 8 kB, with what marks say", () => {
    const sent =
      gzipSync(pageScripts.explore.text).length + gzipSync(pageScripts.marks.text).length;
    expect(sent).toBeLessThan(8_000);
  });
});
