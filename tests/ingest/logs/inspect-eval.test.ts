import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { inspectEval } from "../../../src/ingest/formats/inspect-eval.ts";
import { parsePath, readPath } from "../../../src/ingest/formats/shared/path.ts";
import { writeZip, type ZipMember } from "../../support/zip.ts";
import { header, members, sample } from "./fixture-log.ts";
import { readFiles } from "./read-log.ts";

const read = (zip: readonly ZipMember[], name = "log.eval") =>
  readFiles({ [name]: writeZip(zip) }, inspectEval);

const two = [sample("a", "C"), sample("b", "I")];

describe("inspect-eval reads archives", () => {
  it.each(["stored", "deflate", "zstd", "zstd in two frames"] as const)(
    "whose members are %s",
    async (method) => {
      const { records, told } = await read(members(two, method));
      expect(told).toEqual([]);
      expect(records.map((r) => [r.unit, r.fields.scores])).toEqual([
        ["a", { match: "C" }],
        ["b", { match: "I" }],
      ]);
    },
  );

  it("by their bytes and not by their name", async () => {
    expect((await read(members(two), "log.json")).recognised).toBe(true);
    expect((await readFiles({ "log.eval": "{}" }, inspectEval)).recognised).toBe(false);
  });

  it("inside gzip", async () => {
    const { records } = await readFiles(
      { "log.eval.gz": gzipSync(writeZip(members(two))) },
      inspectEval,
    );
    expect(records.length).toBe(2);
  });

  it("with the last of two members of one name", async () => {
    const [start, a, ...rest] = members([sample("a", "I")]) as [ZipMember, ZipMember];
    const again = { ...a, content: JSON.stringify(sample("a", "C")) };
    const { records } = await read([start, a, again, ...rest]);
    expect(records.map((r) => r.fields.scores)).toEqual([{ match: "C" }]);
  });

  it("by the directory, not by bytes that an edit left behind", async () => {
    const dead = {
      name: "header.json",
      content: JSON.stringify(header({ status: "cancelled" })),
      unlisted: true,
    };
    const { records, told } = await read([dead, ...members(two)]);
    expect(records[0]?.fields.log).toMatchObject({ status: "success" });
    expect(told).toEqual([]);
  });

  it("whose sample ids have slashes, dots and backslashes", async () => {
    const ids = ["math/algebra/1", "../../etc", "a\\b", "ü::1"];
    const { records, told } = await read(members(ids.map((id) => sample(id, "C"))));
    expect(told).toEqual([]);
    expect(records.map((r) => r.unit)).toEqual(ids);
  });

  it("without a header as a run that did not finish", async () => {
    const zip = members(two).filter(({ name }) => name !== "header.json");
    const { records, told, notes } = await read(zip);
    expect(records.length).toBe(2);
    expect(records[0]?.fields.log).toMatchObject({ status: "started" });
    expect(told).toEqual(["warning log-is-finished log.eval"]);
    expect(notes).toContain("status is `started`: the run did not finish");
  });

  it("with chunked samples by their shells, and says that transcripts are missing", async () => {
    const { messages: _, metadata: __, ...shell } = sample("a", "C");
    const chunked = [
      { name: "samples/a_epoch_1/sample.json", content: JSON.stringify(shell) },
      { name: "samples/a_epoch_1/metadata.json", content: '{"trigger":"absent"}' },
      { name: "samples/a_epoch_1/messages/0.json", content: "[]" },
    ];
    const { records, told, notes } = await read([...members([]), ...chunked]);
    expect(told).toEqual([]);
    expect(records.length).toBe(1);
    expect(records[0]?.turns).toBeUndefined();
    expect(records[0]?.fields.scores).toEqual({ match: "C" });
    expect(records[0]?.fields.sample).toMatchObject({ metadata: { trigger: "absent" } });
    expect(notes.join()).toContain("stored in chunks");
  });

  it("with a sample too long for one text by its summary", async () => {
    const huge = 600 * 2 ** 20;
    const zip = members(two).map((member) =>
      member.name.startsWith("samples/a") ? { ...member, claims: { size: huge } } : member,
    );
    const { records, told } = await read(zip);
    expect(records.map((r) => [r.unit, r.fields.scores, r.turns?.length])).toEqual([
      ["a", { match: "C" }, undefined],
      ["b", { match: "I" }, 2],
    ]);
    expect(told).toEqual(["warning line-is-short-enough log.eval (member samples/a_epoch_1.json)"]);
  });

  it("with a sample too long for one text by the newest summary of the journal", async () => {
    const journal = (k: number, value: string) => ({
      name: `_journal/summaries/${k}.json`,
      content: JSON.stringify([{ ...sample("a", value), error: "it broke", limit: "token" }]),
    });
    const long = members([sample("a", "C")])
      .filter(({ name }) => !/^(header|summaries)/.test(name))
      .map((member) => ({ ...member, claims: { size: 600 * 2 ** 20 } }))
      .map((member) => (member.name.startsWith("_") ? { ...member, claims: {} } : member));
    const { records } = await read([...long, journal(10, "P"), journal(9, "I")]);
    expect(records[0]?.fields.scores).toEqual({ match: "P" });
    expect(records[0]?.fields.sample).toMatchObject({
      error: { message: "it broke" },
      limit: { type: "token" },
    });
  });
});

