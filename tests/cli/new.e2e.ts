import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { newExperiment } from "../../src/cli/new-experiment.ts";
import { newNotebook } from "../../src/cli/new-notebook.ts";
import type { ExperimentReport } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { answered, madeLog } from "./made-log.ts";
import { emptyFolder, write } from "./small-report.ts";

let root = "";
let source = "";
let said: string[] = [];
beforeEach(() => {
  root = emptyFolder("new-root");
  source = emptyFolder("new-source");
  said = [];
  for (const stream of ["log", "error"] as const) {
    vi.spyOn(console, stream).mockImplementation((...words) => void said.push(words.join(" ")));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of [root, source]) rmSync(folder, { recursive: true, force: true });
});

/** Puts files into the source folder and makes an experiment of them. */
function scaffold(
  files: Readonly<Record<string, string>>,
  given = Object.keys(files),
): Promise<number> {
  for (const [name, text] of Object.entries(files)) write(source, name, text);
  return newExperiment(
    root,
    given.map((name) => join(source, name)),
    { name: "made" },
  );
}

interface Written {
  readonly design: {
    readonly unit: string;
    readonly replicate?: string;
    readonly factors: Readonly<Record<string, { role: string; baseline: string; levels: unknown }>>;
  };
  readonly metrics: Readonly<Record<string, { kind: string; on?: string }>>;
  readonly data?: readonly {
    readonly files: string | readonly string[];
    readonly [key: string]: unknown;
  }[];
}

function manifest(): Written {
  return parse(readFileSync(join(root, "results/made/experiment.yaml"), "utf8"));
}

/** A notebook of the experiment, and what `check` makes of both. */
async function checked(): Promise<ExperimentReport> {
  expect(await newNotebook(root, "made", { date: "2026-11-24" })).toBe(0);
  const { report, problems } = await buildReport(root, { progress: () => {} });
  expect(problems.filter((p) => p.severity === "error")).toEqual([]);
  const experiment = report?.experiments[0];
  if (!experiment) throw new Error("no experiment in the report");
  expect(report?.findings).toEqual([]);
  expect(problems.map((p) => p.rule)).toContain("hypothesis-is-written");
  return experiment;
}

const means = ({ estimates }: ExperimentReport) =>
  Object.fromEntries(
    estimates.map((e) => [`${e.metric} ${Object.values(e.of).flat().join(" ")}`, e.value]),
  );

