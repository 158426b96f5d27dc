import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { methods } from "../../src/stats/methods/index.ts";
import { oracles } from "./oracles/index.ts";

const camelCase = (file: string) =>
  basename(file, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const lists = [
  { what: "methods", folder: "../../src/stats/methods", listed: methods },
  { what: "oracles", folder: "oracles", listed: oracles },
] as const;

describe.each(lists)("the list of $what", ({ folder, listed }) => {
  const path = join(import.meta.dirname, folder);
  const files = readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !["index.ts", "method.ts"].includes(basename(name)))
    .filter((name) => !name.startsWith("math/"))
    .sort();

  it("has the descriptor of every file", async () => {
    for (const file of files) {
      const exported: Record<string, unknown> = await import(join(path, file));
      expect(listed, file).toContain(exported[camelCase(file)]);
    }
    expect(listed).toHaveLength(files.length);
  });

  it("names each once, with a sentence and a citation", () => {
    const names = listed.map((method) => method.name);
    expect(new Set(names).size).toBe(names.length);
    for (const method of listed) {
      expect(method.doc, method.name).toMatch(/\.$/);
      expect(method.citation, method.name).toMatch(/\d{4}/);
    }
  });
});
