/** Writes what can be generated in docs/: schemas and reference pages. `--check` only compares and exits 1 when stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedDocs } from "./docs/generated-docs.ts";

const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");
let stale = 0;
for (const [path, text] of generatedDocs()) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (check) {
    console.error(`${path} is stale: run \`npm run docs\`.`);
    stale++;
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
process.exitCode = stale > 0 ? 1 : 0;
