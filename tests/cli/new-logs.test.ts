import { describe, expect, it } from "vitest";
import { answered, madeLog } from "./made-log.ts";
import { madeOf, scaffoldOf, valuesOf } from "./scaffold.ts";

interface Log {
  readonly eval: Record<string, unknown> & { readonly config: Record<string, unknown> };
  readonly plan: Record<string, unknown>;
  readonly samples: readonly { readonly messages: unknown[] }[];
}
type Change = (log: Log) => void;
const log = (right: number, change: Change = () => {}): string => {
  const made = JSON.parse(madeLog({ samples: answered(10, right) })) as Log;
  change(made);
  return JSON.stringify(made);
};
const systemOf =
  (content: string): Change =>
  (made) => {
    for (const { messages } of made.samples) messages.unshift({ role: "system", content });
  };
const planOf =
  (template: string): Change =>
  (made) => {
    made.plan.steps = [{ solver: "system_message", params: { template } }];
  };
const argOf =
  (how: unknown): Change =>
  (made) => {
    made.eval.task_args = { how };
  };
const numbers = Array.from({ length: 40 }, (_x, i) => i);
const long = "You are an assistant. ".repeat(20);

describe("two logs that differ in how they were asked", () => {
  const kinds: readonly (readonly [string, Change, Change])[] = [
    ["a step's template", planOf("You are fair"), planOf("You are evil")],
    ["the system message", systemOf("You are fair"), systemOf("You are evil")],
    ["the end of a long one", systemOf(`${long}A`), systemOf(`${long}B`)],
    ["the end of a long argument", argOf(`${long}A`), argOf(`${long}B`)],
    ["the end of a very long one", argOf(`${long.repeat(12)}A`), argOf(`${long.repeat(12)}B`)],
    ["the end of a long list", argOf([...numbers, "A"]), argOf([...numbers, "B"])],
    [
      "what lies deep in an argument",
      argOf({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }),
      argOf({ a: { b: { c: { d: { e: { f: { g: 2 } } } } } } }),
    ],
    ["a system message that one has", () => {}, systemOf("You are evil")],
    ["tags", (l) => (l.eval.tags = ["plain"]), (l) => (l.eval.tags = ["inoculated"])],
    [
      "the model's address",
      (l) => (l.eval.model_base_url = "http://a/v1"),
      (l) => (l.eval.model_base_url = "http://b/v1"),
    ],
    ["the limit", () => {}, (l) => (l.eval.config.limit = 10)],
  ];
  it.each(kinds)("are two conditions: %s", async (_what, one, other) => {
    const report = await madeOf({ "a.json": log(3, one), "b.json": log(7, other) });
    expect(report.counts.epochs).toBe(1);
    expect(Object.values(valuesOf(report)).sort()).toEqual([0.3, 0.7]);
  });

  it("are draws where nothing differs, and only what was compared is called equal", async () => {
    const report = await madeOf({ "a.json": log(3), "b.json": log(7) });
    expect(report.counts.epochs).toBe(2);
    const [line = ""] = report.said.split("\n").filter((l) => l.includes("second draw"));
    expect(line).toMatch(/model, task, dataset and folder are those of a\.json/);
    expect(line).not.toMatch(/solver|arguments|configuration|tags/);
  });
});

describe("samples of lm-eval without their results files", () => {
  const samples = (right: number, shots: string) =>
    Array.from({ length: 10 }, (_x, id) =>
      JSON.stringify({
        doc_id: id,
        doc: { question: `q${id}` },
        target: "0",
        arguments: { gen_args_0: { arg_0: `${shots} q${id}`, arg_1: {} } },
        resps: [["r"]],
        filtered_resps: ["r"],
        filter: "none",
        metrics: ["acc"],
        acc: Number(id < right),
      }),
    ).join("\n");
  it.each([
    ["other prompts", "five", /prompts of equal questions differ/],
    ["the same prompts", "none", /no results file says that model and settings are the same/],
  ])("are two conditions: %s", async (_what, shots, because) => {
    const report = await madeOf({
      "out/samples_arc_2026-01-01T10-00-00.000000.jsonl": samples(3, "none"),
      "out/samples_arc_2026-01-02T10-00-00.000000.jsonl": samples(7, shots),
    });
    expect(report.said).toMatch(because);
    expect(report.counts.epochs).toBe(1);
    expect(Object.values(valuesOf(report))).toEqual([0.3, 0.7]);
  });
});

