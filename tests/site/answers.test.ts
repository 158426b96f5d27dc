import { describe, expect, it } from "vitest";
import { targetReader } from "../../src/ingest/formats/shared/index.ts";
import type { DrawnSample, Experiment } from "../../src/model/index.ts";
import { answerTable, fitTable, shownAnswers } from "../../src/site/components/samples/answers.ts";
import { columnsOf, unitView } from "../../src/site/components/samples/turns.ts";
import { sampleReport } from "./support/sample-report.ts";

const { experiment } = sampleReport.experiments[0] ?? expect.fail("no experiment");

function sample(
  arm: string,
  wording: string,
  answer: string,
  more: Partial<DrawnSample> = {},
): DrawnSample {
  return {
    condition: { arm, wording },
    replicate: "1",
    epoch: 1,
    scores: { detection: 1 },
    turns: [
      { name: "user", text: "Who?" },
      { name: "trigger", text: wording },
      { name: "review", text: answer },
    ],
    target: "Ada",
    place: `results/split/${arm}.jsonl:${answer.length}`,
    ...more,
  };
}

const arms = experiment.design.factors.find((f) => f.role === "arm")?.levels.map((l) => l.id) ?? [];
const [first = "", second = ""] = arms;
const tableOf = (samples: DrawnSample[], of: Experiment = experiment, replicated = false) =>
  answerTable(
    unitView({ unit: "u", slug: "u", cluster: null, linked: false, samples }, of),
    of,
    replicated,
  );

describe("shownAnswers", () => {
  it("leads from a row to the page of its unit, where there is one", () => {
    const shown = [
      { ...sample(first, "basic", "Ada"), label: "with a page", to: "samples/split/u/" },
      { ...sample(second, "basic", "Bob"), label: "without", to: undefined },
    ];
    const rows = shownAnswers(shown, experiment)?.groups.flatMap((group) => group.rows) ?? [];
    expect(rows.map(({ name, to }) => [name, to])).toEqual([
      ["with a page", "samples/split/u/"],
      ["without", undefined],
    ]);
  });
});

describe("answerTable", () => {
  const samples = [
    sample(first, "basic", "Ada"),
    sample(second, "basic", "Bob", { scores: { detection: 0 } }),
    sample(first, "detailed", "Ada"),
    sample(second, "detailed", "Ada", { scores: { detection: "no flag" } }),
  ];

  it("has a row an answer, what all were asked once, and what a group was asked over its rows", () => {
    const table = tableOf(samples) ?? expect.fail("no table");
    expect(table.shared.map(({ text }) => text)).toEqual(["Who?"]);
    expect(table.groups.map(({ shared }) => shared.map(({ text }) => text))).toEqual([
      ["basic"],
      ["detailed"],
    ]);
    expect(table.groups.flatMap(({ rows }) => rows.map(({ texts }) => texts))).toEqual([
      ["Ada"],
      ["Bob"],
      ["Ada"],
      ["Ada"],
    ]);
    expect(table.groups[1]?.rows[1]?.scores).toEqual([
      { label: table.metrics[0], text: "missing", why: "no flag" },
    ]);
    expect(table.folder).toBe("results/split/");
  });

  it("names conditions by their labels", () => {
    const table = tableOf(samples) ?? expect.fail("no table");
    const labels = experiment.design.factors.flatMap((f) => f.levels.map((l) => l.label));
    for (const { rows } of table.groups)
      for (const { name } of rows) expect(labels).toContain(name);
  });

  it("says a right answer once where it is one, and in each row where not", () => {
    expect(tableOf(samples)).toMatchObject({ target: "Ada", hasTargets: false });
    const own = samples.map((one, i) => ({ ...one, target: `answer ${i}` }));
    const table = tableOf(own) ?? expect.fail("no table");
    expect(table).toMatchObject({ target: null, hasTargets: true });
    expect(table.groups[0]?.rows[1]?.target).toBe("answer 1");
  });

  it("keeps an answer in its row where all answers are the same", () => {
    const same = samples.map((one) => ({ ...one, turns: [{ name: "review", text: "No." }] }));
    const table = tableOf(same) ?? expect.fail("no table");
    expect(table.shared).toEqual([]);
    expect(table.groups.flatMap(({ rows }) => rows.flatMap(({ texts }) => texts))).toEqual(
      same.map(() => "No."),
    );
  });

  it("is none where one answer has lines or is long, or where there are few", () => {
    expect(tableOf([...samples, sample(first, "basic", "two\nlines")])).toBeNull();
    expect(tableOf([...samples, sample(first, "basic", "x".repeat(400))])).toBeNull();
    expect(tableOf(samples.slice(0, 2))).toBeNull();
  });

  it("names runs where there are several", () => {
    const runs = samples.map((one, i) => ({ ...one, replicate: String(i) }));
    expect(tableOf(runs, experiment, true)?.hasRuns).toBe(true);
    expect(tableOf(samples, experiment, true)?.hasRuns).toBe(false);
  });
});

describe("what a notebook shows", () => {
  it("is a table of the same kind, each row by its name", () => {
    const shown = [
      { ...sample(first, "basic", "Ada"), label: "one" },
      { ...sample(second, "basic", "Bob"), label: "two" },
    ];
    expect(fitTable(shown)).toBe(true);
    const table = shownAnswers(shown, experiment) ?? expect.fail("no table");
    expect(table.groups[0]?.rows.map(({ name, texts }) => [name, ...texts])).toEqual([
      ["one", "Ada"],
      ["two", "Bob"],
    ]);
    expect(table.shared.map(({ text }) => text)).toEqual(["Who?", "basic"]);
    expect(fitTable([...shown, sample(first, "basic", "a\nb")])).toBe(false);
  });
});

describe("columns of transcripts", () => {
  it("are as many as there are, up to four; one alone has the page", () => {
    expect([1, 2, 3, 4, 5, 8].map(columnsOf)).toEqual([
      "one",
      "two",
      "three",
      "four",
      "three",
      "four",
    ]);
  });
});

describe("the right answer of a record", () => {
  it("is what a score is compared with, or stands under a usual name", () => {
    expect(targetReader({ right: { equals: "key" } })({ fields: { key: "B", target: "C" } })).toBe(
      "B",
    );
    expect(targetReader(undefined)({ fields: { target: ["a", "b"] } })).toBe("a, b");
    expect(targetReader(undefined)({ fields: { expected: " two\n lines " } })).toBe("two lines");
  });

  it("is none where there is none, and never long", () => {
    expect(targetReader(undefined)({ fields: { output: "x" } })).toBeUndefined();
    expect(targetReader(undefined)({ fields: { target: { a: 1 } } })).toBeUndefined();
    expect(targetReader(undefined)({ fields: { target: "x".repeat(500) } })).toHaveLength(200);
  });
});
