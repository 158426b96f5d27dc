import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectEval } from "../../../src/ingest/formats/inspect-eval.ts";
import { inspectJson } from "../../../src/ingest/formats/inspect-json.ts";
import { lmEval } from "../../../src/ingest/formats/lm-eval.ts";
import type { Format } from "../../../src/ingest/formats/shared/format.ts";
import { parseJson } from "../../../src/ingest/formats/shared/parse-json.ts";
import { type ReadLog, readLog } from "./read-log.ts";
import { type ScorerSums, sumsByScorer } from "./sums-by-scorer.ts";

/** Real logs are too large for the repository: they are looked for in a folder beside it. */
const folder = join(import.meta.dirname, "../../../../shared/real");
const here = existsSync(join(folder, "EXPECTED.jsonl"));
const title = here
  ? "real logs"
  : "real logs (skipped: ../shared/real is not beside the repository)";

interface Expected {
  readonly dir: string;
  readonly file: string;
  readonly must_fail?: boolean;
  readonly version: number | null;
  readonly status: string;
  readonly task: string;
  readonly model: string;
  readonly n_sample_records: number;
  readonly n_ids: number;
  readonly no_scores: number;
  readonly sample_errors: number;
  readonly sample_invalidated: number;
  readonly total_samples: number | null;
  readonly scores: Readonly<Record<string, ScorerSums>>;
}

