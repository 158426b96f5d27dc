/** Draws the pictures of docs/marks.md from data of this repository. A test fails when one is stale. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawMarks, pictureFolder } from "./docs/draw-marks.ts";

const { pictures, problems } = await drawMarks();
for (const { message, rule, place } of problems)
  console.error(`${place.file}:${place.line} ${rule}: ${message}`);
mkdirSync(pictureFolder, { recursive: true });
for (const [name, svg] of pictures) {
  writeFileSync(join(pictureFolder, name), svg);
  console.log(`docs/marks/${name}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
