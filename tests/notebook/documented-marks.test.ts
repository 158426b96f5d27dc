import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawMarks, pictureFolder, pictureNames } from "../../scripts/docs/draw-marks.ts";
import { markExamples } from "../../scripts/docs/mark-examples.ts";
import { authorMarkDocs, labelsThatMeet } from "../../src/charts/index.ts";

describe("what docs/marks.md shows", () => {
  it("has an example and a picture for every mark", () => {
    const names = authorMarkDocs.map(({ name }) => name);
    expect(markExamples.map(({ mark }) => mark)).toEqual(expect.arrayContaining(names));
    expect(readdirSync(pictureFolder).sort()).toEqual([...pictureNames].sort());
  });

  it("works: every example draws a numbered figure, without a text over another, as its picture shows", async () => {
    const { figures, pictures, problems } = await drawMarks();
    expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(figures.map(({ id, number }) => [id, number])).toEqual(
      markExamples.map(({ mark }, i) => [mark, i + 1]),
    );
    for (const { drawings, method, table } of figures) {
      expect(method).toMatch(/^Drawn by code of its notebook from /);
      expect(table.rows.length).toBeGreaterThan(2);
      expect(drawings.map(({ width }) => width)).toEqual([340, 640]);
      expect(drawings.flatMap(labelsThatMeet)).toEqual([]);
    }
    // Each picture carries the stylesheet of charts, whose changes need no new pictures.
    const drawn = (svg: string) => svg.replace(/<style>.*?<\/style>/s, "");
    for (const [name, svg] of pictures)
      expect(drawn(svg), `${name} is stale: run node scripts/mark-pictures.ts`).toBe(
        drawn(readFileSync(join(pictureFolder, name), "utf8")),
      );
  }, 60_000);
});
