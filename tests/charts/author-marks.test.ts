import { describe, expect, it } from "vitest";
import type { AuthorMarks } from "../../src/charts/author/marks.ts";
import { authorMarkDocs } from "../../src/charts/author/marks.ts";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import { drawingForCells, Plot } from "../../src/charts/plot-for-cells.ts";
import { drawnRecords, drawnTable } from "../../src/charts/plot-in-numbers.ts";
import { renderPlotElement } from "../../src/charts/render-plot-element.ts";
import { dots } from "../../src/charts/types/dots.ts";
import { reviewEvidence } from "./support/experiments.ts";
import { draw } from "./support/snapshot.ts";

const evidence = reviewEvidence();
const scope = drawingForCells((id) => evidence.experiment(id), "review");
const { upheld } = scope;
const plot = scope.Plot.plot as typeof Plot.plot;
const ids = ["clean", "spt", "spt-masked", "spt-on-policy", "poisoned"];
const ask = (of: Record<string, string[]>) =>
  evidence.estimate({ experiment: "review", metric: "detection", of });
const byArm = ids.map((arm) => ({ arm, ...ask({ arm: [arm] }) }));
const drawings = (value: unknown) => renderPlotElement(value, "made") ?? [];
const svgOf = (value: unknown) => drawings(value).at(-1)?.svg ?? "";
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

