import * as Plot from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import { looks } from "../../src/charts/marks/look.ts";
import { type DocumentElement, plotDocument } from "../../src/charts/svg/document.ts";
import { finish } from "../../src/charts/svg/finish.ts";

const document = plotDocument as unknown as Document;
const data = [
  { x: 1 / 3, y: 1, name: "a < b", hue: 1 },
  { x: 2 / 3, y: 2, name: "c", hue: 1 },
  { x: 1, y: 3, name: "d", hue: 2 },
];
const look = looks((d: (typeof data)[number]) => ({ classes: "m s", hue: d.hue }));
const drawn = () =>
  Plot.plot({
    document,
    width: 300,
    height: 200,
    axis: null,
    x: { domain: [0, 1] },
    y: { domain: [0, 4] },
    marks: [
      Plot.dot(data, { x: "x", y: "y", fill: "red", ...look }),
      Plot.text(data, { x: "x", y: "y", text: "name", lineAnchor: "bottom", ...look }),
    ],
  }) as unknown as DocumentElement;
const made = () => finish([drawn()], { width: 300, height: 200, label: "Three dots" }).svg;

describe("a finished drawing", () => {
  it("keeps shapes and texts, and drops what Plot says of style, colour and groups", () => {
    expect(made()).not.toMatch(/style|red|plot-|aria-label="(dot|text)"|currentColor/);
    expect(made().match(/<circle /g)).toHaveLength(3);
    expect(made().match(/<text /g)).toHaveLength(3);
  });

  it("writes geometry first, to two decimals, then the class; texts by x and y", () => {
    expect(made()).toMatch(/<circle cx="\d+(\.\d\d?)?" cy="\d+(\.\d\d?)?" r="3" class="m s"\/>/);
    expect(made()).toMatch(
      /<text x="[\d.]+" y="[\d.]+" text-anchor="middle" class="m s">a &lt; b</,
    );
    expect(made()).not.toMatch(/\.\d{3}/);
  });

  it("names the arm once for neighbours of one arm", () => {
    expect(made().match(/<g class="arm-\d">/g)).toEqual([
      '<g class="arm-1">',
      '<g class="arm-2">',
      '<g class="arm-1">',
      '<g class="arm-2">',
    ]);
  });

  it("has the same bytes each time, and puts parts in their order", () => {
    expect(made()).toBe(made());
    const twice = finish([drawn(), drawn()], { width: 300, height: 200, label: null }).svg;
    expect(twice.match(/<circle /g)).toHaveLength(6);
    expect(twice).toContain('aria-hidden="true"');
  });

  it("puts shapes and texts where groups that stand aside put them", () => {
    const [dx, dy] = [7, -3];
    const both = (by: { readonly dx?: number; readonly dy?: number }) =>
      Plot.plot({
        document,
        width: 300,
        height: 200,
        axis: null,
        marks: [
          Plot.dot(data, { x: "x", y: "y", ...by, ...look }),
          Plot.dot(data, { x: "x", y: "y", symbol: "cross", ...by, ...look }),
          Plot.ruleX(data, { x: "x", y: "y", ...by, ...look }),
          Plot.line(data, { x: "x", y: "y", ...by, ...looks(() => ({ classes: "line" })) }),
          Plot.text(data, { x: "x", y: "y", text: "name", ...by, ...look }),
        ],
      }) as unknown as DocumentElement;
    const numbers = (by: { readonly dx?: number; readonly dy?: number }) =>
      [
        ...finish([both(by)], { width: 300, height: 200, label: null }).svg.matchAll(
          /(?: (x1|x2|cx|x|y1|y2|cy|y)="([\d.-]+)")|(?:[ML(]([\d.-]+),([\d.-]+))/g,
        ),
      ].flatMap(([, name = "", one, x, y]) =>
        one === undefined
          ? [{ axis: "x", at: Number(x) } as const, { axis: "y", at: Number(y) } as const]
          : [{ axis: name.includes("x") ? "x" : "y", at: Number(one) } as const],
      );
    const still = numbers({});
    const moved = numbers({ dx, dy });
    expect(moved).toHaveLength(still.length);
    // The lines inside a cross are drawn around its own middle.
    const away = moved.map(({ axis, at }, i) => ({ axis, by: at - (still[i]?.at ?? 0) }));
    for (const { axis, by } of away)
      if (by !== 0) expect(by).toBeCloseTo(axis === "x" ? dx : dy, 1);
    expect(away.filter(({ by }) => by !== 0).length).toBeGreaterThan(20);
  });
});
