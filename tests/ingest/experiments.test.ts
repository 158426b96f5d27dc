import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Progress } from "../../src/ingest/index.ts";
import { filesOutside, listExperiments, readExperiment } from "../../src/ingest/index.ts";
import { collectProblems } from "../../src/model/index.ts";
import { describeProblems, fixtures, readAll } from "./read-fixture.ts";

const manifest = `title: Linked
design: { unit: q, factors: { arm: { levels: [none] } } }
metrics: { recall: {} }
data: [{ files: ["*.csv", "more/**/*.csv"] }]
`;
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "upheld-experiments-"));
  const outside = join(root, "outside");
  const folder = join(root, "report/results/linked");
  mkdirSync(outside);
  mkdirSync(join(folder, "more"), { recursive: true });
  mkdirSync(join(root, "report/results/.hidden"));
  mkdirSync(join(root, "report/results/a-bare-one"));
  mkdirSync(join(folder, "more/.cache"));
  writeFileSync(join(folder, "more/.cache/hidden.csv"), "q,arm,recall\n1,none,1\n");
  writeFileSync(join(outside, "secret.csv"), "q,arm,recall\n1,none,1\n");
  writeFileSync(join(folder, "experiment.yaml"), manifest);
  writeFileSync(join(folder, "plain.csv"), "q,arm,recall\n1,none,1\n");
  symlinkSync(join(outside, "secret.csv"), join(folder, "escape.csv"));
  symlinkSync(outside, join(folder, "more/elsewhere"));
  symlinkSync(join(folder, "plain.csv"), join(folder, "more/inside.csv"));
});
afterAll(() => rmSync(root, { recursive: true }));

describe("experiments", () => {
  it("are the folders in results/, in order, hidden ones left out", async () => {
    expect(await listExperiments(join(root, "report"))).toEqual([
      "results/a-bare-one",
      "results/linked",
    ]);
    expect(await listExperiments(join(root, "nowhere"))).toEqual([]);
  });
  it("are read through links only where these stay inside the report", async () => {
    const { samples, problems } = await readAll(join(root, "report"), "results/linked");
    expect(samples.map(({ place }) => place.file)).toEqual([
      "results/linked/more/inside.csv",
      "results/linked/plain.csv",
    ]);
    expect(describeProblems(problems)).toMatchInlineSnapshot(`
      "results/linked/experiment.yaml:4:18
        error path-is-inside: A link leads outside the report
        expected: a file inside the folder of the report
        found: results/linked/escape.csv
        fix: Copy the file into the experiment's folder.

      results/linked/plain.csv
        warning sample-ids-are-unique: The file is equal to results/linked/more/inside.csv in every byte
        expected: files that differ
        found: results/linked/more/inside.csv and results/linked/plain.csv
        fix: Remove the copy: the same file twice is no second run.
      "
    `);
  });
  it("name the files outside their folder that the manifest asks for, and no others", async () => {
    const folder = join(root, "report/results/reaching");
    mkdirSync(folder);
    mkdirSync(join(root, "report/raw"));
    writeFileSync(join(root, "report/raw/one.csv"), "q,arm,recall\n1,none,1\n");
    writeFileSync(join(root, "report/raw/one.txt"), "beside it");
    writeFileSync(join(folder, "own.csv"), "q,arm,recall\n2,none,1\n");
    const files = 'data: [{ files: [own.csv, "../../raw/*.csv", "../../../outside/*.csv"] }]';
    writeFileSync(join(folder, "experiment.yaml"), manifest.replace(/data:.*/, files));
    const found = await filesOutside(join(root, "report"), "results/reaching");
    expect(found.map(({ path }) => path)).toEqual(["raw/one.csv"]);
    rmSync(folder, { recursive: true });
  });
  it("say how far they are read, to the last byte", async () => {
    const steps: Progress[] = [];
    const read = await readExperiment(
      fixtures,
      "jsonl/metrics-in-two-files",
      collectProblems(),
      (p) => steps.push(p),
    );
    for await (const _ of read?.samples ?? []);
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
    expect(steps.map((step) => step.done)).toEqual(
      [...steps.map((step) => step.done)].sort((a, b) => a - b),
    );
  });
});

describe("a metric", () => {
  it("is missing where its file has it, and not where its file does not measure it", async () => {
    const { samples } = await readAll(fixtures, "jsonl/metrics-in-two-files");
    expect(samples.map(({ unit, scores }) => [unit, scores])).toEqual([
      ["d1", { doclike: { value: 0 } }],
      ["d1", { doclike: { value: 1 } }],
      ["r1", { recall: { value: 0 } }],
      ["r1", { recall: { missing: "no score" } }],
    ]);
  });
  it("with a filter counts only what the filter holds of, and is missing where that cannot be told", async () => {
    const { samples } = await readAll(fixtures, "csv/filtered");
    expect(samples.map(({ unit, scores }) => [unit, scores["lie-when-knowing"]])).toEqual([
      ["1", { value: 1 }],
      ["2", { missing: "no verdict" }],
      ["3", { excluded: true }],
      ["4", { missing: "filter unknown: knows" }],
      ["1", { value: 0 }],
      ["5", undefined],
    ]);
  });
  it("is missing where a plain column of its filter says nothing, and not where the filter asks for the empty text", async () => {
    const { samples } = await readAll(fixtures, "broken/filter-left-open");
    const unknown = { missing: "filter unknown: knows" };
    expect(samples.map(({ unit, scores }) => [unit, scores])).toEqual([
      ["q1", { right: { value: 1 }, known: { value: 1 }, plain: { excluded: true } }],
      ["q2", { right: { excluded: true }, known: { excluded: true }, plain: { excluded: true } }],
      ["q3", { right: unknown, known: unknown, plain: { value: 0 } }],
      ["q4", { right: unknown, known: unknown, plain: { value: 1 } }],
      ["q5", { right: unknown, known: unknown, plain: { excluded: true } }],
      ["q6", { right: unknown, known: unknown, plain: { value: 0 } }],
      ["q7", { right: { excluded: true }, known: unknown, plain: { value: 1 } }],
    ]);
  });
});