describe("upheld new experiment, given logs of Inspect", () => {
  it("compares two models with a log each, though both logs have the same name", async () => {
    const code = await scaffold({
      "a/log.json": madeLog({ model: "maker/one", samples: answered(10, 4) }),
      "b/log.json": madeLog({ model: "maker/two", samples: answered(10, 9) }),
    });
    expect(code).toBe(0);
    expect(manifest().design.factors).toEqual({
      model: {
        label: "Model",
        role: "arm",
        baseline: "maker/one",
        levels: ["maker/one", "maker/two"],
      },
    });
    expect(readdirSync(join(root, "results/made"), { recursive: true })).toEqual(
      expect.arrayContaining([join("a", "log.json"), join("b", "log.json")]),
    );
    expect(means(await checked())).toEqual({ "match maker/one": 0.4, "match maker/two": 0.9 });
  });

  it("takes the arm from the metadata in which the logs differ, and the level that says so for baseline", async () => {
    await scaffold({
      "1.json": madeLog({
        model: "ft/1",
        metadata: { arm: "doctag", commit: "a1" },
        samples: answered(6, 5),
      }),
      "2.json": madeLog({
        model: "ft/2",
        metadata: { arm: "none", commit: "b2" },
        samples: answered(6, 1),
      }),
      "3.json": madeLog({
        model: "ft/3",
        metadata: { arm: "sdf", commit: "c3" },
        samples: answered(6, 4),
      }),
    });
    const { factors } = manifest().design;
    expect(Object.keys(factors)).toEqual(["arm"]);
    expect(factors.arm?.baseline).toBe("none");
    expect((await checked()).contrasts.length).toBeGreaterThan(0);
  });

  it("takes seeds as training runs, not as arms", async () => {
    const files = Object.fromEntries(
      ["none", "sdf"].flatMap((arm) =>
        [1, 2, 3].map((seed) => [
          `${arm}-${seed}.json`,
          madeLog({
            model: `ft/${arm}/${seed}`,
            metadata: { arm, seed },
            samples: answered(6, seed + (arm === "sdf" ? 2 : 0)),
          }),
        ]),
      ),
    );
    await scaffold(files);
    expect(manifest().design.replicate).toBe("seed");
    expect(Object.keys(manifest().design.factors)).toEqual(["arm"]);
    expect((await checked()).counts.replicates).toBe(3);
  });

  it("crosses models with arguments of the task", async () => {
    const files = Object.fromEntries(
      ["one", "two"].flatMap((model) =>
        ["plain", "honest"].map((persona) => [
          `${model}-${persona}.json`,
          madeLog({ model: `maker/${model}`, taskArgs: { persona }, samples: answered(5, 3) }),
        ]),
      ),
    );
    await scaffold(files);
    const { factors } = manifest().design;
    expect(Object.fromEntries(Object.entries(factors).map(([id, f]) => [id, f.role]))).toEqual({
      persona: "persona",
      model: "arm",
    });
    expect((await checked()).grid).toHaveLength(4);
  });

  it("pairs questions that metadata of the samples asks under two triggers, by the id without its condition", async () => {
    const samples = ["absent", "present"].flatMap((trigger) =>
      answered(8, trigger === "present" ? 7 : 1).map((s) => ({
        ...s,
        id: `${s.id}-${trigger}`,
        metadata: { trigger, topic: "x" },
      })),
    );
    await scaffold({ "log.json": madeLog({ samples }) });
    expect(manifest().design.factors.trigger).toMatchObject({
      role: "trigger",
      baseline: "absent",
      levels: ["absent", "present"],
    });
    const { counts, contrasts } = await checked();
    expect(counts.units).toBe(8);
    expect(contrasts[0]?.value).toBeCloseTo(0.75);
  });

  it("pairs questions by the metadata that names them", async () => {
    const samples = ["plain", "hint"].flatMap((framing, k) =>
      answered(6, 3).map((s, i) => ({
        ...s,
        id: k * 6 + i + 1,
        question: `Question ${i}?`,
        metadata: { framing, question_id: `q${i}` },
      })),
    );
    await scaffold({ "log.json": madeLog({ samples }) });
    expect(Object.keys(manifest().design.factors)).toContain("framing");
    expect(manifest().data?.[0]?.unit).toBe("sample.metadata.question_id");
    expect((await checked()).counts.units).toBe(6);
  });

  it("leaves properties of the questions alone, and names them", async () => {
    const samples = answered(8, 5).map((s, i) => ({
      ...s,
      metadata: { subject: i % 2 ? "biology" : "physics" },
    }));
    await scaffold({ "log.json": madeLog({ samples }) });
    expect(Object.keys(manifest().design.factors)).toEqual(["model"]);
    expect(said.join("\n")).toContain("sample.metadata.subject");
    expect(means(await checked())).toEqual({ "match maker/one": 0.625 });
  });

  it("makes a metric of each number of a score, and counts samples without one by cause", async () => {
    const score = (i: number) => ({
      judge: { honest: i % 2 === 0, depth: i, note: "text" },
      list: [i, 1],
      words: i > 2 ? "C" : "unclear",
    });
    const samples = [
      ...Array.from({ length: 4 }, (_s, i) => ({ id: i, scores: score(i) })),
      { id: 9, error: "out of memory" },
    ];
    await scaffold({ "log.json": madeLog({ samples }) });
    const kinds = Object.fromEntries(
      Object.entries(manifest().metrics).map(([id, m]) => [id, m.kind]),
    );
    expect(kinds).toEqual({
      honest: "binary",
      depth: "score",
      list_0: "score",
      list_1: "binary",
      words: "binary",
    });
    expect(said.join("\n")).toContain("scores.judge.note");
    const report = await checked();
    expect(means(report)).toMatchObject({
      "honest maker/one": 0.5,
      "depth maker/one": 1.5,
      "words maker/one": 1,
    });
    expect(report.estimates.find((e) => e.metric === "depth")?.missing).toEqual({ error: 1 });
  });

  it("keeps the attempt that got furthest of a task that was tried again", async () => {
    await scaffold({
      "first.json": madeLog({
        taskId: "same",
        status: "error",
        created: "2026-11-23T00:00:00+00:00",
        samples: answered(4, 2),
      }),
      "again.json": madeLog({ taskId: "same", samples: answered(8, 6) }),
    });
    expect(manifest().data).toMatchObject([{ files: "again.json" }]);
    expect(said.join("\n")).toMatch(/first\.json +left out +an earlier attempt/);
    expect(means(await checked())).toEqual({ "match maker/one": 0.75 });
  });

  it("takes a second run under the same condition as further draws for the same questions", async () => {
    await scaffold({
      "1.json": madeLog({ samples: answered(4, 1) }),
      "2.json": madeLog({ samples: answered(4, 3) }),
    });
    const report = await checked();
    expect(report.counts).toMatchObject({ samples: 8, units: 4, epochs: 2 });
    expect(means(report)).toEqual({ "match maker/one": 0.5 });
  });

  it("says of each scorer in which tasks it ran, so that it is missing in none", async () => {
    await scaffold({
      "1.json": madeLog({ task: "facts", samples: answered(4, 2) }),
      "2.json": madeLog({
        task: "lies",
        samples: [
          { id: "l1", scores: { judge: 1 } },
          { id: "l2", scores: { judge: 0 } },
        ],
      }),
    });
    expect(manifest().metrics).toMatchObject({
      match: { on: "task=facts" },
      judge: { on: "task=lies" },
    });
    expect((await checked()).counts.missing).toBe(0);
  });

  it("takes a header without samples for what the harness published", async () => {
    const results = {
      total_samples: 50,
      completed_samples: 50,
      scores: [
        {
          name: "match",
          scorer: "match",
          metrics: {
            accuracy: { name: "accuracy", value: 0.62 },
            stderr: { name: "stderr", value: 0.07 },
          },
        },
      ],
    };
    await scaffold({ "header.json": madeLog({ results, samples: [] }) });
    const [estimate] = (await checked()).estimates;
    expect(estimate).toMatchObject({ metric: "match", value: 0.62, n: 50 });
    expect(estimate?.published).not.toBeNull();
  });

  it("is refused where headers have no results either", async () => {
    expect(await scaffold({ "header.json": madeLog({ samples: [] }) })).toBe(1);
    expect(said.join("\n")).toMatch(/expected[\s\S]*found[\s\S]*fix/);
    expect(existsSync(join(root, "results"))).toBe(false);
  });

  it("takes all logs of a folder", async () => {
    write(source, "logs/one.json", madeLog({ model: "maker/one", samples: answered(4, 1) }));
    write(source, "logs/deep/two.json", madeLog({ model: "maker/two", samples: answered(4, 3) }));
    expect(await scaffold({}, ["logs"])).toBe(0);
    expect((await checked()).counts.samples).toBe(8);
  });
});

