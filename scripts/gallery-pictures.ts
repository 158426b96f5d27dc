/** Draws the pictures of docs/gallery.md from data of this repository. A test fails when one is stale. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawGallery, galleryFolder } from "./docs/draw-marks.ts";
import { tableText } from "./docs/table-text.ts";

const { figures, pictures, problems } = await drawGallery();
for (const { message, rule, place } of problems)
  console.error(`${place.file}:${place.line} ${rule}: ${message}`);
mkdirSync(galleryFolder, { recursive: true });
const tables = figures
  .filter(({ chart }) => chart === "table")
  .map(({ id, table }) => [`${id}.md`, tableText(table)] as const);
for (const [name, text] of [...pictures, ...tables]) {
  writeFileSync(join(galleryFolder, name), text);
  console.log(`docs/gallery/${name}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
