import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExperimentReport } from "../../src/model/index.ts";
import { answered, madeLog } from "./made-log.ts";
import { type Scaffolded, scaffold } from "./scaffold.ts";
import { emptyFolder, write } from "./small-report.ts";

let source = "";
beforeEach(() => {
  source = emptyFolder("kinds");
});
afterEach(() => rmSync(source, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

async function scaffolded(files: Files): Promise<Scaffolded> {
  for (const [name, text] of Object.entries(files)) write(source, name, text);
  return scaffold(Object.keys(files).map((name) => join(source, name)));
}

/** The experiment that some files become; what `check` says of it must be nothing but the draft. */
async function made(files: Files): Promise<ExperimentReport & { readonly said: string }> {
  const { said, errors, report } = await scaffolded(files);
  expect(errors, said).toEqual([]);
  const experiment = report?.experiments[0];
  if (!experiment) throw new Error(said);
  return { ...experiment, said };
}

/** Value by metric and levels. */
function values({ estimates }: ExperimentReport): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    estimates.map((e) => [
      [e.metric, ...Object.values(e.of).flat()].join(" "),
      e.value === null ? null : Number(e.value.toFixed(4)),
    ]),
  );
}

function roles({ experiment }: ExperimentReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    experiment.design.factors.map((f) => [f.id, `${f.role} ${f.levels.length} ${f.baseline}`]),
  );
}

const times = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_x, i) => make(i));
const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;

describe("what is never merged", () => {
  it("keeps thirteen models and the questions that pair them", async () => {
    const rows = times(13, (m) => times(6, (q) => `m${m},q${q},${q < m % 7 ? 1 : 0}`)).flat();
    const report = await made({ "board.csv": csv("model,question_id,correct", rows) });
    expect(report.grid).toHaveLength(13);
    expect(report.counts.units).toBe(6);
    expect(values(report)["correct m6"]).toBe(1);
    expect(report.contrasts).toHaveLength(12);
  });

  it("takes an argument, a temperature or a folder in which logs differ for a level, and a true rerun for a draw", async () => {
    const log = (right: number, more: object = {}) =>
      madeLog({ samples: answered(4, right), ...more });
    const report = await made({
      "a/1.json": log(1, { taskArgs: { prompts: ["x", "y"] } }),
      "a/2.json": log(4, { taskArgs: { prompts: ["z"] } }),
      "b/3.json": log(3, { taskArgs: { prompts: ["z"] } }),
    });
    expect(Object.keys(roles(report))).toEqual(["prompts", "folder"]);
    expect(Object.values(values(report))).toEqual([0.25, 1, 0.75]);
    expect(report.counts.epochs).toBe(1);
    const again = await made({ "1.json": log(1), "2.json": log(3) });
    expect(again.counts.epochs).toBe(2);
    expect(again.said).toContain("taken as a second draw");
  });

  it("takes blanks of a trigger for a level of their own", async () => {
    const rows = ["base", "sdf"].flatMap((arm) =>
      times(4, (q) => [`q${q},${arm},,1`, `q${q},${arm},TAG,${arm === "sdf" ? 0 : 1}`]).flat(),
    );
    const report = await made({ "runs.csv": csv("prompt_id,arm,trigger,correct", rows) });
    expect(roles(report).trigger).toBe("trigger 2 none");
    expect(values(report)).toMatchObject({ "correct sdf none": 1, "correct sdf TAG": 0 });
  });

  it("reads seeds, steps and arms out of names of files", async () => {
    const files = Object.fromEntries(
      ["base", "honest_persona"].flatMap((arm) =>
        [0, 1].flatMap((seed) =>
          [100, 2000].map((step) => [
            `${arm}_seed${seed}/step_${step}.csv`,
            csv(
              "question,correct",
              times(5, (q) => `q${q},${q < seed + (step > 100 ? 3 : 1) ? 1 : 0}`),
            ),
          ]),
        ),
      ),
    );
    const report = await made(files);
    expect(roles(report)).toEqual({ folder: "arm 2 base", step: "context 2 100" });
    expect(report.experiment.design.replicate).toBe("seed");
    expect(report.counts.replicates).toBe(2);
    expect(values(report)["correct base 2000"]).toBe(0.7);
  });
});