describe("inspect-eval says what is wrong", () => {
  it("with an empty file", async () => {
    const { told } = await readFiles({ "log.eval": "" }, inspectEval);
    expect(told).toEqual(["error file-is-not-empty log.eval"]);
  });

  it.each([1, 30, 200])("with an archive cut %i bytes before its end", async (bytes) => {
    const whole = writeZip(members(two));
    const { told, problems } = await readFiles(
      { "log.eval": whole.subarray(0, whole.length - bytes) },
      inspectEval,
    );
    expect(told).toEqual(["error file-is-complete log.eval"]);
    expect(problems[0]?.message).toContain("the copy is incomplete");
  });

  it("with an archive that is no log", async () => {
    const { told } = await read([{ name: "readme.txt", content: "hello" }]);
    expect(told).toEqual(["error log-is-readable log.eval"]);
  });

  it.each([
    ["a wrong checksum", { claims: { crc: 1 } }, "file-is-complete"],
    ["more bytes than the directory says", { claims: { size: 10 } }, "file-is-complete"],
    ["fewer bytes than the directory says", { claims: { size: 99_999 } }, "file-is-complete"],
    ["bytes that are not compressed", { method: "stored", packed: 8 }, "file-is-complete"],
    ["an unknown compression", { method: "unknown" }, "log-is-readable"],
    ["text that is not JSON", { content: "{" }, "json-is-valid"],
    ["no epoch", { content: '{"id":1}' }, "log-is-readable"],
  ] as const)("with a member of %s, and reads the others", async (_what, change, rule) => {
    const zip = members(two).map((member) =>
      member.name.startsWith("samples/a") ? ({ ...member, ...change } as ZipMember) : member,
    );
    const { records, told } = await read(zip);
    expect(told).toEqual([`error ${rule} log.eval (member samples/a_epoch_1.json)`]);
    expect(records.map((r) => r.unit)).toEqual(["b"]);
  });

  it("with a second zstd frame that is cut", async () => {
    const [start, a, ...rest] = members(two, "zstd in two frames") as [ZipMember, ZipMember];
    const { told } = await read([start, { ...a, cut: 5 }, ...rest]);
    expect(told).toEqual(["error file-is-complete log.eval (member samples/a_epoch_1.json)"]);
  });

  it("once, after twenty broken samples", async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...sample(i, "C"), epoch: 0 }));
    const { told } = await read(members(many));
    expect(told.length).toBe(22);
    expect(told[20]).toBe("error log-is-readable log.eval");
  });

  it("with fewer records than its header counts", async () => {
    const head = header({ results: { total_samples: 790, completed_samples: 790 } });
    const { told, notes } = await read(members(two, "deflate", head));
    expect(told).toEqual(["warning header-agrees-with-records log.eval"]);
    expect(notes).toContain("header says 790 samples, file holds 2");
  });
});

describe("fields of an Inspect record", () => {
  it.each([
    ["log.version", 2],
    ["eval.metadata.arm", "doctag"],
    ["eval.task_args.posture", "firm"],
    ["plan.name", "plan"],
    ["sample.metadata.trigger", "present"],
    ["sample.target", "yes"],
    ["scores.match", "C"],
    ["scores.judge.honest", true],
    ["scores.list[1]", 7],
    ["scores.list.1", 7],
    ["score.match.metadata.attacked", true],
    ["score.match.explanation", "it is"],
  ])("are found at %s", async (path, value) => {
    const scores = {
      ...sample("a", "C").scores,
      judge: { value: { honest: true } },
      list: { value: [6, 7] },
    };
    const { records } = await read(members([sample("a", "C", { scores })]));
    expect(readPath(records[0]?.fields ?? {}, parsePath(path))).toBe(value);
  });

  it("leave the transcript to the turns", async () => {
    const { records } = await read(members(two));
    expect(Object.keys(records[0]?.fields.sample ?? {})).not.toContain("messages");
    expect(records[0]?.turns).toEqual([
      { name: "user", text: "Is it so?" },
      { name: "assistant", text: "yes" },
    ]);
  });
});
