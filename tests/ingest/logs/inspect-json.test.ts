import { describe, expect, it } from "vitest";
import { inspectJson } from "../../../src/ingest/formats/inspect-json.ts";
import { header, jsonLog, sample } from "./fixture-log.ts";
import { readFiles } from "./read-log.ts";

const read = (text: string | Uint8Array, name = "log.json") =>
  readFiles({ [name]: text }, inspectJson);

const two = [sample("a", "C"), sample("b", "I")];

describe("inspect-json recognises", () => {
  it.each([
    ["a log", jsonLog(two), true],
    ["a log that is indented", JSON.stringify(JSON.parse(jsonLog(two)), null, 2), true],
    ["a log after a byte order mark", `\uFEFF${jsonLog(two)}`, true],
    ["a log without samples or version", JSON.stringify(header({ version: undefined })), true],
    ["a log whose keys are sorted", sortedLog(), true],
    ["a list of records", JSON.stringify([{ eval: { task: "t", model: "m" } }]), false],
    ["a table with a column `eval`", JSON.stringify({ eval: [{ task: "t" }], results: [] }), false],
    ["a table about evals", JSON.stringify({ results: [{ task: "t", model: "m" }] }), false],
    ["metadata named `eval`", JSON.stringify({ eval: { model: "m" }, records: [] }), false],
    ["text that speaks of a log", JSON.stringify({ text: jsonLog(two) }), false],
  ])("%s: %#", async (_what, text, recognised) => {
    expect((await read(text)).recognised).toBe(recognised);
  });

  it("a log in a file named .eval", async () => {
    expect((await read(jsonLog(two), "log.eval")).recognised).toBe(true);
  });
});

/** Where the second sample begins in a log that is indented by one. */
function lineOfSecondSample(): number {
  const lines = JSON.stringify(JSON.parse(jsonLog(two)), null, 1).split("\n");
  return lines.findIndex((line) => line.includes('"id": "b"'));
}

function sortedLog(): string {
  const log = JSON.parse(jsonLog(two, header({ tags: ["x", "y"] }))) as Record<string, unknown>;
  return JSON.stringify(Object.fromEntries(Object.entries(log).toSorted()));
}

describe("inspect-json reads", () => {
  it("each sample at its row, with the fields of the log", async () => {
    const { records, told } = await read(jsonLog(two));
    expect(told).toEqual([]);
    expect(records.map((r) => [r.place.row, r.unit, r.epoch])).toEqual([
      [1, "a", 1],
      [2, "b", 1],
    ]);
    expect(records[0]?.fields).toMatchObject({
      log: { version: 2, status: "success" },
      eval: { metadata: { arm: "doctag" } },
      scores: { match: "C" },
      score: { match: { value: "C", explanation: "it is" } },
    });
  });

  it("the header of a log whose samples stand before it", async () => {
    const { records } = await read(sortedLog());
    expect(records[0]?.fields.log).toMatchObject({ status: "success", tags: ["x", "y"] });
  });

  it("bare NaN and Infinity, and leaves those words inside texts alone", async () => {
    const text = jsonLog([
      sample("a", 1, { metadata: { logprob: "LOW", text: 'is "NaN" or Infinity' } }),
      sample("b", "HOLE"),
    ])
      .replace('"LOW"', "-Infinity")
      .replace('"HOLE"', "NaN");
    const { records, told } = await read(text);
    expect(told).toEqual([]);
    expect(records[0]?.fields.sample).toMatchObject({
      metadata: { logprob: Number.NEGATIVE_INFINITY, text: 'is "NaN" or Infinity' },
    });
    expect(records[1]?.fields.scores).toEqual({ match: Number.NaN });
  });

  it.each([
    ["an object", { scorer: { name: "match" } }, "match"],
    ["a text", { scorer: "includes" }, "includes"],
    ["the only score", { scores: [{ name: "accuracy", scorer: "exact" }] }, "exact"],
    ["nothing", undefined, "score"],
  ])("the single score of old logs under the scorer's name, from %s", async (_, results, name) => {
    const { scores: _s, ...old } = sample("a", "C", { score: { value: "C", answer: "yes" } });
    const text = JSON.stringify({ ...header({ version: 1, results }), samples: [old] });
    const { records } = await read(text);
    expect(records[0]?.fields.scores).toEqual({ [name]: "C" });
    expect(records[0]?.fields.score).toMatchObject({ [name]: { answer: "yes" } });
  });

  it("a header alone as no samples, and says so", async () => {
    const head = header({ results: { total_samples: 1000, completed_samples: 1000 } });
    const { records, told } = await read(JSON.stringify(head));
    expect(records).toEqual([]);
    expect(told).toEqual([
      "warning header-agrees-with-records log.json",
      "warning file-is-not-empty log.json",
    ]);
  });
});

