import { describe, expect, it } from "vitest";
import type { ChartType } from "../../src/charts/chart-type.ts";
import { labelsThatMeet, textBoxes } from "../../src/charts/layout/check-labels.ts";
import { renderThumbnail } from "../../src/charts/thumbnail/thumbnail.ts";
import { chartTypes } from "../../src/charts/types/index.ts";
import { drawn, gathered } from "./support/gathered.ts";

function thumbnailOf(type: ChartType) {
  const { data, options } = gathered(type);
  return renderThumbnail(type, data, options);
}

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
