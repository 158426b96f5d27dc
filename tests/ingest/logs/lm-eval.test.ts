import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lmEval, readLmEvalResults } from "../../../src/ingest/formats/lm-eval.ts";
import { openSource } from "../../../src/ingest/read/source.ts";
import { collectProblems } from "../../../src/model/index.ts";
import { readFiles } from "./read-log.ts";

const time = "2026-01-02T03-04-05.678901";
const samplesName = `samples_made_up_${time}.jsonl`;

/** A line as the harness writes it. Numbers here are made up: no model was run. */
const line = (doc_id: number, more: Readonly<Record<string, unknown>> = {}) => ({
  doc_id,
  doc: { question: "Is it so?", id: `q${doc_id}` },
  target: "yes",
  arguments: { gen_args_0: { arg_0: "Q: Is it so?\nA:", arg_1: { until: ["\n"] } } },
  resps: [["yes \u2028 indeed"]],
  filtered_resps: ["yes"],
  filter: "none",
  metrics: ["exact_match"],
  doc_hash: "d",
  exact_match: 1,
  ...more,
});

const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const results = (more: Readonly<Record<string, unknown>> = {}) => ({
  results: {
    made_up: {
      alias: "made_up",
      "exact_match,none": 0.5,
      "exact_match_stderr,none": 0.1,
      sample_len: 2,
    },
    other: { alias: " - other", "f1,flexible-extract": 0.25, "f1_stderr,flexible-extract": "N/A" },
    all: { alias: "all", "acc,none": 0.4, "acc_stderr,none": 0.01 },
  },
  groups: { all: { "acc,none": 0.4 } },
  group_subtasks: { all: ["made_up", "other"], made_up: [] },
  configs: { made_up: { num_fewshot: 5 } },
  versions: { made_up: 1 },
  "n-shot": { made_up: 5 },
  "n-samples": { made_up: { original: 9, effective: 2 }, other: { original: 3, effective: 3 } },
  config: { model: "hf", model_args: "pretrained=made/up" },
  model_name: "made/up",
  lm_eval_version: "0.4.9",
  ...more,
});

describe("lm-eval recognises", () => {
  it.each([
    ["samples", lines([line(0)]), true],
    [
      "samples whose first line is longer than what is seen",
      lines([line(0, { doc: { t: "x".repeat(99_999) } })]),
      true,
    ],
    ["samples with arguments as a list", lines([line(0, { arguments: [["q", "a"]] })]), true],
    ["results", JSON.stringify(results(), null, 2), true],
    [
      "results from before 0.4",
      '{"results":{"t":{"acc":0.5,"acc_stderr":0.1}},"versions":{"t":0}}',
      true,
    ],
    ["lines with documents of another kind", '{"doc_id":1,"text":"a"}\n{"doc_id":2}\n', false],
    ["results of another harness", '{"results":{"version":3,"results":[]}}', false],
    ["a list", "[]", false],
  ])("%s: %#", async (_what, text, recognised) => {
    const found = await readFiles({ "file.txt": text }, lmEval);
    expect(found.recognised).toBe(recognised);
  });
});

