import type { Question } from "../design/index.ts";
import { unitColumns } from "../design/index.ts";
import type { LookedAt } from "../look/index.ts";
import { columnsOf, saysScore, stemOf } from "../look/index.ts";
import { looksLikeScore } from "./table-metrics.ts";

/** Tables that hold samples, and those beside them with the reason to leave each out. */
export interface SideTables {
  readonly kept: readonly LookedAt[];
  readonly leftOut: ReadonlyMap<LookedAt, string>;
}

/** Leaves out lists of questions and summaries that stand beside tables of samples: their rows are no samples. */
export function withoutSideTables(files: readonly LookedAt[]): SideTables {
  const read = files.map((file) => {
    const columns = columnsOf(file.records);
    const rows = file.records.length;
    return {
      file,
      rows,
      scored: columns.some((c) => saysScore(c.path) && looksLikeScore(c)),
      asked: unitColumns(columns, rows).length > 0,
    };
  });
  const samples = read.filter(({ scored, asked }) => scored && asked);
  const most = Math.max(0, ...samples.map(({ rows }) => rows));
  const leftOut = new Map<LookedAt, string>();
  for (const { file, rows, scored, asked } of samples.length > 0 ? read : []) {
    if (!scored && asked)
      leftOut.set(file, "it holds no score: a list of questions beside samples");
    else if (!asked && rows > 1 && rows <= most / 3)
      leftOut.set(file, "it names no question: a summary beside samples; give it on its own");
  }
  return { kept: files.filter((file) => !leftOut.has(file)), leftOut };
}

/** Nouns that are scores and nobody's condition. */
const metricNoun =
  /^(acc(uracy)?|toxicity|refusals?|refusal_?rate|helpfulness|harmlessness|harmfulness|honesty|truthfulness|coherence|alignment|misalignment|fluency|relevance|correctness|sycophancy|deception|safety|quality|f1|bleu|rouge\w*|perplexity|exact_?match|robustness|calibration)$/i;
const anyScore = /^(score|value|result|rating|grade|metric|val|judge_?score)$/i;

/** Asks where files are called after what was scored, in a column that is called like any score. */
export function metricsOfFiles(files: readonly LookedAt[]): Question | null {
  const names = files.map(({ name }) => stemOf(name).replace(/^(scores?|results?)[-_.]/i, ""));
  if (files.length < 2 || !names.every((name) => metricNoun.test(name))) return null;
  const column = columnsOf(files.flatMap(({ records }) => records)).find(
    (c) => anyScore.test(c.leaf) && looksLikeScore(c),
  );
  if (!column) return null;
  return {
    rule: "metric-is-declared",
    message: `Files are called after what was scored, and all have it in ${column.path}: together they would be one metric`,
    expected: "a column for each metric, or a column `metric` with its name",
    found: files
      .map(({ name }) => name)
      .slice(0, 4)
      .join(", "),
    fix: `Rename the column ${column.path} of each file after its metric, or put all rows into one file with a column \`metric\`.`,
  };
}
