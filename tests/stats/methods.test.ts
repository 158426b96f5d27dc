import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as listed from "../../src/stats/methods/index.ts";

const folder = join(import.meta.dirname, "../../src/stats/methods");
const files = readdirSync(folder)
  .filter((name) => !["index.ts", "method.ts"].includes(name))
  .sort();

const camelCase = (file: string) =>
  file.replace(/\.ts$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe("the list of methods", () => {
  it("has the descriptor of every method file", async () => {
    for (const file of files) {
      const exported: Record<string, unknown> = await import(join(folder, file));
      expect(listed.methods, file).toContain(exported[camelCase(file)]);
    }
    expect(listed.methods).toHaveLength(files.length);
  });

  it("names each method once, with a sentence and a citation", () => {
    const names = listed.methods.map((method) => method.name);
    expect(new Set(names).size).toBe(names.length);
    for (const method of listed.methods) {
      expect(method.doc, method.name).toMatch(/\.$/);
      expect(method.citation, method.name).toMatch(/\d{4}/);
    }
  });
});
