import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { newExperiment } from "../../src/cli/new-experiment.ts";
import { newNotebook } from "../../src/cli/new-notebook.ts";
import { parseJson } from "../../src/ingest/formats/shared/parse-json.ts";
import type { ExperimentReport } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";

/**
 * Real logs, which are too large and too much others' to be kept in the repository. They stand beside it where they
 * are; elsewhere these tests are skipped.
 */
const real = join(import.meta.dirname, "..", "..", "..", "shared", "real");
const there = existsSync(join(real, "EXPECTED.jsonl"));

interface Expected {
  readonly dir: string;
  readonly file: string;
  readonly must_fail?: boolean;
  readonly n_sample_records: number;
  readonly sample_invalidated: number;
  readonly scores: Readonly<
    Record<string, { readonly n: number; readonly unscored: number; readonly mean: number | null }>
  >;
  readonly header_scores: readonly {
    readonly name: string;
    readonly metrics: Readonly<Record<string, number>>;
  }[];
}

/** What an independent reader counted; its values may be NaN, which is not JSON. */
function expectations(): readonly Expected[] {
  if (!there) return [];
  const lines = readFileSync(join(real, "EXPECTED.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const parsed = parseJson(line);
    if (!("value" in parsed)) throw new Error(line);
    return parsed.value as Expected;
  });
}

const filesIn = (folder: string, name = /./) =>
  there
    ? readdirSync(join(real, folder))
        .filter((file) => name.test(file))
        .map((file) => join(real, folder, file))
    : [];

