import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../src/report/inputs/index.ts";

const root = join(import.meta.dirname, "..", "..");

/** Files that run when another does: what it imports but types, and so on. */
function reached(entries: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const waiting = entries.map((file) => join(root, file));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, "utf8");
    for (const match of text.matchAll(/(?:import|export)( type)?\s[^;"]*?from\s+"(\.[^"]+)"/g)) {
      const [, isType, path] = match;
      const target = resolve(dirname(file), path ?? "");
      if (!isType && /\.(ts|astro)$/.test(target) && existsSync(target)) waiting.push(target);
    }
  }
  return [...seen].map((file) => relative(root, file)).filter((file) => file.startsWith("src/"));
}

const pages = readdirSync(join(root, "src/site"), { recursive: true, encoding: "utf8" })
  .filter((name) => /^(pages|components|layouts)\/.*\.(astro|ts)$/.test(name))
  .map((name) => `src/site/${name}`);

const made = [
  ["reading", ["src/report/experiment/experiment-data.ts"]],
  ["describing", ["src/report/experiment/experiment-report.ts"]],
  ["binding", ["src/report/content/bind-content.ts", "src/notebook/index.ts"]],
  ["templates", pages],
] as const;

describe("the code in the key of what is kept", () => {
  it.each(made)("has all that %s runs", (name, entries) => {
    // Pages are kept under the keys of the experiments that they read as well, and those hold the code of reading.
    const listed: readonly string[] = [
      ...codeOf[name],
      ...(name === "describing" || name === "binding" ? codeOf.reading : []),
    ];
    const missing = reached(entries).filter(
      (file) => !listed.some((folder) => file.startsWith(`${folder}/`)),
    );
    expect(missing).toEqual([]);
  });

  it("finds a folder that is not listed", () => {
    const files = reached(["src/report/experiment/experiment-report.ts"]);
    expect(files.some((file) => file.startsWith("src/wording/"))).toBe(true);
    expect(files.some((file) => file.startsWith("src/charts/"))).toBe(true);
  });
});
