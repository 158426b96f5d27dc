import { describe, expect, it } from "vitest";
import { haveOwnScales, onScaleOf } from "../../src/charts/rows/shared-scale.ts";
import { difference } from "../../src/charts/types/difference.ts";
import { dots } from "../../src/charts/types/dots.ts";
import type { Metric } from "../../src/model/index.ts";
import { maskEvidence, reviewEvidence } from "./support/experiments.ts";
import { type Drawn, draw } from "./support/snapshot.ts";

const apart = "Panels have axes of their own";
/** Tick texts of each panel, with the px at which they stand. */
function axes({ at }: Drawn, width: number) {
  const ticks = [
    ...at(width).svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]* class="t">([^<]+)</g),
  ]
    .filter(([, , , text = ""]) => /^[+\u2212]?[\d.]+(?:%|\u202fpp)?$/.test(text))
    .map(([, x, y, text]) => ({ y, tick: `${text} at ${x}` }));
  return [...new Set(ticks.map((t) => t.y))].map((y) =>
    ticks.filter((t) => t.y === y).map((t) => t.tick),
  );
}

const metric = (kind: Metric["kind"], id: string, range?: [number, number]) =>
  ({ id, kind, range }) as unknown as Metric;
const panel = (of: Metric, ...values: number[]) => ({ metric: of, values });
const valuesOf = (p: { readonly values: readonly number[] }) => p.values;

describe("panels that share a unit", () => {
  it.each([340, 640, 920])("stand on one scale, at the same px, %i wide", (width) => {
    const figure = draw(difference, maskEvidence(), { experiment: "mask" });
    const [first, second, ...more] = axes(figure, width);
    expect(more).toEqual([]);
    expect(first?.length).toBeGreaterThan(2);
    expect(second).toEqual(first);
    expect(figure.method).not.toContain(apart);
  });

  it("have axes of their own where their values are too far apart, and say so", () => {
    const figure = draw(difference, reviewEvidence(), {});
    const [first, second] = axes(figure, 640);
    expect(second).not.toEqual(first);
    expect(figure.method).toContain(apart);
  });

  it("share the axis that is cut to their values", () => {
    const asked = { metrics: ["specificity"], facet: "wording" };
    const figure = draw(dots, reviewEvidence(), asked, { zoom: "" });
    const [first, second] = axes(figure, 640);
    expect(first?.length).toBeGreaterThan(2);
    expect(second).toEqual(first);
    expect(figure.method).not.toContain(apart);
  });

  it("are those of all shares, and of one score: scores of two kinds have no common unit", () => {
    const rate = panel(metric("binary", "a"), 0, 0.5);
    const share = panel(metric("score", "b", [0, 1]), 0.2, 0.9);
    const loss = panel(metric("score", "loss"), 0, 0.5);
    const other = panel(metric("score", "words"), 0, 0.5);
    const all = [rate, share, loss, other];
    expect(onScaleOf(rate, all, valuesOf)).toEqual([rate, share]);
    expect(onScaleOf(loss, all, valuesOf)).toEqual([loss]);
    expect(haveOwnScales(all, valuesOf)).toBe(false);
    const tiny = panel(metric("binary", "c"), 0.5, 0.51);
    expect(onScaleOf(rate, [...all, tiny], valuesOf)).toEqual([rate]);
    expect(haveOwnScales([...all, tiny], valuesOf)).toBe(true);
  });
});
