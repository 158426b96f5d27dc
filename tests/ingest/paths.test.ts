import { describe, expect, it } from "vitest";
import { csv } from "../../src/ingest/formats/csv.ts";
import { formats } from "../../src/ingest/formats/index.ts";
import { inspectJson } from "../../src/ingest/formats/inspect-json.ts";
import { json } from "../../src/ingest/formats/json.ts";
import { jsonl } from "../../src/ingest/formats/jsonl.ts";
import { lmEval } from "../../src/ingest/formats/lm-eval.ts";
import type { Format } from "../../src/ingest/formats/shared/format.ts";
import { parsePath, readPath } from "../../src/ingest/formats/shared/path.ts";
import { header, jsonLog, sample } from "./logs/fixture-log.ts";
import { readFiles } from "./logs/read-log.ts";

/** Records in which something stands at every path that the reference page lists. Made up: no model was run. */
const log = jsonLog(
  [
    sample(
      "a",
      { key: 1 },
      { error: { message: "no answer" }, limit: { type: "token" }, metadata: { key: "x" } },
    ),
  ],
  header({
    eval: {
      ...header().eval,
      task_args: { name: 1 },
      model_args: { name: 2 },
      metadata: { key: "arm" },
      config: { name: 3 },
    },
  }),
).replaceAll('"attacked"', '"key"');

const time = "2026-01-02T03-04-05.678901";
const line = {
  doc_id: 0,
  doc: { key: "q" },
  target: "yes",
  arguments: {},
  resps: [["yes"]],
  filtered_resps: ["yes"],
  filter: "none",
  metric: 1,
};
const results = JSON.stringify({
  results: { made_up: { "acc,none": 0.5, "acc_stderr,none": 0.1 } },
  "n-samples": { made_up: { original: 9, effective: 2 } },
  "n-shot": { made_up: 5 },
  config: { model_args: "a" },
  model_name: "made/up",
});
const samples = { [`samples_made_up_${time}.jsonl`]: `${JSON.stringify(line)}\n` };
const resultsFile = { [`results_${time}.json`]: results };

const cases: readonly (readonly [Format, readonly Readonly<Record<string, string>>[]])[] = [
  [inspectJson, [{ "log.json": log }]],
  [lmEval, [{ ...samples, ...resultsFile }, resultsFile]],
  [csv, [{ "a.csv": 'column\n"{""key"": 1}"\n' }]],
  [jsonl, [{ "a.jsonl": '{"key": {"key": 1}}\n' }]],
  [json, [{ "a.json": '{"key": "of the file", "records": [{"key": {"key": 1}}]}' }]],
];

describe("what a manifest can name", () => {
  it.each(formats.map((f) => [f.name, f] as const))("is listed for %s", (_name, format) => {
    expect(format.paths?.length).toBeGreaterThan(0);
    for (const { path, doc } of format.paths ?? []) expect(`${path} ${doc}`).toMatch(/^\S.*\.$/);
  });
  it.each(cases.map(([format, files]) => [format.name, format, files] as const))(
    "stands in the records of %s",
    async (_name, format, files) => {
      const read = await Promise.all(files.map((each) => readFiles(each, format)));
      const records = read.flatMap((each) => each.records);
      expect(records.length).toBeGreaterThan(0);
      const absent = (format.paths ?? [])
        .map(({ path }) => path.replace("<scorer>", "match").replace(/<(\w+)>/g, "$1"))
        .filter((path) =>
          records.every(({ fields }) => readPath(fields, parsePath(path)) === undefined),
        );
      expect(absent).toEqual([]);
    },
  );
});
