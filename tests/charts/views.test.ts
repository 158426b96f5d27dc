import { describe, expect, it } from "vitest";
import type { ChartType, FigureRequest } from "../../src/charts/chart-type.ts";
import { isRefusal } from "../../src/charts/request/request.ts";
import { curve } from "../../src/charts/types/curve.ts";
import { difference } from "../../src/charts/types/difference.ts";
import type { Evidence } from "../../src/stats/index.ts";
import { reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { draw, request } from "./support/snapshot.ts";

function viewsOf<Data, Options>(
  type: ChartType<Data, Options>,
  evidence: Evidence,
  asked: Partial<FigureRequest>,
  options: Record<string, string> = {},
) {
  const parsed = type.options.parse(options);
  const data = type.gather(request(asked), parsed, evidence);
  if (isRefusal(data)) throw new Error(data.message);
  return type.views?.(data, parsed, evidence) ?? [];
}

describe("the values that differences are taken from", () => {
  const detection = { metrics: ["detection"], of: { arm: ["spt"] }, versus: { arm: ["clean"] } };

  it("are drawn with the numbers that the evidence has for both sides", () => {
    const evidence = reviewEvidence();
    const [view] = viewsOf(difference, evidence, detection);
    const svg = view?.render({ id: "figure", width: 640 })?.svg ?? "";
    const means = [...svg.matchAll(/<circle|<path[^>]*class="m /g)];
    expect(view?.id).toBe("sides");
    expect(means.length).toBe(2);
    const ofBoth = ["clean", "spt"].map((arm) => {
      const { value } = evidence.estimate({
        experiment: "review",
        metric: "detection",
        of: { arm: [arm] },
      });
      return `${((value ?? Number.NaN) * 100).toFixed(1)}%`;
    });
    for (const text of ofBoth) expect(svg).toContain(`: ${text}`);
    expect(view?.method).toMatch(/interval/);
  });

  it("stand in the rows of the figure, the baseline in each of them", () => {
    const [view] = viewsOf(difference, reviewEvidence(), { metrics: ["detection"] });
    const rows = draw(difference, reviewEvidence(), { metrics: ["detection"] }).table.rows.length;
    const svg = view?.render({ id: "figure", width: 640 })?.svg ?? "";
    expect(svg.match(/class="n(?: pub)?"/g)).toHaveLength(2 * rows);
  });
});

describe("a logarithmic axis of a curve", () => {
  const all = { experiment: "training", metrics: ["recall"], x: "step" };
  const asked = { ...all, of: { step: ["50", "100", "200", "400", "800"] } };

  it("is offered where levels grow tenfold, and not where the author has it", () => {
    const [view] = viewsOf(curve, trainingEvidence(), asked);
    expect(view?.id).toBe("log");
    expect(view?.method).toMatch(/on a logarithmic axis\.$/);
    const drawn = view?.render({ id: "figure", width: 640 });
    expect(drawn).toEqual(draw(curve, trainingEvidence(), asked, { log: "" }).at(640));
    expect(viewsOf(curve, trainingEvidence(), asked, { log: "" })).toEqual([]);
  });

  it("is not offered where it would leave out a level at zero", () => {
    expect(viewsOf(curve, trainingEvidence(), all)).toEqual([]);
  });
});
