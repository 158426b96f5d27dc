import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { drawGallery, galleryFolder } from "../../scripts/docs/draw-marks.ts";
import { tableText } from "../../scripts/docs/table-text.ts";
import { labelsThatMeet } from "../../src/charts/index.ts";

/** Pictures carry the stylesheet of charts, whose changes need no new pictures. */
const drawn = (svg: string) => svg.replace(/<style>.*?<\/style>/s, "");

it("the pictures of docs/gallery.md are what their directives draw, without a text over another", async () => {
  const { figures, pictures, problems } = await drawGallery();
  expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  const kept = (name: string) => readFileSync(join(galleryFolder, name), "utf8");
  for (const { id, drawings } of figures) expect(drawings.flatMap(labelsThatMeet), id).toEqual([]);
  for (const [name, svg] of pictures)
    expect(drawn(svg), `${name} is stale: run node scripts/gallery-pictures.ts`).toBe(
      drawn(kept(name)),
    );
  for (const { id, chart, table } of figures)
    if (chart === "table") expect(kept(`${id}.md`)).toBe(tableText(table));
});
