import { describe, expect, it } from "vitest";
import { greyUpTo, tint } from "../../src/charts/types/matrix/matrix-cells.ts";
import { columnHeads } from "../../src/charts/types/matrix/matrix-heads.ts";
import { matrix } from "../../src/charts/types/matrix.ts";
import { leakyEvidence, reviewEvidence } from "./support/experiments.ts";
import { draw, expectFigure } from "./support/snapshot.ts";

function matrixOfPublishedValues() {
  return draw(matrix, leakyEvidence(), { experiment: "leaky", x: "prompt" }, { rows: "model" });
}
/** The same with the intervals that a bootstrap gives at nought events. */
function matrixOfEmptyIntervals() {
  const evidence = leakyEvidence();
  return draw(
    matrix,
    {
      ...evidence,
      estimate(question) {
        const found = evidence.estimate(question);
        const { value, interval } = found;
        return value === 0 && interval
          ? { ...found, interval: { ...interval, lower: 0, upper: 0 } }
          : found;
      },
    },
    { experiment: "leaky", x: "prompt" },
    { rows: "model" },
  );
}
function matrixOfClusters() {
  return draw(
    matrix,
    reviewEvidence(),
    { metrics: ["specificity"] },
    { rows: "cluster", tint: "less" },
  );
}

describe("matrix", () => {
  it.each([matrixOfPublishedValues, matrixOfClusters])("%o is drawn as kept", (named) => {
    expectFigure(named, 640);
  });

  describe.each([
    ["light", "#fdfcf9", "#1b1a18", "#55534e"],
    ["dark", "#151618", "#ecebe6", "#b1afa8"],
  ])("in the %s scheme", (_scheme, paper, ink, grey) => {
    const on = (share: number) => mixed(paper, ink, tint(share));

    it("tints equal differences equally", () => {
      const steps = Array.from({ length: 10 }, (_, i) =>
        Math.abs(lightness(on((i + 1) / 10)) - lightness(on(i / 10))),
      );
      expect(Math.min(...steps)).toBeGreaterThan(2);
      expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.35);
    });

    it("leaves ink legible on every tint, and grey on the faintest", () => {
      for (let share = 0; share <= 1; share += 0.05)
        expect(contrast(rgb(ink), on(share))).toBeGreaterThan(4.5);
      expect(contrast(rgb(grey), mixed(paper, ink, greyUpTo))).toBeGreaterThan(4.5);
    });
  });

  it("hatches a missing cell and writes its reason", () => {
    expect(matrixOfPublishedValues().at(920).svg).toContain(">not run<");
    expect(matrixOfPublishedValues().method).toContain(
      "Hatched: Inoculation prompt, Same structure: not run",
    );
  });

  it("writes published numbers in italics", () => {
    expect(matrixOfPublishedValues().at(640).svg).toContain('class="n pub"');
  });

  it("gives our interval, marked as ours, where the published one has no width", () => {
    const figure = matrixOfEmptyIntervals();
    const { svg } = figure.at(920);
    const at = (text: string) =>
      [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)/g)].flatMap((m) =>
        m[2] === text ? [m[1]] : [],
      );
    expect(at("[0, 4]").length).toBeGreaterThan(0);
    expect(at("ours")).toEqual(expect.arrayContaining(at("[0, 4]")));
    expect(figure.at(920).svg).not.toContain("[0, 0]");
    expect(figure.table.rows[2]?.cells[1]).toMatchObject({ text: "0%\u2020", note: "ours [0, 4]" });
    expect(figure.description).toContain("0% (ours [0, 4])");
    expect(figure.method).toContain(
      "A published interval that is a single point, as at 0 or 100%, says nothing about rare cases",
    );
  });

  it("says where intervals stand, where they do not stand in the cells", () => {
    const asked = { metrics: ["detection"], x: "arm" };
    const said = (intervals: string) => draw(matrix, reviewEvidence(), asked, { intervals }).method;
    expect(said("never")).toContain("Intervals stand in the table");
    expect(said("auto")).not.toContain("in the table");
  });

  it("speaks of neither crosses nor dashes, which it does not draw", () => {
    expect(matrixOfEmptyIntervals().method).not.toMatch(/cross|dash/i);
  });

  it("puts words over columns wherever they fit, in runs below each other if need be", () => {
    for (const width of [340, 640, 920] as const) {
      const { svg } = matrixOfPublishedValues().at(width);
      expect([width, svg.includes(">a<")]).toEqual([width, false]);
    }
    expect(matrixOfPublishedValues().at(340).svg).toMatch(/>(No|prompt)( prompt)?</);
  });

  it("puts letters over columns whose words would break, and the words below", () => {
    const heads = ["Incomprehensibilities", "Counterrevolutionaries"].map((label) => ({ label }));
    const { texts, below } = columnHeads(heads, 100, 60, true);
    expect(texts.map(({ text }) => text)).toEqual(["a", "b"]);
    expect(below(100, 340).texts.map(({ text }) => text)).toEqual([
      "a",
      "Incomprehensibilities",
      "b",
      "Counterrevolutionaries",
    ]);
  });

  it("goes on in the next line after a hyphen, a stroke or an underscore, and adds no space there", () => {
    const { texts } = columnHeads([{ label: "one_two three-four" }], 0, 50, true);
    expect(texts.map(({ text }) => text)).toEqual(["one_two", "three-", "four"]);
  });

  it("writes intervals into the cells at every width", () => {
    for (const width of [340, 640, 920] as const)
      expect(matrixOfPublishedValues().at(width).svg).toContain(">[0, 5]<");
  });

  it("leaves them out where told to", () => {
    const asked = { experiment: "leaky", x: "prompt" };
    const figure = draw(matrix, leakyEvidence(), asked, { rows: "model", intervals: "never" });
    expect(figure.at(920).svg).not.toContain(">[0, 5]<");
  });
});

/** Colours as the browser mixes them: a cell's ink over paper. */
type Rgb = readonly number[];
const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
const mixed = (paper: string, ink: string, share: number): Rgb =>
  rgb(paper).map((p, i) => p + ((rgb(ink)[i] ?? 0) - p) * share);
const luminance = (colour: Rgb) => {
  const [r = 0, g = 0, b = 0] = colour.map((v) => {
    const c = v / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const lightness = (colour: Rgb) => 116 * Math.cbrt(luminance(colour)) - 16;
const contrast = (a: Rgb, b: Rgb) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
};
