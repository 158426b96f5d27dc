import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { readExperiment } from "../../src/ingest/index.ts";
import type { Finding, Problem } from "../../src/model/index.ts";
import { collectProblems, parseExpectation } from "../../src/model/index.ts";
import type { Evidence, FindingQuestion, Judgement } from "../../src/stats/index.ts";
import { createTally } from "../../src/store/index.ts";
import { judgeFindings } from "../support/judge.ts";
import { wordedEvidence } from "../support/worded-evidence.ts";

/** A judgement with its words. */
type Said = Omit<Judgement, "p" | "scope"> & Pick<Finding, "p" | "scope" | "why" | "notes">;

/** One row of a result file: column to cell; null is an empty cell. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A study as an author has it: a manifest and rows. */
export interface Study {
  readonly manifest: object;
  /** File name inside the experiment's folder to its rows. */
  readonly files: Readonly<Record<string, readonly Row[]>>;
}

export type Claim = Omit<FindingQuestion, "id" | "experiment" | "expectation"> & {
  readonly expect: string;
};

export interface Read {
  readonly evidence: Evidence;
  readonly problems: readonly Problem[];
  /** The verdict on a claim, alone in its family. */
  judge(claim: Claim): FindingQuestion & Said;
}

export const cell = (value: string | number | null | undefined): string => {
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

/** Writes a study to a folder, as the only experiment of a root. */
export function writeStudy(root: string, { manifest, files }: Study): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put("results/study/experiment.yaml", stringify(manifest));
  for (const [name, rows] of Object.entries(files)) put(`results/study/${name}`, csvOf(rows));
}

/** Files in, evidence and verdicts out. Null where the study is refused; its problems say why. */
export async function readStudy(
  study: Study,
): Promise<{ readonly read: Read | null; readonly problems: readonly Problem[] }> {
  const root = mkdtempSync(join(tmpdir(), "upheld-study-"));
  try {
    writeStudy(root, study);
    const problems = collectProblems();
    const found = await readExperiment(root, "results/study", problems);
    if (!found) return { read: null, problems: problems.list };
    const tally = createTally(found.experiment);
    for await (const sample of found.samples) tally.add(sample);
    if (problems.hasErrors()) return { read: null, problems: problems.list };
    const sums = tally.sums();
    const evidence = wordedEvidence({
      experiments: [found.experiment],
      sums: () => sums,
      published: [],
    });
    const judge = (claim: Claim) => {
      const parsed = parseExpectation(claim.expect);
      if (!("expectation" in parsed)) throw new Error(parsed.error.message);
      const { expect: _expect, ...question } = claim;
      const [judged] = judgeFindings(
        [{ ...question, id: "claim", experiment: "study", expectation: parsed.expectation }],
        evidence,
        "holm",
      );
      return judged as FindingQuestion & Said;
    };
    return { read: { evidence, problems: problems.list, judge }, problems: problems.list };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The same where the study must be readable. */
export async function mustRead(study: Study): Promise<Read> {
  const { read, problems } = await readStudy(study);
  if (!read) throw new Error(problems.map((p) => `${p.rule}: ${p.message}`).join("\n"));
  return read;
}

/** The interval that decided a verdict. */
export function decided(finding: Pick<Finding, "adjusted">): readonly [number, number] {
  const { interval } = finding.adjusted;
  return [interval?.lower ?? Number.NEGATIVE_INFINITY, interval?.upper ?? Number.POSITIVE_INFINITY];
}

/** A manifest of two arms, `a` against its baseline `b`, with anything more. */
export function twoArms(more: {
  readonly design?: object;
  readonly metric?: object;
  readonly factors?: object;
  readonly levels?: object;
  readonly data?: object;
}): object {
  return {
    title: "Two arms",
    design: {
      unit: "prompt",
      ...more.design,
      factors: {
        arm: { role: "arm", baseline: "b", levels: more.levels ?? { b: "B", a: "A" } },
        ...more.factors,
      },
    },
    metrics: { ok: { label: "OK", ...more.metric } },
    data: [{ files: "*.csv", ...more.data }],
  };
}

/** `a` against `b`. */
export function claim(expect: string, more: Partial<Claim> = {}): Claim {
  return { metric: "ok", of: { arm: ["a"] }, versus: { arm: ["b"] }, expect, ...more };
}