const expected: readonly Expected[] = here
  ? readFileSync(join(folder, "EXPECTED.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => parseLine(line))
  : [];
const good = expected.filter((log) => !log.must_fail);
const named = (logs: readonly Expected[]) =>
  logs.map((log) => [`${log.dir}/${log.file}`, log] as const);
const formatOf = (file: string): Format => (file.endsWith(".eval") ? inspectEval : inspectJson);
const read = (path: string) => readLog(join(folder, path), formatOf(path));

/** Re-packed with zstd from a deflate log: other bytes, the same numbers. */
const repacked = [
  ["repacked_popularity.eval", "popularity_DN2w", "success"],
  ["repacked_security-guide_two-frames.eval", "security-guide_", "success"],
  ["repacked_theory-of-mind_crashed-no-header.eval", "theory-of-mind_", "started"],
] as const;

/** The list was written by Python, with NaN as it stands in the logs. */
function parseLine(line: string): Expected {
  const parsed = parseJson(line);
  if (!("value" in parsed)) throw new Error(`EXPECTED.jsonl: ${parsed.expected}`);
  return parsed.value as Expected;
}

describe.skipIf(!here)(title, () => {
  it("are all in the list of what is expected", () => {
    const listed = expected.map((log) => `${log.dir}/${log.file}`);
    const dirs = [...new Set(expected.map((log) => log.dir))];
    const there = dirs.flatMap((dir) =>
      readdirSync(join(folder, dir)).map((file) => `${dir}/${file}`),
    );
    expect(there.toSorted()).toEqual(listed.toSorted());
  });

  it.each(named(good))("%s gives the numbers of an independent reader", async (path, log) => {
    const found = await read(path);
    expect(found.recognised).toBe(true);
    expect(found.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(found.records.length).toBe(log.n_sample_records);
    expect(new Set(found.records.map((record) => record.unit)).size).toBe(log.n_ids);
    checkSums(found, log);
    checkCounts(found, log);
  });

  it.each(repacked)("%s gives the numbers of the log it was made of", async (file, of, status) => {
    const found = await read(`inspect-eval-zstd/${file}`);
    const original = good.find((log) => log.file.startsWith(of));
    if (!original) throw new Error(`no log ${of}`);
    expect(found.records.length).toBe(original.n_sample_records);
    expect(found.records[0]?.fields.log).toMatchObject({ status });
    checkSums(found, original);
  });

  it.each(named(expected.filter((log) => log.must_fail)))(
    "%s gives a problem that names the file",
    async (path, { file }) => {
      const { records, problems } = await read(path);
      expect(records).toEqual([]);
      expect(problems[0]?.severity).toBe("error");
      expect(problems[0]?.place.file).toBe(file);
    },
  );

  it("can be counted with invalidated samples and without", async () => {
    for (const end of ["eval", "json"]) {
      const found = await read(`inspect-derived/synthetic_status-error_invalidated.${end}`);
      expect(sumsByScorer(found.records, "score").match).toMatchObject({ n: 3, mean: 0.666667 });
      expect(sumsByScorer(found.records, "scores").match).toMatchObject({ n: 2, mean: 0.5 });
    }
  });

  it("of other tools are not taken for logs of Inspect", async () => {
    for (const dir of ["lm-eval", "promptfoo", "parquet"]) {
      for (const file of readdirSync(join(folder, dir))) {
        const path = join(folder, dir, file);
        expect((await readLog(path, inspectJson)).recognised).toBe(false);
        expect((await readLog(path, lmEval)).recognised).toBe(dir === "lm-eval");
      }
    }
  });

  it.each([
    ["eee__results_2026-01-21T03-44-18.458309.json", "math_rephrased_full", 0.0004, 5000],
    [
      "masakhaner_luo_prompt_2_0shot_2026-01-16T16-37-38.713565.json",
      "masakhaner_luo_prompt_2",
      0.031648559281985525,
      185,
    ],
    ["results_2026-01-16T15-23-47.285735.json", "masakhaner_luo_prompt_1", 0.0656270305392884, 185],
    [
      "sw_mmlu_0shot_2026-01-26T15-00-37.633186.json",
      "global_mmlu_sw_business",
      0.27586206896551724,
      58,
    ],
  ])("lm-eval/%s has the value of %s", async (file, task, value, n) => {
    const { records, told } = await readLog(join(folder, "lm-eval", file), lmEval);
    expect(told).toEqual([]);
    expect(records.find((record) => record.unit === task)?.fields).toMatchObject({ value, n });
  });

  it.each([
    ["samples_masakhaner_luo_prompt_1_2026-01-16T15-23-47.285735.jsonl", 185, "f1"],
    ["samples_masakhaner_luo_prompt_2_2026-01-16T16-37-38.713565.jsonl", 185, "f1"],
    ["samples_masakhaner_luo_prompt_2_2026-01-16T16-59-59.899345.jsonl", 185, "f1"],
  ])("lm-eval/%s has %i rows without a number for %s", async (file, rows, metric) => {
    const { records, told } = await readLog(join(folder, "lm-eval", file), lmEval);
    expect(told).toEqual([]);
    expect(records.length).toBe(rows);
    expect(records.every((record) => lmEval.toNumber?.(record.fields[metric]) === null)).toBe(true);
    expect(records[0]?.fields.run).toMatchObject({ lm_eval_version: "0.4.10.dev0" });
  });

  it("lm-eval samples with a metric per row have the numbers of an independent reader", async () => {
    const file = "eee__samples_math_perturbed_full_2026-01-21T03-44-18.458309.jsonl";
    const { records, told } = await readLog(join(folder, "lm-eval", file), lmEval);
    expect(records.map((record) => record.fields.exact_match)).toEqual(Array(10).fill(0));
    expect(told).toEqual([`warning header-agrees-with-records ${file}`]);
  });
});

function checkSums(found: ReadLog, log: Expected): void {
  const sums = sumsByScorer(found.records, "score");
  // The reader that wrote the list did not look up the name of the only scorer of an old log.
  const old = log.scores["(score)"];
  const scores = old ? { match: old } : log.scores;
  expect(Object.keys(sums).toSorted()).toEqual(Object.keys(scores).toSorted());
  for (const [scorer, { n, unscored, mean, n_ids, mean_by_id }] of Object.entries(scores)) {
    expect({ scorer, ...sums[scorer] }).toEqual({ scorer, n, unscored, mean, n_ids, mean_by_id });
  }
}

function checkCounts({ records, notes }: ReadLog, log: Expected): void {
  const without = records.filter(
    (record) => Object.keys(record.fields.score as object).length === 0,
  );
  expect(without.length).toBe(log.no_scores);
  const text = notes.join("\n");
  expect(text).toContain(`task ${log.task}, model ${log.model}`);
  expect(/status is/.test(text)).toBe(log.status !== "success");
  expect(/ended with an error/.test(text)).toBe(log.sample_errors > 0);
  expect(/marked invalidated/.test(text)).toBe(log.sample_invalidated > 0);
  const disagrees = log.total_samples !== null && log.total_samples !== log.n_sample_records;
  expect(/header says/.test(text)).toBe(disagrees);
}