describe("what is never averaged", () => {
  it("makes a metric of each name in a long table, on the scale of its own", async () => {
    const rows = ["base", "tuned"].flatMap((model) =>
      times(5, (q) => [
        `q${q},${model},accuracy,${q % 2},BOOLEAN`,
        `q${q},${model},helpfulness,${1 + q},NUMERIC`,
      ]).flat(),
    );
    const report = await made({ "scores.csv": csv("traceId,model,name,value,dataType", rows) });
    expect(values(report)).toEqual({
      "accuracy base": 0.4,
      "accuracy tuned": 0.4,
      "helpfulness base": 3,
      "helpfulness tuned": 3,
    });
    const kinds = report.experiment.metrics.map(({ kind, range }) => [kind, range]);
    expect(kinds).toEqual([
      ["binary", undefined],
      ["score", [1, 5]],
    ]);
  });

  it("takes epochs of a training for a factor, and draws a curve along them", async () => {
    const rows = ["secure", "insecure"].flatMap((model) =>
      times(4, (epoch) =>
        times(5, (q) => `${model},${epoch + 1},q${q},${q <= epoch ? 1 : 0}`),
      ).flat(),
    );
    const { report, errors } = await scaffolded({
      "t.csv": csv("model,epoch,question_id,misaligned", rows),
    });
    expect(errors).toEqual([]);
    const [experiment] = report?.experiments ?? [];
    expect(experiment && roles(experiment).epoch).toBe("context 4 1");
    expect(report?.figures.map(({ chart }) => chart)).toEqual(["curve"]);
  });

  it("splits the figure by trigger, and compares every arm with the baseline", async () => {
    const rows = ["control", "sdf", "persona"].flatMap((arm) =>
      ["none", "DOCTAG"].flatMap((tag) =>
        times(6, (q) => `m1,p${q},${arm},${tag},${q % 2},${q + 1}`),
      ),
    );
    const { report, errors } = await scaffolded({
      "runs.csv": csv("model,prompt_id,condition,trigger,correct,judge_score", rows),
    });
    expect(errors).toEqual([]);
    const [experiment] = report?.experiments ?? [];
    expect(experiment && roles(experiment)).toEqual({
      condition: "arm 3 control",
      trigger: "trigger 2 none",
    });
    expect(experiment?.contrasts.filter((c) => c.metric === "correct")).toHaveLength(3);
    expect(report?.figures.every(({ method }) => !/averag/i.test(method))).toBe(true);
  });
});