describe("scores in words that the harness does not know", () => {
  const worded = (words: readonly string[]) =>
    madeLog({
      samples: Array.from({ length: 12 }, (_x, i) => ({
        id: `q${i}`,
        scores: { grade: words[i % words.length] },
      })),
    });
  it.each([
    [["pass", "fail"], 0.5, 0],
    [["CORRECT", "INCORRECT", "CORRECT", "NOT_ATTEMPTED"], 0.6667, 3],
    [["1", "pass", "fail"], 0.6667, 0],
  ])("are right and wrong: %s", async (words, value, missing) => {
    const report = await madeOf({ "log.json": worded(words) });
    expect(Object.values(valuesOf(report))).toEqual([value]);
    expect(report.counts.missing).toBe(missing);
    expect(report.said).not.toMatch(/warning/);
  });

  it("are asked for where no number is theirs", async () => {
    const { accepted, said } = await scaffoldOf({ "log.json": worded(["full", "half", "none"]) });
    expect(accepted).toBe(false);
    expect(said).toMatch(/which score each of these words stands for[\s\S]*full, half, none/);
  });
});

describe("ids that end in a condition", () => {
  it.each([
    ["::", ["clean", "A01-1"], false],
    ["-", ["control", "attack", "other"], false],
    ["/", ["alpha", "beta"], true],
    ["-", ["1", "2"], true],
  ])("are asked for where one is a baseline: %s %s", async (gap, ends, fits) => {
    const samples = Array.from({ length: 6 }, (_x, i) =>
      ends.map((end) => ({ id: `S${i}${gap}${end}`, scores: { ok: i % 2 ? "C" : "I" } })),
    ).flat();
    const { accepted, said } = await scaffoldOf({ "log.json": madeLog({ samples }) });
    expect(accepted, said).toBe(fits);
  });
});

describe("logs of several tasks", () => {
  const tasks = ["theory", "security", "browser", "counting", "spelling", "rhyme"];

  it.each([2, 3, 4, 6])(
    "are never taken for one, with %i tasks and one or two samples in each",
    async (many) => {
      for (const samples of [1, 2]) {
        const files = Object.fromEntries(
          tasks
            .slice(0, many)
            .map((task) => [`${task}.json`, madeLog({ task, samples: answered(samples, 1) })]),
        );
        const { experiment } = await madeOf(files);
        const task = experiment.design.factors.find(({ id }) => id === "task");
        expect(task?.levels.map(({ id }) => id).toSorted()).toEqual(
          tasks.slice(0, many).toSorted(),
        );
      }
    },
  );

  it.each([2, 3, 6])(
    "keep every value of a results file, with %i tasks of one model",
    async (many) => {
      const shown = tasks.slice(0, many);
      const results = {
        results: Object.fromEntries(
          shown.map((task, i) => [
            task,
            { alias: task, "acc,none": (i + 1) / 10, "acc_stderr,none": 0.01 },
          ]),
        ),
        lm_eval_version: "0.4.10",
        git_hash: "b97e2b2",
        date: 1769439493,
        versions: Object.fromEntries(shown.map((task) => [task, 0])),
        model_name: "one",
        config: { model: "hf", model_args: { pretrained: "one" } },
        "n-samples": Object.fromEntries(
          shown.map((task) => [task, { original: 50, effective: 50 }]),
        ),
        "n-shot": Object.fromEntries(shown.map((task) => [task, 0])),
        configs: Object.fromEntries(shown.map((task) => [task, { task, num_fewshot: 0 }])),
      };
      const made = await madeOf({
        "results_2026-01-16T15-23-47.285735.json": JSON.stringify(results),
      });
      const values = made.estimates.map(({ value }) => value).toSorted();
      expect(values).toEqual(shown.map((_task, i) => (i + 1) / 10));
    },
  );
});
