import { describe, expect, it } from "vitest";
import type { ChartType } from "../../src/charts/chart-type.ts";
import { labelsThatMeet, textBoxes } from "../../src/charts/layout/check-labels.ts";
import { isRefusal } from "../../src/charts/request/request.ts";
import { chartTypes } from "../../src/charts/types/index.ts";
import type { Experiment } from "../../src/model/index.ts";
import type { Evidence } from "../../src/stats/index.ts";
import {
  leakyEvidence,
  maskEvidence,
  reviewEvidence,
  trainingEvidence,
} from "./support/experiments.ts";
import { request } from "./support/snapshot.ts";

const evidence: Record<string, Evidence> = {
  review: reviewEvidence(),
  mask: maskEvidence(),
  training: trainingEvidence(),
  leaky: leakyEvidence(),
};

const figures: readonly (readonly [
  chart: string,
  asked: Parameters<typeof request>[0],
  options: Record<string, string>,
])[] = [
  ["bars", { color: "wording" }, {}],
  ["curve", { experiment: "training", x: "step" }, {}],
  ["curve", { experiment: "training", metrics: ["loss"], x: "step" }, { log: "" }],
  ["difference", {}, {}],
  ["difference", { metrics: ["detection"], color: "wording" }, {}],
  ["difference", { metrics: ["detection"], of: { arm: ["spt"] }, versus: { arm: ["clean"] } }, {}],
  ["distribution", { metrics: ["detection"] }, {}],
  ["dots", { color: "wording" }, {}],
  ["dots", { facet: "wording" }, { zoom: "" }],
  ["dots", { experiment: "leaky", x: "prompt", color: "model" }, {}],
  ["dots", { experiment: "mask" }, {}],
  ["matrix", { metrics: ["detection"] }, { rows: "cluster" }],
  ["matrix", { experiment: "leaky", x: "prompt" }, { rows: "model" }],
  ["pairs", { metrics: ["detection"], of: { arm: ["spt-masked"] }, versus: { arm: ["spt"] } }, {}],
  ["pairs", { metrics: ["detection"], x: "arm" }, {}],
  ["plane", {}, { chance: "falling" }],
  ["plane", {}, { zoom: "y" }],
  ["plane", { experiment: "mask" }, { zoom: "both" }],
  ["plane", { experiment: "training", of: { step: ["800"] }, metrics: ["recall", "doclike"] }, {}],
  ["replicates", { experiment: "training", of: { step: ["800"] } }, { join: "" }],
];

/** The same experiment with names that nobody would print. */
function verbose(plain: Evidence): Evidence {
  const long = (text: string) =>
    `${text}, which is explained at such length that nobody would print it`;
  const stretch = (e: Experiment): Experiment => ({
    ...e,
    metrics: e.metrics.map((m) => ({ ...m, label: long(m.label), doc: long(m.doc ?? "It") })),
    design: {
      ...e.design,
      factors: e.design.factors.map((f) => ({
        ...f,
        label: long(f.label),
        levels: f.levels.map((l) => ({
          ...l,
          label: long(l.label),
          ...(l.note ? { note: long(l.note) } : {}),
        })),
      })),
    },
  });
  return {
    ...plain,
    experiment: (id) => {
      const found = plain.experiment(id);
      return found && stretch(found);
    },
  };
}

function drawnAt(
  chart: string,
  asked: (typeof figures)[number][1],
  options: Record<string, string>,
  source: Evidence,
  width: number,
) {
  const type = chartTypes.find((t) => t.name === chart) as ChartType | undefined;
  if (!type) throw new Error(`${chart} is not a chart type`);
  const parsed = type.options.parse(options);
  const data = type.gather(request(asked), parsed, source);
  if (isRefusal(data)) throw new Error(data.message);
  const drawing = type.render(data, parsed, { id: "figure", width });
  if (!drawing) throw new Error(`${chart} draws nothing`);
  return drawing;
}

describe.each([320, 800, 1200])("labels at %i px", (width) => {
  it.each(figures)("%s %o: none is cut, none lies over another", (chart, asked, options) => {
    const source = evidence[asked?.experiment ?? "review"]!;
    const drawing = drawnAt(chart, asked, options, source, width);
    expect(textBoxes(drawing.svg).length).toBeGreaterThan(5);
    expect(labelsThatMeet(drawing)).toEqual([]);
    expect(labelsThatMeet(drawnAt(chart, asked, options, verbose(source), width))).toEqual([]);
  });
});

describe("drawings", () => {
  it("cover every chart type that draws", () => {
    expect([...new Set(figures.map(([chart]) => chart)), "table"]).toEqual(
      chartTypes.map((t) => t.name),
    );
  });

  it.each(figures)(
    "%s %o: keeps the contract of the page and is the same each time",
    (chart, asked, options) => {
      const source = evidence[asked?.experiment ?? "review"]!;
      const { svg } = drawnAt(chart, asked, options, source, 640);
      expect(svg).toMatch(/^<svg xmlns="[^"]+" [^>]*class="chart wide w640"/);
      expect(svg).toMatch(/^<svg [^>]*role="img"/);
      expect(svg).toMatch(/^<svg [^>]*aria-label="[^"]{40,}"/);
      expect(svg.slice(5)).not.toMatch(/<style|style=|<script|NaN|Infinity|undefined| on\w+=/);
      expect(svg.replace(/^<svg[^>]*>/, "")).not.toContain("aria-label");
      // Plot draws a sign into a plot that it warns of.
      expect(svg).not.toContain("\u26a0");
      expect(svg).toBe(drawnAt(chart, asked, options, source, 640).svg);
    },
  );
});
