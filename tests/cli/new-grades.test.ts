import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failureAmong } from "../../src/ingest/infer/scales.ts";
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
});
