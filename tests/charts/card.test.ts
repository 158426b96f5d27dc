import { describe, expect, it } from "vitest";
import { renderForCard } from "../../src/charts/card/render-for-card.ts";
import { firstOf } from "../../src/charts/card/row-parts.ts";
import type { ChartType } from "../../src/charts/chart-type.ts";
import { labelsThatMeet } from "../../src/charts/layout/check-labels.ts";
import { chartTypes } from "../../src/charts/types/index.ts";
import type { Evidence } from "../../src/stats/index.ts";
import { leakyEvidence, reviewEvidence, trainingEvidence } from "./support/experiments.ts";
import { request } from "./support/snapshot.ts";

const training = { experiment: "training", metrics: ["recall"] };
const asked: Readonly<Record<string, readonly [Evidence, Parameters<typeof request>[0]]>> = {
  curve: [trainingEvidence(), training],
  distribution: [trainingEvidence(), { ...training, of: { step: ["800"] } }],
  matrix: [leakyEvidence(), { experiment: "leaky", x: "prompt", color: "model" }],
  pairs: [reviewEvidence(), { metrics: ["detection"], x: "arm" }],
  plane: [reviewEvidence(), {}],
  replicates: [trainingEvidence(), { ...training, of: { step: ["800"] } }],
};

const drawn = (chartTypes as readonly ChartType[]).filter((type) => type.name !== "table");

function gathered(type: ChartType) {
  const [evidence, figure] = asked[type.name] ?? [reviewEvidence(), { metrics: ["detection"] }];
  const options = type.options.parse(type.name === "distribution" ? { by: "draw" } : {});
  const data = type.gather(request(figure), options, evidence);
  if (data === null || (typeof data === "object" && "message" in data))
    expect.fail(JSON.stringify(data));
  return { data, options };
}

describe("the drawing of a card", () => {
  it.each(drawn.map((type) => [type.name, type] as const))(
    "of %s is as wide as its text can be read, and says what it leaves out",
    (_name, type) => {
      const { data, options } = gathered(type);
      const card = renderForCard(type, data, options, "f") ?? expect.fail("no drawing");
      expect([544, 725]).toContain(card.width);
      expect(labelsThatMeet(card)).toEqual([]);
      expect(renderForCard(type, data, options, "f")?.svg).toBe(card.svg);
      if (!type.parts) return;
      const { count, first, word } = type.parts;
      const all = count(data);
      if (card.part === null && all > 6) expect(card.height).toBeLessThanOrEqual(439);
      else if (card.part !== null)
        expect(card.part).toMatch(new RegExp(`^\\d+ of ${all} ${word}s$`));
      for (let most = 1; most <= all; most++) expect(count(first(data, most))).toBe(most);
    },
  );

  it("keeps what is highlighted, in its order", () => {
    expect(firstOf([1, 2, 3, 4], 2, (n) => n === 4)).toEqual([1, 4]);
    expect(firstOf([1, 2, 3, 4], 2, (n) => n === 1)).toEqual([1, 2]);
    expect(firstOf([1, 2, 3], 1, (n) => n === 3)).toEqual([3]);
    expect(firstOf([1, 2, 3], 2, () => false)).toEqual([1, 2]);
  });
});
