import { describe, expect, it } from "vitest";
import type { ChartType } from "../../src/charts/chart-type.ts";
import { labelsThatMeet, textBoxes } from "../../src/charts/layout/check-labels.ts";
import { renderThumbnail } from "../../src/charts/thumbnail/thumbnail.ts";
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

function thumbnailOf(type: ChartType) {
  const [evidence, figure] = asked[type.name] ?? [reviewEvidence(), { metrics: ["detection"] }];
  const options = type.options.parse(type.name === "distribution" ? { by: "draw" } : {});
  const data = type.gather(request(figure), options, evidence);
  if (data === null || (typeof data === "object" && "message" in data))
    expect.fail(JSON.stringify(data));
  return renderThumbnail(type, data, options);
}

const drawn = (chartTypes as readonly ChartType[]).filter((type) => type.name !== "table");

describe("a thumbnail", () => {
  it.each(drawn.map((type) => [type.name, type] as const))(
    "of %s is a drawing of its own with at most three words",
    (_name, type) => {
      const thumb = thumbnailOf(type);
      if (!thumb) expect.fail("no thumbnail");
      expect([thumb.width, thumb.height]).toEqual([240, 140]);
      expect(thumb.svg).toContain('class="chart thumb"');
      expect(thumb.svg).toMatch(/class="(?:m[ "]|line|cell)/);
      const words = textBoxes(thumb.svg).flatMap(({ text }) => text.split(/\s+/));
      expect(words.length).toBeLessThanOrEqual(3);
      expect(labelsThatMeet(thumb)).toEqual([]);
      expect(thumbnailOf(type)?.svg).toBe(thumb.svg);
    },
  );

  it("of a chart of marks has one mark for each of its first panel, inside the picture", () => {
    const replicates = drawn.find((type) => type.name === "replicates");
    if (!replicates) expect.fail("no replicates");
    const { svg = "" } = thumbnailOf(replicates) ?? {};
    const marks = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map((m) =>
      m.slice(1).map(Number),
    );
    expect(marks).toHaveLength(3);
    for (const [x = 0, y = 0, r = 0] of marks) {
      expect(x - r).toBeGreaterThan(0);
      expect(x + r).toBeLessThan(240);
      expect(y + r).toBeLessThan(140);
    }
  });

  it("is not made of a table", () => {
    const table = (chartTypes as readonly ChartType[]).find((type) => type.name === "table");
    expect(table?.sketch).toBeUndefined();
  });
});