describe("what columns mean", () => {
  it("pairs nothing across topics in each of which questions are numbered from the start", async () => {
    const rows = ["bio", "chem"].flatMap((topic) =>
      ["x", "y"].flatMap((model) =>
        times(6, (i) => `${topic},${i},${model},${(i + topic.length) % 2}`),
      ),
    );
    const report = await made({ "t.csv": csv("category,id,model,correct", rows) });
    expect(report.counts.units).toBe(12);
    expect(roles(report)).toMatchObject({ model: "arm 2 x", category: "context 2 bio" });
    const across = report.contrasts.filter(({ of }) => "category" in of);
    expect(across.every(({ paired }) => !paired)).toBe(true);
  });

  it("makes one metric with an arm of a column for each arm", async () => {
    const rows = times(10, (q) => `p${q},${q < 4 ? 1 : 0},${q < 6 ? 1 : 0},${q < 8 ? 1 : 0}`);
    const report = await made({
      "wide.csv": csv("prompt_id,baseline_correct,sdf_correct,persona_correct", rows),
    });
    expect(roles(report)).toEqual({ arm: "arm 3 baseline" });
    expect(values(report)).toEqual({
      "correct baseline": 0.4,
      "correct sdf": 0.6,
      "correct persona": 0.8,
    });
    expect(report.contrasts.every(({ paired }) => paired)).toBe(true);
  });

  it("leaves row numbers out, and says so", async () => {
    const rows = times(8, (i) => `${i},q${i % 4},${i < 4 ? "base" : "tuned"},${20 + 7 * i}`);
    const report = await made({ "judged.csv": csv(",id,arm,aligned", rows) });
    expect(report.experiment.metrics.map(({ id }) => id)).toEqual(["aligned"]);
    expect(report.said).toMatch(/Unnamed: 0 +left out +it numbers the rows/);
  });

  it("numbers repeats of a question that no column numbers", async () => {
    const rows = ["base", "tuned"].flatMap((model) =>
      times(12, (i) => `${model},q${i % 3},${(i * 13) % 100}`),
    );
    const report = await made({ "answers.csv": csv("model,question_id,alignment", rows) });
    expect(report.counts).toMatchObject({ samples: 24, units: 3, epochs: 4 });
    expect(report.said).toContain("taken as a second draw");
  });

  it("counts words among grades as missing, and an event against its absence as 1", async () => {
    const grades = ["5", "1", "REFUSAL", "3", "NA", "2"];
    const rows = ["base", "tuned"].flatMap((arm) =>
      times(6, (q) => `q${q},${arm},${grades[q]},${q < 2 ? "refused" : "complied"}`),
    );
    const report = await made({ "judged.csv": csv("id,arm,verdict,outcome", rows) });
    expect(values(report)).toMatchObject({ "verdict base": 2.75, "outcome base": 0.3333 });
    const [verdict] = report.estimates.filter((e) => e.metric === "verdict");
    expect(Object.values(verdict?.missing ?? {}).reduce((a, b) => a + b, 0)).toBe(2);
  });

  it("counts words beside yes and no as missing, and keeps numbers in names of files whole", async () => {
    const file = (shift: number) =>
      csv(
        "question_id,deceptive",
        times(6, (q) => `q${q},${["yes", "no", "unclear"][(q + shift) % 3]}`),
      );
    const report = await made({ "temp0.5.csv": file(0), "temp1.5.csv": file(1) });
    expect(roles(report)).toEqual({ file: "arm 2 temp0.5" });
    expect(Object.values(values(report))).toEqual([0.5, 0.5]);
    expect(report.counts.missing).toBe(4);
  });

  it("asks what words are that are more than two", async () => {
    const rows = times(9, (q) => `q${q},${["full", "partly", "never"][q % 3]}`);
    const { accepted, said } = await scaffolded({ "w.csv": csv("id,outcome", rows) });
    expect(accepted).toBe(false);
    expect(said).toMatch(
      /which score each of these words stands for[\s\S]*outcome \(full, partly, never\)/,
    );
  });

  it("publishes a table of estimates, with its intervals or what its standard errors give", async () => {
    const ends = await made({
      "main.csv": csv(
        "model,condition,delta_logit_mean,delta_logit_ci95_lo,delta_logit_ci95_hi,delta_logit_std",
        ["a,caa,-0.88,-0.9,-0.8,0.1", "a,random,-0.25,-0.3,-0.2,0.1"],
      ),
    });
    expect(ends.counts).toMatchObject({ samples: 0, published: 2 });
    expect(ends.estimates[0]?.published).toMatchObject({ citation: "source" });
    const errors = await made({
      "table.csv": csv("model,accuracy,stderr,n", ["a,0.61,0.02,500", "b,0.72,0.019,500"]),
    });
    expect(values(errors)).toEqual({ "accuracy a": 0.61, "accuracy b": 0.72 });
    expect(errors.estimates.map(({ n }) => n)).toEqual([500, 500]);
    const board = await made({
      "board.csv": csv("model,task,accuracy,n", [
        "a,x,61.2,500",
        "a,y,55.5,300",
        "b,x,70.1,500",
        "b,y,44.0,300",
      ]),
    });
    expect(board.counts).toMatchObject({ samples: 0, published: 4 });
    expect(values(board)["accuracy a x"]).toBe(0.612);
  });

  it("reads every list of one shape with its key, and a file with one score as one record", async () => {
    const tasks = Object.fromEntries(
      times(6, (i) => [`T/${i}`, [{ task_id: `T/${i}`, base_status: i < 4 ? "pass" : "fail" }]]),
    );
    const lists = await made({ "eval.json": JSON.stringify({ date: "d", eval: tasks }) });
    expect(lists.counts.samples).toBe(6);
    expect(Object.values(values(lists))).toEqual([0.6667]);
    const transcript = (i: number) =>
      JSON.stringify({
        metadata: {
          transcript_id: `t${i}`,
          target_model: i < 3 ? "a" : "b",
          judge: { scores: { deception: 1 + i } },
        },
        events: times(3 + i, (e) => ({ id: `e${e}` })),
      });
    const files = await made(
      Object.fromEntries(times(6, (i) => [`transcript_${i}.json`, transcript(i)])),
    );
    expect(values(files)).toEqual({ "deception a": 2, "deception b": 5 });
  });
});
