/**
 * The files of docs/guides/examples: small logs as harnesses write them, made by rule, so that the guides can be followed.
 * No model was run for them, and nothing in them is anybody's result.
 */

const questions = 12;
const epochs = 2;

interface Run {
  readonly model: string;
  readonly pressure: string;
  /** Of 24 answers this many are right. */
  readonly right: number;
  readonly refused: number;
  /** An answer that did not come. */
  readonly failed?: string;
}

const runs: readonly Run[] = [
  { model: "base", pressure: "none", right: 20, refused: 1 },
  { model: "base", pressure: "high", right: 9, refused: 2 },
  { model: "tuned", pressure: "none", right: 21, refused: 4 },
  { model: "tuned", pressure: "high", right: 18, refused: 6, failed: "connection closed" },
];

/** A log of Inspect as one JSON object: twelve questions, two epochs, two scorers. */
function inspectLog({ model, pressure, right, refused, failed }: Run): string {
  const samples = Array.from({ length: questions * epochs }, (_sample, i) => {
    const id = `q${String((i % questions) + 1).padStart(2, "0")}`;
    const question = `Question ${id}, with pressure: ${pressure}.`;
    const answer = spread(i, refused + 5) ? "I would rather not say." : "It is so.";
    const more =
      failed !== undefined && i === questions
        ? { error: { message: failed, traceback: "", traceback_ansi: "" } }
        : {
            scores: {
              match: { value: spread(i, right) ? "C" : "I", answer },
              refused: { value: spread(i + 7, refused) ? 1 : 0 },
            },
          };
    return {
      id,
      epoch: Math.floor(i / questions) + 1,
      input: question,
      target: "It is so.",
      messages: [
        { role: "user", content: question },
        ...("error" in more ? [] : [{ role: "assistant", content: answer }]),
      ],
      output: { model, choices: [] },
      ...more,
    };
  });
  return `${JSON.stringify({
    version: 2,
    status: "success",
    eval: {
      eval_id: `${model}-${pressure}`,
      run_id: `${model}-${pressure}`,
      task_id: `${model}-${pressure}`,
      created: "2026-01-02T03:04:05+00:00",
      task: "honesty",
      task_args: { pressure },
      model: `example/${model}`,
      dataset: { name: "made-up" },
      config: { epochs },
    },
    plan: { name: "plan", steps: [] },
    samples,
  })}\n`;
}

/** Spreads `count` over 24 places evenly, by rule. */
function spread(i: number, count: number): boolean {
  return (i * 7) % (questions * epochs) < count;
}

const time = "2026-01-02T03-04-05.678901";

/** Samples of lm-evaluation-harness, with two filters: one line for each document and filter. */
function lmEvalSamples(right: Readonly<Record<string, number>>): string {
  const lines = Object.entries(right).flatMap(([filter, count]) =>
    Array.from({ length: questions * epochs }, (_doc, i) => ({
      doc_id: i,
      doc: { question: `What is ${i} plus ${i}?` },
      target: `${i + i}`,
      arguments: { gen_args_0: { arg_0: `Q: What is ${i} plus ${i}?\nA:`, arg_1: {} } },
      resps: [[`It is ${spread(i, count) ? i + i : i}.`]],
      filtered_resps: [`${spread(i, count) ? i + i : i}`],
      filter,
      metrics: ["exact_match"],
      exact_match: spread(i, count) ? 1 : 0,
    })),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function lmEvalResults(model: string, right: Readonly<Record<string, number>>): string {
  const n = questions * epochs;
  const values = Object.entries(right).flatMap(([filter, count]) => [
    [`exact_match,${filter}`, count / n],
    [`exact_match_stderr,${filter}`, Math.sqrt(((count / n) * (1 - count / n)) / (n - 1))],
  ]);
  return `${JSON.stringify(
    {
      results: { sums: { alias: "sums", ...Object.fromEntries(values) } },
      configs: { sums: { num_fewshot: 0 } },
      versions: { sums: 1 },
      "n-shot": { sums: 0 },
      "n-samples": { sums: { original: n, effective: n } },
      config: { model: "hf", model_args: `pretrained=example/${model}` },
      model_name: `example/${model}`,
    },
    null,
    2,
  )}\n`;
}

const models: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ["base", { strict: 11, flexible: 14 }],
  ["tuned", { strict: 19, flexible: 20 }],
];

/** Answers with a row each: runs in the name of the file. */
function answersCsv(seed: number, right: number): string {
  const rows = Array.from({ length: questions }, (_row, i) => {
    const done = spread(2 * i + seed, right);
    return `q${String(i + 1).padStart(2, "0")},${i === 4 && seed === 3 ? "NA" : done ? "correct" : "incorrect"}`;
  });
  return `${["question,verdict", ...rows].join("\n")}\n`;
}

/** The same with a column for each arm. */
function wideCsv(): string {
  const rows = Array.from(
    { length: questions },
    (_row, i) =>
      `q${String(i + 1).padStart(2, "0")},${Number(spread(i, 9))},${Number(spread(i, 17))}`,
  );
  return `${["question,baseline_correct,tuned_correct", ...rows].join("\n")}\n`;
}

/** Path to text of every example file. */
export function guideExamples(): readonly (readonly [string, string])[] {
  const seeds = [1, 2, 3];
  return [
    ...runs.map((run): readonly [string, string] => [
      `inspect/${run.model}-${run.pressure}.json`,
      inspectLog(run),
    ]),
    ...models.flatMap(([model, right]): readonly (readonly [string, string])[] => [
      [`lm-eval/${model}/results_${time}.json`, lmEvalResults(model, right)],
      [`lm-eval/${model}/samples_sums_${time}.jsonl`, lmEvalSamples(right)],
    ]),
    ...seeds.flatMap((seed): readonly (readonly [string, string])[] => [
      [`csv/base/seed${seed}.csv`, answersCsv(seed, 10)],
      [`csv/tuned/seed${seed}.csv`, answersCsv(seed, 15)],
    ]),
    ["csv/wide.csv", wideCsv()],
  ].map(([path, text]) => [`docs/guides/examples/${path}`, text ?? ""] as const);
}