describe("upheld.estimate", () => {
  it("refuses a fill that is none", () => {
    const options = { x: "value", y: "arm", fill: () => "holow" } as const;
    expect(() => upheld.estimate(byArm, options)).toThrow(/"hollow" or "solid"; found "holow"/);
  });

  const made = () => plot({ marks: [upheld.estimate(byArm, { x: "value", y: "arm" })] });

  it("draws what a `dots` figure of the same estimates draws: same marks, same colours, same numbers", () => {
    const figure = draw(dots, evidence, { metrics: ["detection"] }).at(640).svg;
    const cell = svgOf(made());
    const marksOf = (svg: string) => [...svg.matchAll(/class="(m [shp])/g)].map((m) => m[1]).sort();
    const numbersOf = (svg: string) =>
      [...svg.matchAll(/class="n">([^<]+)</g)].map((m) => m[1]).sort();
    expect(marksOf(cell)).toEqual(marksOf(figure));
    expect(numbersOf(cell)).toEqual(numbersOf(figure));
    expect(numbersOf(cell)).toHaveLength(5);
    for (const hue of [0, 1, 2, 3, 4]) expect(cell).toContain(`arm-${hue}`);
  });

  it("writes labels of arms, the whole axis of a rate and no title of Plot's own axes", () => {
    const svg = svgOf(made());
    expect(svg).toContain(">Persona, masked</text>");
    expect(svg).toContain(">100%</text>");
    expect(svg).not.toContain("→");
  });

  it("names the metric on its axis, unless its author writes something else or nothing", () => {
    const marks = [upheld.estimate(byArm, { x: "value", y: "arm" })];
    expect(svgOf(made())).toContain(">Detection</text>");
    expect(svgOf(plot({ x: { label: "Of all" }, marks }))).toContain(">Of all</text>");
    expect(svgOf(plot({ x: { label: null }, marks }))).not.toContain(">Detection</text>");
  });

  it("says who each mark is, with its interval and n", () => {
    expect(svgOf(made())).toMatch(
      /<title>Persona: [\d.]+% \[[\d.]+, [\d.]+\], n = [\d,]+<\/title>/,
    );
  });

  it("is drawn for a phone and for a column, without a text over another or over an edge", () => {
    expect(drawings(made()).map((d) => d.width)).toEqual([340, 640]);
    expect(drawings(made()).flatMap(labelsThatMeet)).toEqual([]);
    const long = byArm.map((d) => ({
      ...d,
      arm: `${d.arm} with a name that nobody would print, ever`,
    }));
    const wordy = plot({ marks: [upheld.estimate(long, { x: "value", y: "arm" })] });
    expect(drawings(wordy).flatMap(labelsThatMeet)).toEqual([]);
  });

  it("puts estimates of one row below each other and names them once", () => {
    const rows = ids.slice(0, 4).flatMap((arm) =>
      ["basic", "detailed"].map((wording) => ({
        arm,
        wording,
        ...ask({ arm: [arm], wording: [wording] }),
      })),
    );
    const value = plot({ marks: [upheld.estimate(rows, { y: "arm", name: "wording" })] });
    const svg = svgOf(value);
    expect(count(svg, /class="m h/g)).toBe(4);
    expect(count(svg, /class="m s/g)).toBe(4);
    expect(count(svg, />detailed<\/text>/g)).toBe(1);
    const table = drawnTable(value);
    expect(table?.columns.map(({ label }) => label)).toEqual([
      "Row",
      "Name",
      "Value, %",
      "Lower end",
      "Upper end",
    ]);
    expect(table?.rows).toHaveLength(8);
    expect(table?.rows[1]?.cells.slice(0, 2).map(({ text }) => text)).toEqual([
      "Plain Llama",
      "detailed",
    ]);
  });

  it("cuts an interval at the axis that its author gave, and leaves out a dot beyond it", () => {
    const rows = [
      { row: "inside", value: 5, lower: 2, upper: 20 },
      { row: "beyond", value: 15, lower: 12, upper: 18 },
    ];
    const svg = svgOf(
      plot({ x: { domain: [0, 10] }, marks: [upheld.estimate(rows, { y: "row" })] }),
    );
    expect(count(svg, /<circle/g)).toBe(1);
    expect(count(svg, /class="iv/g)).toBe(1);
    const edge = Number(/<line [^>]*x2="([\d.]+)"[^>]*class="iv/.exec(svg)?.[1]);
    const grid = [...svg.matchAll(/<line x1="([\d.]+)"[^>]*class="grid"/g)].map((m) =>
      Number(m[1]),
    );
    expect(edge).toBeCloseTo(Math.max(...grid), 1);
  });

  it("runs to the edge of the axis where an interval is open", () => {
    const open = { arm: "spt", ...ask({ arm: ["spt"] }) };
    const rows = [{ ...open, interval: { lower: null, upper: 0.98, level: 0.95, method: "t" } }];
    const svg = svgOf(plot({ marks: [upheld.estimate(rows, { y: "arm" })] }));
    const start = /<line x1="([\d.]+)"[^>]*class="iv/.exec(svg)?.[1];
    expect(start).toBe(/<line x1="([\d.]+)"[^>]*class="grid"/.exec(svg)?.[1]);
  });

  it("steps back where its author says so, line and dot and not the words", () => {
    const back = (d: { arm: string }) => d.arm !== "spt";
    const svg = svgOf(plot({ marks: [upheld.estimate(byArm, { y: "arm", back })] }));
    expect(count(svg, /class="iv[^"]* back/g)).toBe(4);
    expect(count(svg, /class="m [^"]* back/g)).toBe(4);
    expect(count(svg, /<text [^>]* back/g)).toBe(0);
  });

  it("may be returned without a plot, and says what it lacks", () => {
    expect(drawings(upheld.estimate(byArm, { y: "arm" }))).toHaveLength(2);
    expect(() => upheld.estimate(byArm, {} as never)).toThrow("needs `y`, the row");
    expect(() => upheld.estimate({} as never, { y: "arm" })).toThrow("a list of rows first");
  });
});

describe("the other marks", () => {
  it("difference: zero in ink, signed numbers, the thin line of the adjusted interval", () => {
    const rows = ["spt", "spt-masked"].map((arm) => ({
      arm,
      ...evidence.contrast({
        experiment: "review",
        metric: "detection",
        of: { arm: [arm] },
        versus: { arm: ["clean"] },
      }),
    }));
    const svg = svgOf(plot({ marks: [upheld.difference(rows, { y: "arm" })] }));
    expect(count(svg, /class="zero"/g)).toBe(1);
    expect(count(svg, /class="iv thick/g)).toBe(2);
    expect(count(svg, /class="iv adj/g)).toBe(2);
    expect(svg).toMatch(/class="n">\+\d/);
  });

  it("difference: says all numbers of a row in one unit", () => {
    const [, arm] = ids;
    const of = { arm: [arm ?? ""] };
    const versus = { arm: ["clean"] };
    const contrast = evidence.contrast({ experiment: "review", metric: "detection", of, versus });
    const value = plot({ marks: [upheld.difference([{ arm, ...contrast }], { y: "arm" })] });
    const label = /aria-label="([^"]*)"/.exec(svgOf(value))?.[1];
    expect(label).toMatch(/^Persona: \+\d+(\.\d)? pp from [+−]\d+(\.\d)? to \+\d+(\.\d)?$/);
  });

  it("claim: a field to the edge where it has no end, with an edge where it has one", () => {
    const marks = [upheld.claim({ from: 0.9 }), upheld.estimate(byArm, { y: "arm" })];
    const svg = svgOf(plot({ marks }));
    expect(count(svg, /class="claim"/g)).toBe(1);
    expect(count(svg, /class="thr"/g)).toBe(1);
    expect(() => upheld.claim({})).toThrow("needs `from`, `to` or both");
  });

  it("bar: starts at zero", () => {
    const svg = svgOf(plot({ marks: [upheld.bar(byArm, { y: "arm" })] }));
    const zero = Number(/<line x1="([\d.]+)"[^>]*class="zero"/.exec(svg)?.[1]);
    const bars = [...svg.matchAll(/<rect [^>]*x="([\d.]+)"[^>]*class="bar/g)].map((m) =>
      Number(m[1]),
    );
    expect(bars).toHaveLength(5);
    for (const x of bars) expect(x).toBeCloseTo(zero, 1);
  });

  it("directLabels: a name for each point, none over another, in the arm's colour", () => {
    const points = ids.map((arm, i) => ({ arm, x: 0.5 + i * 0.002, y: 0.5 + (i % 2) * 0.002 }));
    const marks = [
      Plot.dot(points, { x: "x", y: "y" }),
      upheld.directLabels(points, { x: "x", y: "y", text: "arm" }),
    ];
    for (const drawing of drawings(plot({ x: { domain: [0, 1] }, y: { domain: [0, 1] }, marks }))) {
      for (const label of ["Plain Llama", "Persona", "Persona, masked", "Persona, on-policy"])
        expect(count(drawing.svg, new RegExp(`>${label}</text>`, "g"))).toBe(1);
      expect(count(drawing.svg, /class="lab s halo/g)).toBe(5);
      expect(labelsThatMeet(drawing)).toEqual([]);
      expect(drawing.svg).toContain("arm-3");
    }
  });

  it("endLabels: names in a margin of their own, apart where lines end together", () => {
    const points = ids.flatMap((arm, i) =>
      [1, 2].map((step) => ({ arm, step, y: 0.5 + i * 0.001 })),
    );
    const marks = [
      Plot.line(points, { x: "step", y: "y", z: "arm" }),
      upheld.endLabels(points, { x: "step", y: "y", text: "arm" }),
    ];
    const made = drawings(plot({ y: { domain: [0, 1] }, marks }));
    expect(made.flatMap(labelsThatMeet)).toEqual([]);
    for (const { svg } of made) expect(count(svg, /class="lab halo/g)).toBe(5);
  });

  it("are all documented", () => {
    const offered: readonly (keyof AuthorMarks)[] = Object.keys(upheld) as never;
    expect(authorMarkDocs.map((d) => d.name).sort()).toEqual([...offered].sort());
  });
});

describe("a raw plot in a cell", () => {
  const rows = [
    { arm: "clean", v: 3 },
    { arm: "spt", v: 5 },
  ];
  it("has the colours of the page: arms where categories are arms, ink for black, paper for white", () => {
    const svg = svgOf(
      plot({
        marks: [
          Plot.barX(rows, { x: "v", y: "arm", fill: "arm" }),
          Plot.ruleX([0], { stroke: "black" }),
          Plot.dot(rows, { x: "v", y: "arm", fill: "white" }),
        ],
      }),
    );
    expect(svg).toContain('fill="var(--arm-1)"');
    expect(svg).toContain('fill="var(--arm-2)"');
    expect(svg).toContain('fill="var(--paper)"');
    expect(svg).not.toMatch(/"(black|white|#[0-9a-f]{3,6})"/);
  });

  it("keeps a scheme that its author names", () => {
    const svg = svgOf(
      plot({
        color: { range: ["#123456", "#654321"] },
        marks: [Plot.barX(rows, { x: "v", y: "arm", fill: "arm" })],
      }),
    );
    expect(svg).toContain('fill="#123456"');
  });

  it("is struck by no line: texts in ink stand on top, with a halo", () => {
    const svg = svgOf(
      plot({ marks: [Plot.text(rows, { x: 0, y: "arm", text: "arm" }), Plot.ruleX([0])] }),
    );
    expect(svg.lastIndexOf("<line")).toBeLessThan(svg.indexOf("<text"));
    expect(svg).toMatch(/<text [^>]*class="halo"/);
  });

  it("gets room for tick texts that would be cut, and wraps its legend on a phone", () => {
    const long = rows.map((d) => ({ ...d, arm: `${d.arm}, described in so many words` }));
    const value = plot({
      color: { legend: true },
      marks: [Plot.barX(long, { x: "v", y: "arm", fill: "arm" })],
    });
    expect(drawings(value).flatMap(labelsThatMeet)).toEqual([]);
  });
});

describe("a plot in numbers", () => {
  const rows = [
    { step: 1, loss: 3, run: "a" },
    { step: 2, loss: 2, run: "a" },
    { step: 1, loss: 4, run: "b" },
  ];
  const line = Plot.line(rows, { x: "step", y: "loss", stroke: "run" });

  it("says each thing once: dots on a line, names at its end and a rule at zero add nothing", () => {
    const names = upheld.endLabels(rows, { x: "step", y: "loss", text: "run" });
    const dot = Plot.dot(rows, { x: "step", y: "loss" });
    const drawn = drawnRecords(plot({ marks: [Plot.ruleY([0]), dot, line, names] }));
    expect(drawn).toEqual(rows.map(({ step, loss, run }) => ({ run, step, loss })));
  });

  it("has what was counted, and both ends of what was counted in", () => {
    const bars = Plot.rectY(
      rows,
      Plot.binX({ y: "count" }, { x: "loss", thresholds: [2, 3, 4, 5] }),
    );
    expect(drawnRecords(plot({ marks: [bars] }))).toEqual([
      { "loss from": 2, "loss to": 3, Frequency: 1 },
      { "loss from": 3, "loss to": 4, Frequency: 1 },
      { "loss from": 4, "loss to": 5, Frequency: 1 },
    ]);
  });

  it("tells several marks apart, and names the panel of each", () => {
    const dots = Plot.dot(rows, { x: "step", y: "loss", fx: "run" });
    const drawn = drawnRecords(plot({ marks: [dots, Plot.lineY([5, 6])] }));
    expect(drawn[0]).toEqual({ mark: "dot", step: 1, loss: 3, run: "a" });
    expect(drawn.at(-1)).toEqual({ mark: "line", x: 1, y: 6 });
  });

  it("is empty for what came from elsewhere", () => {
    expect(drawnRecords({})).toEqual([]);
    expect(drawnTable(plot({ marks: [line] }))).toBeNull();
  });

  it("says what is drawn against what, where its author says nothing", () => {
    expect(svgOf(plot({ marks: [line] }))).toContain(
      'aria-label="Plot of loss against step, by run"',
    );
    expect(svgOf(plot({ ariaLabel: "Mine", marks: [line] }))).toContain('aria-label="Mine"');
  });
});

describe("a slip in a mark's channels", () => {
  const rows = [
    { model: "a", step: 1, value: 0.2, back: true },
    { model: "b", step: 2, value: 0.4 },
  ];
  it.each([
    ["a column that no row has", () => upheld.estimate(rows, { y: "modle" }), /"modle".*model/s],
    [
      "a channel that there is not",
      () => upheld.bar(rows, { y: "model", bakc: "back" } as never),
      /knows no `bakc`.*Did you mean "back"/s,
    ],
    [
      "a column of labels",
      () => upheld.endLabels(rows, { x: "stp", y: "value", text: "model" }),
      /"stp".*step/s,
    ],
    ["an edge of a claim", () => upheld.claim({ form: 0.5 } as never), /knows no `form`/],
  ])("is an error: %s", (_what, make, says) => {
    expect(make).toThrow(says);
  });

  it("is none where only some rows have the column", () => {
    expect(() => upheld.estimate(rows, { y: "model", back: "back" })).not.toThrow();
  });
});
