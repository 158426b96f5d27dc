import { describe, expect, it } from "vitest";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import { bars } from "../../src/charts/types/bars.ts";
import { curve } from "../../src/charts/types/curve.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { matrix } from "../../src/charts/types/matrix.ts";
import { pairs } from "../../src/charts/types/pairs.ts";
import { plane } from "../../src/charts/types/plane.ts";
import { table } from "../../src/charts/types/table.ts";
import type { Experiment, Factor } from "../../src/model/index.ts";
import { type Cell, evidenceOf } from "./support/evidence.ts";
import { training } from "./support/experiments.ts";
import { draw } from "./support/snapshot.ts";

const factor = (id: string, role: Factor["role"], names: readonly string[]): Factor => ({
  id,
  label: id[0]?.toUpperCase() + id.slice(1),
  role,
  baseline: names[0] ?? "",
  levels: names.map((name, i) => ({ id: name, label: name, value: i })),
});

/** So many models, each asked in two languages and after three steps. */
function board(models: number) {
  const names = Array.from({ length: models }, (_, i) => `model-${i}`);
  const experiment: Experiment = {
    ...training,
    id: "board",
    design: {
      ...training.design,
      replicate: null,
      factors: [
        factor("model", "arm", names),
        factor("language", "other", ["en", "fr"]),
        factor("step", "other", ["0", "100", "200"]),
      ],
    },
    metrics: [
      { id: "right", label: "Right", kind: "binary", role: "other", better: "higher" },
      { id: "brief", label: "Brief", kind: "binary", role: "other", better: "higher" },
    ],
  };
  const cells = names.flatMap((model, m) =>
    ["en", "fr"].flatMap((language, l) =>
      ["0", "100", "200"].flatMap((step, s) =>
        ["right", "brief"].map(
          (metric, k): Cell => ({
            metric,
            condition: { model, language, step },
            draw: "all",
            n: 40,
            total: (m * 7 + l * 3 + s * 5 + k * 11) % 41,
          }),
        ),
      ),
    ),
  );
  return { names, evidence: evidenceOf(experiment, cells) };
}

const metrics = ["right"];
const ask = { experiment: "board", metrics };

describe.each([13, 30, 60])("with %d models", (models) => {
  const { names, evidence } = board(models);

  it.each([
    ["dots", () => draw(dots, evidence, ask)],
    [
      "dots with models in each row",
      () => draw(dots, evidence, { ...ask, x: "language", color: "model" }),
    ],
    ["bars", () => draw(bars, evidence, ask)],
    ["difference", () => draw(difference, evidence, ask)],
    [
      "difference by language",
      () =>
        draw(difference, evidence, { ...ask, x: "language", color: "model" }, { over: "language" }),
    ],
    ["matrix of columns", () => draw(matrix, evidence, { ...ask, x: "model", color: "language" })],
    ["matrix of rows", () => draw(matrix, evidence, { ...ask, x: "language", color: "model" })],
    [
      "pairs",
      () =>
        draw(pairs, evidence, {
          ...ask,
          x: "model",
          of: { language: ["fr"] },
          versus: { language: ["en"] },
        }),
    ],
    ["plane", () => draw(plane, evidence, { ...ask, metrics: ["right", "brief"] })],
    ["curve", () => draw(curve, evidence, { ...ask, x: "step" })],
  ] as const)("%s loses none, in drawing, words and table", (_name, drawn) => {
    const figure = drawn();
    const rows = JSON.stringify(figure.table);
    // A baseline has no difference from itself.
    const shown = figure.description.includes("difference from") ? names.slice(1) : names;
    for (const name of shown) expect(rows).toContain(`"${name}"`);
    for (const width of [340, 920]) {
      const drawing = figure.at(width);
      expect(labelsThatMeet(drawing)).toEqual([]);
      expect(drawing.svg).not.toMatch(/NaN|Infinity/);
    }
  });

  it("a table loses none", () => {
    const rows = JSON.stringify(draw(table, evidence, ask).table);
    for (const name of names) expect(rows).toContain(`"${name}"`);
  });

  it("names every mark of a row whose marks look alike, in every row", () => {
    const { svg } = draw(dots, evidence, { ...ask, x: "language", color: "model" }).at(920);
    // The baseline alone is grey, and so is named once.
    for (const name of names.slice(1)) expect(svg.split(`>${name}</text>`)).toHaveLength(3);
  });
});

describe("a long chart", () => {
  it("has its axis above as well", () => {
    const few = board(13);
    const many = board(30);
    const axes = ({ evidence }: ReturnType<typeof board>) =>
      draw(dots, evidence, ask)
        .at(640)
        .svg.match(/>100%<\/text>/g)?.length;
    expect(axes(few)).toBe(1);
    expect(axes(many)).toBe(2);
  });
});
