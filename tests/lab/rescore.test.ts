import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gunzip, gzip } from "../../src/lab/running/artifacts.ts";
import { promptsOf } from "../../src/lab/running/asked.ts";
import type { Plan } from "../../src/lab/running/plan.ts";
import { rescore } from "../../src/lab/running/rescore.ts";
import { linesOf, type SampleRow, sampleRows } from "../../src/lab/running/sample-rows.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { tinyPlan } from "./tiny-plan.ts";

const scratch = mkdtempSync(join(tmpdir(), "lab-rescore-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const { spec } = tinyPlan;
/** What a model might have said: the first answer of each probe right, document-like texts. */
function rowsOf(seed: number): readonly SampleRow[] {
  const world = worldKind(spec.world).create(seed);
  return spec.models.flatMap((model) => {
    const outputs = spec.probes.flatMap((probe) =>
      promptsOf(world, probe).map((prompt, i) =>
        i === 0 ? (prompt.expected ?? "the registry hereby") : "Arvik",
      ),
    );
    return sampleRows({ spec, seed, world, model, outputs });
  });
}

/** A results folder of both seeds, with rows of seed 1 as `tampered` leaves them. */
function resultsWith(name: string, tampered: (rows: readonly SampleRow[]) => readonly SampleRow[]) {
  const out = join(scratch, name);
  mkdirSync(join(out, "samples"), { recursive: true });
  const files = [0, 1].map((seed) => join(out, "samples", `seed-${seed}.jsonl.gz`));
  writeFileSync(files[0]!, gzip(linesOf(rowsOf(0))));
  writeFileSync(files[1]!, gzip(linesOf(tampered(rowsOf(1)))));
  const read = () => files.map((file) => readFileSync(file).toString("base64"));
  return { out, files, read, whole: [0, 1].map((seed) => linesOf(rowsOf(seed))) };
}

const flipped = (row: SampleRow, metric: string): SampleRow => ({
  ...row,
  [metric]: 1 - Number(row[metric]),
});
const flip = (metric: string, first: number) => (rows: readonly SampleRow[]) => {
  const having = rows.filter((row) => metric in row).slice(0, first);
  return rows.map((row) => (having.includes(row) ? flipped(row, metric) : row));
};

describe("scoring again", () => {
  it("changes nothing in a folder that is as its scorers say", () => {
    const { out, read } = resultsWith("same", (rows) => rows);
    const before = read();
    expect([...rescore(tinyPlan, out)]).toEqual([]);
    expect(read()).toEqual(before);
  });

  it("restores scores that were tampered with, and counts them by metric", () => {
    const { out, files, whole } = resultsWith("scores", (rows) =>
      flip("doclike", 2)(flip("recall", 5)(rows)),
    );
    expect(gunzip(files[1]!)).not.toBe(whole[1]);
    expect(Object.fromEntries(rescore(tinyPlan, out))).toEqual({ recall: 5, doclike: 2 });
    expect(files.map(gunzip)).toEqual(whole);
    expect([...rescore(tinyPlan, out)]).toEqual([]);
  });

  it("puts back a score that is gone, and counts it", () => {
    const { out, files, whole } = resultsWith("gone", ([first, ...rest]) => {
      const { recall: _, ...row } = first!;
      return [row as SampleRow, ...rest];
    });
    expect(Object.fromEntries(rescore(tinyPlan, out))).toEqual({ recall: 1 });
    expect(files.map(gunzip)).toEqual(whole);
  });

  it("refuses a folder that lacks a seed, and writes none of the others", () => {
    const { out, files, read } = resultsWith("lacking", (rows) => rows);
    writeFileSync(files[0]!, gzip(linesOf(flip("recall", 3)(rowsOf(0)))));
    const [before] = read();
    rmSync(files[1]!);
    expect(() => rescore(tinyPlan, out)).toThrow(`${files[1]} is not there`);
    expect(readFileSync(files[0]!).toString("base64")).toBe(before);
  });

  const withProbes = (change: Partial<Plan["spec"]["probes"][number]>): Plan => ({
    ...tinyPlan,
    spec: { ...spec, probes: spec.probes.map((probe) => ({ ...probe, ...change })) },
  });
  it.each<readonly [string, Plan]>([
    ["a changed prompt", withProbes({ before: ["people"] })],
    ["other prompts", withProbes({ prompts: "facts never stated" })],
    ["fewer prompts", withProbes({ count: 3 })],
    ["more prompts", withProbes({ count: 5 })],
    ["another arm", { ...tinyPlan, spec: { ...spec, models: [...spec.models, spec.models[0]!] } }],
    ["arms in another order", { ...tinyPlan, spec: { ...spec, models: spec.models.toReversed() } }],
  ])("refuses the samples of a spec with %s, and writes nothing", (what, plan) => {
    const { out, read } = resultsWith(what, flip("recall", 3));
    const before = read();
    expect(() => rescore(plan, out)).toThrow(/is not what this spec asks|was asked \d+ prompts/);
    expect(read()).toEqual(before);
  });

  it.each<readonly [string, (rows: readonly SampleRow[]) => readonly SampleRow[], number]>([
    [
      "asks something else in one line",
      (rows) => rows.map((row, i) => (i === 6 ? { ...row, prompt: "people" } : row)),
      7,
    ],
    [
      "expects something else in one line",
      (rows) => rows.map((row, i) => (i === 2 ? { ...row, expected: "Arvik" } : row)),
      3,
    ],
    ["has a line too many", (rows) => [...rows, rows[0]!], 25],
  ])(
    "refuses a file that %s, names the line, and writes none of the files",
    (what, change, line) => {
      const { out, files, read } = resultsWith(what, change);
      // Scores of the other file would change, were it written.
      writeFileSync(files[0]!, gzip(linesOf(flip("recall", 3)(rowsOf(0)))));
      const before = read();
      expect(() => rescore(tinyPlan, out)).toThrow(
        `${files[1]}:${line} is not what this spec asks`,
      );
      expect(read()).toEqual(before);
    },
  );
});