describe("lm-eval reads samples", () => {
  it("one record for each document and filter, split at newlines alone", async () => {
    const rows = [line(0), line(0, { filter: "strict", exact_match: 0 }), line(1)];
    const { records, told, notes } = await readFiles({ [samplesName]: lines(rows) }, lmEval);
    expect(told).toEqual([]);
    expect(
      records.map((r) => [r.place.line, r.unit, r.fields.filter, r.fields.exact_match]),
    ).toEqual([
      [1, "0", "none", 1],
      [2, "0", "strict", 0],
      [3, "1", "none", 1],
    ]);
    expect(records[0]?.fields.task).toBe("made_up");
    expect(records[0]?.fields.doc).toEqual({ question: "Is it so?", id: "q0" });
    expect(records[0]?.turns).toEqual([
      { name: "prompt", text: "Q: Is it so?\nA:" },
      { name: "answer", text: "yes \u2028 indeed" },
    ]);
    expect(notes.join()).toContain("once for each filter (none, strict)");
  });

  it("with what the results of the same time say of the run", async () => {
    const { records, told } = await readFiles(
      {
        [samplesName]: lines([line(0), line(1)]),
        [`results_${time}.json`]: JSON.stringify(results()),
        "results_2020-01-01T00-00-00.0.json": JSON.stringify(results({ model_name: "wrong" })),
      },
      lmEval,
    );
    expect(told).toEqual([]);
    expect(records[0]?.fields.run).toMatchObject({
      model_name: "made/up",
      config: { model_args: "pretrained=made/up" },
      num_fewshot: 5,
      task_config: { num_fewshot: 5 },
    });
    expect(records[0]?.fields.run).not.toHaveProperty("results");
  });

  it("and says so when the results count other documents", async () => {
    const { told, notes } = await readFiles(
      { [samplesName]: lines([line(0)]), [`results_${time}.json`]: JSON.stringify(results()) },
      lmEval,
    );
    expect(told).toEqual([`warning header-agrees-with-records ${samplesName}`]);
    expect(notes).toContain("results say 2 documents, file holds 1");
  });

  it("and says so when there are no results beside them", async () => {
    const files = { [samplesName]: lines([line(0)]), [`x_${time}.json`]: "{" };
    const { notes, told } = await readFiles(files, lmEval);
    expect(told).toEqual([]);
    expect(notes.join()).toContain("`run.*` are empty");
  });

  it("with the options of a choice beside their likelihoods", async () => {
    const choice = line(0, {
      arguments: {
        gen_args_0: { arg_0: "Q", arg_1: " A" },
        gen_args_1: { arg_0: "Q", arg_1: " B" },
      },
      resps: [[["-3.2", "False"]], [["-1.0", "True"]]],
    });
    const { records } = await readFiles({ [samplesName]: lines([choice]) }, lmEval);
    expect(records[0]?.turns).toEqual([
      { name: "prompt", text: "Q" },
      { name: "option", text: ' A\n[["-3.2","False"]]' },
      { name: "option", text: ' B\n[["-1.0","True"]]' },
    ]);
  });

  it("whose metric is a list, and notes that it is corpus-level", async () => {
    const rows = [line(0, { exact_match: ["yes", ["no"]] }), line(1, { exact_match: ["a", "b"] })];
    const { records, told, notes } = await readFiles({ [samplesName]: lines(rows) }, lmEval);
    expect(told).toEqual([]);
    expect(lmEval.toNumber?.(records[0]?.fields.exact_match)).toBeNull();
    expect(notes.join()).toContain(
      "`exact_match` is a corpus-level metric (a list on 2 of 2 rows)",
    );
  });

  it("and places what is wrong at its line", async () => {
    const text = `${lines([line(0)])}\n{"doc_id":\n{"doc":1}\n${lines([line(1)])}`;
    const { records, told } = await readFiles({ [samplesName]: text }, lmEval);
    expect(records.map((r) => r.unit)).toEqual(["0", "1"]);
    expect(told).toEqual([
      `error json-is-valid ${samplesName}:3`,
      `error log-is-readable ${samplesName}:4`,
    ]);
  });
});

describe("lm-eval reads results", () => {
  it("as one row for each task and metric", async () => {
    const text = JSON.stringify(results());
    const { records, notes } = await readFiles({ "results.json": text }, lmEval);
    const rows = records.map(({ fields: { run: _, ...row } }) => row);
    expect(rows).toEqual([
      {
        task: "made_up",
        metric: "exact_match",
        filter: "none",
        value: 0.5,
        stderr: 0.1,
        n: 2,
        group: false,
      },
      {
        task: "other",
        metric: "f1",
        filter: "flexible-extract",
        value: 0.25,
        stderr: null,
        n: 3,
        group: false,
      },
      { task: "all", metric: "acc", filter: "none", value: 0.4, stderr: 0.01, n: 5, group: true },
    ]);
    expect(records.map((r) => r.unit)).toEqual(["made_up", "other", "all"]);
    expect(records[0]?.fields.run).toMatchObject({ model_name: "made/up" });
    expect(notes.join()).toContain("groups repeat their tasks");
  });

  it("from before 0.4, whose keys have no filter", async () => {
    const text = '{"results":{"t":{"acc":0.5,"acc_stderr":0.1}},"versions":{"t":0},"config":{}}';
    const { records } = await readFiles({ "results.json": text }, lmEval);
    expect(records[0]?.fields).toMatchObject({
      metric: "acc",
      filter: "none",
      stderr: 0.1,
      n: null,
    });
    expect(records.length).toBe(1);
  });

  it("for those who want the rows alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "upheld-results-"));
    const problems = collectProblems();
    try {
      await writeFile(join(folder, "r.json"), JSON.stringify(results()));
      const source = await openSource(join(folder, "r.json"), "r.json", problems);
      if (!source) throw new Error("cannot open");
      expect((await readLmEvalResults(source, problems)).map((v) => v.value)).toEqual([
        0.5, 0.25, 0.4,
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("and says so when they are cut", async () => {
    const text = JSON.stringify(results()).slice(0, -9);
    const { records, told } = await readFiles({ "results.json": text }, lmEval);
    expect(records).toEqual([]);
    expect(told).toEqual(["error json-is-valid results.json"]);
  });
});
