import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failureAmong } from "../../src/ingest/infer/design/scales.ts";
import { madeLog } from "./made-log.ts";
import { scaffold } from "./scaffold.ts";
import { emptyFolder, write } from "./small-report.ts";

let source = "";
beforeEach(() => {
  source = emptyFolder("grades");
});
afterEach(() => rmSync(source, { recursive: true, force: true }));

async function made(name: string, text: string) {
  write(source, name, text);
  const { said, errors, report } = await scaffold([join(source, name)]);
  expect(errors, said).toEqual([]);
  const experiment = report?.experiments[0];
  if (!experiment) throw new Error(said);
  return { said, experiment };
}

describe("grades of a judge", () => {
  it("do not hold the -1 of a judge that failed", async () => {
    const grades = [9, 7, -1, 3, 8, -1];
    const rows = ["base", "ft"].flatMap((arm) => grades.map((g, q) => `${q},${arm},${g}`));
    const text = `id,model,judge_score\n${rows.join("\n")}\n`;
    const { said, experiment } = await made("grades.csv", text);
    expect(said).toContain("-1 counts as missing");
    expect(experiment.counts).toMatchObject({ samples: 12, missing: 4 });
    for (const { value } of experiment.estimates) expect(value).toBeCloseTo(27 / 4);
  });
  it("keep a number below zero that may be a grade", () => {
    expect(failureAmong("judge_score", [-1, 9, 7])).toBe(-1);
    expect(failureAmong("judge_score", [-99, 0, 1])).toBe(-99);
    expect(failureAmong("judge_score", [-1, 0, 1])).toBeUndefined();
    expect(failureAmong("judge_score", [-1, 0.2, 0.9])).toBeUndefined();
    expect(failureAmong("judge_score", [-2, -1, 3, 5])).toBeUndefined();
    expect(failureAmong("judge_score", [-3, 5])).toBeUndefined();
    expect(failureAmong("loss", [-1, 9, 7])).toBeUndefined();
  });
  it("are read from the words of a log's scorer, others counted as missing", async () => {
    const words = ["CORRECT", "INCORRECT", "CORRECT", "NOT_ATTEMPTED", "CORRECT"];
    const samples = words.map((value, i) => ({ id: i, scores: { judge: value } }));
    const { experiment } = await made("log.json", madeLog({ samples }));
    expect(experiment.counts).toMatchObject({ samples: 5, missing: 1 });
    expect(experiment.estimates[0]?.value).toBe(0.75);
    expect(experiment.experiment.metrics[0]?.doc).toBe(
      "CORRECT is 1; INCORRECT is 0; NOT_ATTEMPTED counts as missing.",
    );
  });
  it("are read beside the words that the log's own reading knows", async () => {
    const values = ["yes", "no", "yes", "unclear", true];
    const samples = values.map((value, i) => ({ id: i, scores: { judge: value } }));
    const { experiment } = await made("log.json", madeLog({ samples }));
    expect(experiment.counts).toMatchObject({ samples: 5, missing: 1 });
    expect(experiment.estimates[0]?.value).toBe(0.75);
  });
  it("are not read from words that are answers", async () => {
    const answers = ["right", "Paris", "wrong", "Rome", "Oslo", "Bern", "Lima"];
    const samples = answers.map((answer, i) => ({ id: i, scores: { answer, right: i % 2 } }));
    const { experiment } = await made("log.json", madeLog({ samples }));
    expect(experiment.experiment.metrics.map(({ id }) => id)).toEqual(["right"]);
  });
});
