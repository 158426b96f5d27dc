import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generatedDocs } from "../scripts/docs/generated-docs.ts";

const root = join(import.meta.dirname, "..");

it.each(generatedDocs())("%s is what `npm run docs` writes", (path, text) => {
  const file = join(root, path);
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  expect(written === text, `${path} is stale: run \`npm run docs\``).toBe(true);
});