describe("failed samples", () => {
  const cause = async (more: Readonly<Record<string, unknown>>) =>
    (await read(jsonLog([sample("a", "C", more)]))).records[0];

  it("are named by their error", async () => {
    expect((await cause({ scores: {}, error: { message: "boom" } }))?.failed).toBe("error");
    expect((await cause({ scores: null, error: { message: "boom" } }))?.failed).toBe("error");
  });

  it("are named by a limit only when it left them without a score", async () => {
    const limit = { type: "token", limit: 1000 };
    expect((await cause({ scores: {}, limit }))?.failed).toBe("limit: token");
    expect((await cause({ limit }))?.failed).toBeUndefined();
  });

  it("lose their score when invalidated, and keep it under `score`", async () => {
    const text = jsonLog([sample("a", "C", { invalidation: { reason: "sandbox" } }), ...two]);
    const { records, notes } = await read(text);
    expect(records[0]?.failed).toBe("invalidated");
    expect(records[0]?.fields.scores).toEqual({});
    expect(records[0]?.fields.score).toMatchObject({ match: { value: "C" } });
    expect(notes.find((note) => note.startsWith("1 of 3 samples marked invalidated"))).toContain(
      "`score.<scorer>.value` keeps them",
    );
  });

  it("are counted in the notes of the file", async () => {
    const error = { message: "boom" };
    const { notes } = await read(jsonLog([sample("a", "C", { scores: {}, error }), ...two]));
    expect(notes).toContain("1 of 3 samples ended with an error");
    expect(notes).toContain("1 of 3 samples without a score");
    const none = await read(jsonLog([sample("a", "C", { scores: {} })]));
    expect(none.notes).toContain("no score on any of 1 sample");
  });
});

describe("inspect-json says what is wrong", () => {
  it.each([
    ["an empty file", "", "error file-is-not-empty log.json"],
    ["a list", "[1,2,3]", "error log-is-readable log.json"],
    ["JSON Lines", '{"id":1}\n{"id":2}', "error log-is-readable log.json"],
    ["a log without a task", '{"eval":{"model":"m"}}', "error log-is-readable log.json"],
    ["a log that is cut", jsonLog(two).slice(0, -40), "error file-is-complete log.json"],
    [
      "a sample that is no JSON",
      jsonLog(two).replace('"b"', "b"),
      "error json-is-valid log.json (record 2)",
    ],
    [
      "a sample that is no JSON, in a log of many lines",
      JSON.stringify(JSON.parse(jsonLog(two)), null, 1).replace('"b"', "b"),
      `error json-is-valid log.json:${lineOfSecondSample()}`,
    ],
    [
      "bytes that are not UTF-8",
      Buffer.from(jsonLog(two).replace("firm", "f\u00fcrm"), "latin1"),
      "error file-is-utf8 log.json:1",
    ],
    [
      "a newer version",
      jsonLog(two, header({ version: 9 })),
      "warning log-is-readable log.json (field version)",
    ],
    [
      "ids of two types",
      jsonLog([sample(1, "C"), sample("1", "I")]),
      "warning sample-ids-are-unique log.json (field sample.id)",
    ],
    [
      "a run that was cancelled",
      jsonLog(two, header({ status: "cancelled" })),
      "warning log-is-finished log.json",
    ],
  ])("in %s", async (_what, text, problem) => {
    expect((await read(text)).told).toEqual([problem]);
  });

  it("with the path and the value's kind", async () => {
    const { problems } = await read('{"eval":{"model":"m","task":5}}');
    expect(problems[0]?.message).toContain("`eval.task` of the log");
  });
});