describe("upheld new experiment, given tables", () => {
  const rows = (line: (i: number, arm: string) => string) =>
    ["plain", "taught"].flatMap((arm) => Array.from({ length: 10 }, (_row, i) => line(i, arm)));

  it("finds arms, questions and grades in words", async () => {
    const table = [
      "question_id,variant,grade,latency_ms",
      ...rows(
        (i, arm) => `${i},${arm},${arm === "taught" || i < 3 ? "correct" : "incorrect"},${i * 7}`,
      ),
    ];
    expect(await scaffold({ "answers.csv": table.join("\n") })).toBe(0);
    expect(manifest()).toMatchObject({
      design: { unit: "question_id", factors: { variant: { role: "arm", baseline: "plain" } } },
    });
    expect(Object.keys(manifest().metrics)).toEqual(["grade"]);
    expect(means(await checked())).toEqual({ "grade plain": 0.3, "grade taught": 1 });
  });

  it("takes a column that the same questions are asked under for a factor, whatever its name", async () => {
    const lines = rows((i, arm) => JSON.stringify({ id: i, flavour: arm, honest: i < 5 }));
    await scaffold({ "t.jsonl": lines.join("\n") });
    expect(Object.keys(manifest().design.factors)).toEqual(["flavour"]);
    await checked();
  });

  it("takes each file for an arm where nothing inside tells them apart", async () => {
    const lines = (right: number) =>
      Array.from({ length: 6 }, (_row, i) => JSON.stringify({ id: i, correct: i < right })).join(
        "\n",
      );
    await scaffold({ "none.jsonl": lines(2), "doctag.jsonl": lines(5) });
    expect(manifest().design.factors.file).toMatchObject({ role: "arm", baseline: "none" });
    expect(means(await checked())).toMatchObject({
      "correct none": 2 / 6,
      "correct doctag": 5 / 6,
    });
  });

  it("takes each file for an arm also where a trigger varies within each of them", async () => {
    const lines = (right: number) =>
      ["off", "on"]
        .flatMap((trigger) =>
          Array.from({ length: 6 }, (_row, i) =>
            JSON.stringify({ prompt_id: `p${i}`, trigger, correct: i < right }),
          ),
        )
        .join("\n");
    await scaffold({ "base.jsonl": lines(2), "honest.jsonl": lines(5) });
    expect(manifest().design.factors).toMatchObject({
      trigger: { role: "trigger" },
      file: { role: "arm", levels: ["base", "honest"] },
    });
    expect(means(await checked())).toMatchObject({
      "correct off base": 2 / 6,
      "correct on honest": 5 / 6,
    });
  });

  it("finds records that stand deep inside a JSON file", async () => {
    const results = Array.from({ length: 6 }, (_row, i) => ({
      testIdx: i,
      success: i < 4,
      score: i / 10,
    }));
    await scaffold({
      "out.json": JSON.stringify({ evalId: "x", results: { version: 3, results } }),
    });
    expect(manifest().data?.[0]?.records).toBe("results.results");
    expect((await checked()).counts.samples).toBe(6);
  });

  it("keeps levels in which a selector could not be written", async () => {
    const lines = rows((i, arm) =>
      JSON.stringify({
        id: i,
        system: arm === "plain" ? "a=b, c" : 'say "yes" | no',
        correct: i < 5,
      }),
    );
    await scaffold({ "t.jsonl": lines.join("\n") });
    await checked();
  });

  it("sees levels that come late in a long file", async () => {
    const lines = ["a", "b", "c"].flatMap((arm) =>
      Array.from({ length: 9000 }, (_row, i) => JSON.stringify({ id: i, arm, correct: i % 2 })),
    );
    expect(await scaffold({ "long.jsonl": lines.join("\n") })).toBe(0);
    expect(manifest().design.factors.arm?.levels).toEqual(["a", "b", "c"]);
  });

  it("is refused where nothing looks like a score, and leaves nothing behind", async () => {
    expect(await scaffold({ "ids.jsonl": '{"id": 1}\n{"id": 2}\n' })).toBe(1);
    expect(said.join("\n")).toMatch(
      /Nothing in the files looks like a score[\s\S]*expected[\s\S]*found[\s\S]*fix/,
    );
    expect(existsSync(join(root, "results"))).toBe(false);
  });

  it("never writes over an experiment that is there", async () => {
    const table = "id,arm,correct\n1,a,1\n1,b,0\n2,a,1\n2,b,1\n";
    await scaffold({ "t.csv": table });
    const before = readFileSync(join(root, "results/made/experiment.yaml"), "utf8");
    expect(await scaffold({ "t.csv": table })).toBe(1);
    expect(readFileSync(join(root, "results/made/experiment.yaml"), "utf8")).toBe(before);
  });
});