let root = "";
let said: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "upheld-real-"));
  said = [];
  for (const stream of ["log", "error"] as const) {
    vi.spyOn(console, stream).mockImplementation((...words) => void said.push(words.join(" ")));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

/** `upheld new experiment`, `new notebook` and `check`, one after the other. */
async function scaffolded(files: readonly string[]): Promise<ExperimentReport> {
  expect(await newExperiment(root, files, { name: "real" }), said.join("\n")).toBe(0);
  expect(await newNotebook(root, "real", { date: "2026-11-24" })).toBe(0);
  const { report, problems } = await buildReport(root, { progress: () => {} });
  expect(problems.filter((p) => p.severity === "error")).toEqual([]);
  const experiment = report?.experiments[0];
  if (!experiment) throw new Error("no experiment in the report");
  return experiment;
}

function metricAt(path: string): string | undefined {
  const { data = [] } = parse(readFileSync(join(root, "results/real/experiment.yaml"), "utf8"));
  for (const { metrics = {} } of data) {
    for (const [id, mapping] of Object.entries<string | { field: string }>(metrics)) {
      if ((typeof mapping === "string" ? mapping : mapping.field) === path) return id;
    }
  }
  return undefined;
}

/** Over all conditions: samples that count, their mean, and those that do not. */
function pooled({ estimates }: ExperimentReport, metric: string) {
  const own = estimates.filter((e) => e.metric === metric);
  const n = own.reduce((sum, e) => sum + e.n, 0);
  const total = own.reduce((sum, e) => sum + (e.total ?? 0), 0);
  const missing = own
    .flatMap((e) => Object.values(e.missing))
    .reduce((sum, count) => sum + count, 0);
  return { n, mean: n === 0 ? null : total / n, missing };
}

describe.skipIf(!there)("upheld new and check on a real log", () => {
  for (const log of expectations()) {
    const file = join(real, log.dir, log.file);
    if (log.must_fail) {
      it(`refuses ${log.file}, with what was expected, what was found and the likely fix`, async () => {
        expect(await newExperiment(root, [file], { name: "real" })).toBe(1);
        const text = said.join("\n");
        for (const part of [log.file, "expected", "found", "fix"]) expect(text).toContain(part);
        expect(text).not.toMatch(/\n\s+at /);
      });
      continue;
    }
    it(`counts in ${log.file} what an independent reader counted`, async () => {
      const report = await scaffolded([file]);
      expect(report.counts.samples).toBe(log.n_sample_records);
      for (const [name, expected] of Object.entries(log.scores)) {
        const metric = metricAt(name === "(score)" ? "scores.match" : `scores.${name}`);
        if (expected.n === 0) {
          expect(metric, `${name} has no number`).toBeUndefined();
          continue;
        }
        const found = pooled(report, metric ?? name);
        expect(found.n + found.missing, name).toBe(log.n_sample_records);
        // Invalidated samples are missing here, and counted there.
        if (log.sample_invalidated > 0)
          expect(found.n, name).toBe(expected.n - log.sample_invalidated);
        else {
          expect(found.n, name).toBe(expected.n);
          expect(found.mean, name).toBeCloseTo(expected.mean ?? Number.NaN, 5);
        }
      }
      if (log.n_sample_records > 0) return;
      for (const { name, metrics } of log.header_scores) {
        const estimate = report.estimates.find((e) => e.metric === name);
        expect(estimate?.published, name).not.toBeNull();
        expect(estimate?.value, name).toBeCloseTo(metrics.accuracy ?? Number.NaN, 5);
      }
    });
  }
});

describe.skipIf(!there)("upheld new and check on real files that belong together", () => {
  const deflate = "inspect-eval-deflate";

  it("compares the models that one task was given to", async () => {
    const report = await scaffolded(filesIn(deflate, /popularity_DN2w|^log_(formats|streaming)/));
    expect(report.experiment.design.factors.map((f) => f.id)).toEqual(["model"]);
    expect(report.estimates.map((e) => [Object.values(e.of).flat()[0], e.value])).toEqual(
      expect.arrayContaining([
        ["openai/gpt-4o-mini", 0.63],
        ["ollama/llama3.1", 0],
        ["azureai/Meta-Llama-3-1-405B-Instruct-jqf", 0.75],
      ]),
    );
  });

  const folders: readonly (readonly [string, number])[] = [
    [deflate, 251],
    ["inspect-json", 7],
    ["lm-eval", 565],
    ["promptfoo", 30],
    ["parquet", 432],
  ];
  for (const [folder, samples] of folders) {
    it(`makes one experiment of all that is in ${folder}, and loses no sample`, async () => {
      expect((await scaffolded(filesIn(folder))).counts.samples).toBe(samples);
    });
  }

  for (const [name, metric, n, mean] of [
    ["repacked_popularity", "match", 100, 0.63],
    ["repacked_security-guide_two-frames", "model_graded_fact", 16, 0.6875],
    ["repacked_theory-of-mind_crashed-no-header", "model_graded_fact", 100, 0.83],
  ] as const) {
    it(`counts in ${name} what stands in the log that it was packed from`, async () => {
      const report = await scaffolded(filesIn("inspect-eval-zstd", new RegExp(`^${name}`)));
      expect(pooled(report, metric)).toMatchObject({ n, mean: expect.closeTo(mean, 5) });
    });
  }

  it("shows values of whole tasks as published where a metric has no value for one sample", async () => {
    const report = await scaffolded(filesIn("lm-eval", /^samples_masakhaner_luo_prompt_2/));
    const shown = report.estimates.filter((e) => e.published).map((e) => e.value);
    expect(shown).toEqual(
      expect.arrayContaining([expect.closeTo(0.031649, 5), expect.closeTo(0.09509, 5)]),
    );
    expect(report.counts.samples).toBe(370);
  });

  it("reads grades out of a table of a scanner", async () => {
    const report = await scaffolded(filesIn("parquet"));
    const grade = report.estimates
      .filter((e) => e.metric === "score_model_graded_fact")
      .map((e) => e.value);
    expect(grade).toEqual(expect.arrayContaining([0.83, 0.6875]));
  });
});

describe.skipIf(there)("real logs", () => {
  it.skip(`are not there: ${real} is missing`, () => {});
});
