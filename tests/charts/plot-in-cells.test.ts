import { describe, expect, it } from "vitest";
import { Plot, plotForCells } from "../../src/charts/plot-for-cells.ts";
import { renderPlotElement } from "../../src/charts/render-plot-element.ts";

const rows = [
  { arm: "a", x: 1, y: 2 },
  { arm: "b", x: 2, y: 3 },
];
const plot = plotForCells.plot as typeof Plot.plot;

describe("a cell's plot", () => {
  it("may be options, a mark, or what Plot returned", () => {
    const { dot } = plotForCells as typeof Plot;
    const mark = () => dot(rows, { x: "x", y: "y" });
    const drawings = [
      { marks: [mark()] },
      mark(),
      plot({ marks: [mark()] }),
      (mark() as unknown as { plot: () => unknown }).plot(),
    ].map((v) => renderPlotElement(v, "cell"));
    expect(new Set(drawings.map((d) => JSON.stringify(d))).size).toBe(1);
    expect(drawings[0]?.map((d) => d.width)).toEqual([340, 640]);
  });

  it("is null for anything else", () => {
    expect(renderPlotElement(undefined, "cell")).toBeNull();
    expect(renderPlotElement([{ a: 1 }], "cell")).toBeNull();
    expect(renderPlotElement("text", "cell")).toBeNull();
  });

  it("refuses a column that no row has, where Plot would draw nothing, and takes all else that Plot takes", () => {
    const { dot, text, lineY, groupX, barY, ruleX } = plotForCells as typeof Plot;
    expect(() => dot(rows, { x: "x", y: "why" })).toThrow(
      '`y` of Plot.dot names "why", which no row has; there are arm, x, y.',
    );
    expect(() => dot(rows, { x: "x", fx: "amr" })).toThrow('Did you mean "arm"?');
    expect(() => dot(rows, { x: "x", fill: "group" })).toThrow("`fill` of Plot.dot");
    for (const make of [
      () => dot(rows, { x: "x", y: "y", fill: "red", stroke: "currentColor" }),
      () => dot([...rows, { x: 1, y: 1, only: 2 }], { x: "only", y: "y" }),
      () => dot([], { x: "anything" }),
      () => dot([[1, 2]], { x: "0", y: "1" }),
      () => text(["Title"], { frameAnchor: "top" }),
      () => lineY([1, 2, 3]),
      () => barY(rows, groupX({ y: "count" }, { x: "arm" })),
      () => ruleX(rows, { x: (d: { x: number }) => d.x }),
    ])
      expect(make).not.toThrow();
  });

  it("loses styles, handlers, labels of groups and foreign links", () => {
    const drawing = renderPlotElement(
      plot({
        marks: [
          Plot.dot(rows, { x: "x", y: "y", href: () => "javascript:alert(1)", title: "arm" }),
        ],
      }),
      "cell",
    );
    expect(drawing?.[0]?.svg).not.toMatch(/<style|style=|javascript|<g[^>]*aria-label| on\w+=/);
    expect(drawing?.[0]?.svg).toContain("<circle");
  });

  it("carries its name in ids, and the same ids each time", () => {
    const clipped = () =>
      renderPlotElement(
        plot({ clip: true, marks: [Plot.line(rows, { x: "x", y: "y", clip: true })] }),
        "cell-1",
      )?.[0]?.svg;
    expect(clipped()).toContain('id="cell-1-340-1"');
    expect(clipped()).toContain("url(#cell-1-340-1)");
    expect(clipped()).toBe(clipped());
  });

  it("keeps title and colour legend", () => {
    const svg = renderPlotElement(
      plot({
        title: "Two arms",
        color: { legend: true },
        marks: [Plot.dot(rows, { x: "x", y: "y", fill: "arm" })],
      }),
      "cell",
    )?.[0]?.svg;
    expect(svg).toContain('aria-label="Two arms. Plot of y against x, by arm"');
    expect(svg).toMatch(/<rect[^>]*\/><text[^>]*>a<\/text>/);
  });
});
