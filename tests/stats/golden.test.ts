import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluators } from "./evaluators/index.ts";
import { differences, toleranceOf } from "./golden-comparison.ts";

interface GoldenFile {
  readonly file?: string;
  readonly tolerance_rel: number;
  readonly cases: readonly {
    readonly id: string;
    readonly input: unknown;
    readonly expected: Readonly<Record<string, unknown>>;
  }[];
}

const folder = process.env.GOLDEN_DIR ?? join(import.meta.dirname, "golden");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();

function read(name: string): GoldenFile {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

describe("golden statistics", () => {
  it("has at least one file of golden values", () => {
    expect(names).not.toEqual([]);
  });

  for (const name of names) {
    const golden = read(name);
    const file = basename(golden.file ?? name, ".json");
    const evaluate = evaluators[file] ?? evaluators[basename(name, ".json")];

    describe(file, () => {
      it("has an evaluator and at least one case", () => {
        expect(evaluate).toBeDefined();
        expect(golden.cases.length).toBeGreaterThan(0);
      });

      for (const { id, input, expected } of golden.cases) {
        it(`gives every expected value of case ${id}`, () => {
          const got = evaluate?.(input as never);
          const tolerance = (key: string) => toleranceOf(file, golden.tolerance_rel, key);
          expect(differences(got, expected, tolerance)).toEqual([]);
        });
      }
    });
  }
});
