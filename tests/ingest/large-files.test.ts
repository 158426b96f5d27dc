import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csv } from "../../src/ingest/formats/csv.ts";
import { json, jsonFile } from "../../src/ingest/formats/json.ts";
import { jsonLines, jsonl } from "../../src/ingest/formats/jsonl.ts";
import type { Format, RawRecord } from "../../src/ingest/formats/shared/format.ts";
import { openSource } from "../../src/ingest/read/source.ts";
import { collectProblems } from "../../src/model/index.ts";
import { describeProblems } from "./read-fixture.ts";

const megabyte = 1024 * 1024;
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "upheld-large-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, format: Format, records?: string) {
  const problems = collectProblems();
  const source = await openSource(join(folder, name), name, problems);
  const found: RawRecord[] = [];
  if (source) {
    for await (const record of format.read(source, { problems, records, note: () => {} }))
      found.push(record);
  }
  return { records: found, problems: describeProblems(problems.list) };
}

async function writeHuge(name: string, before: string, filler: string, after: string) {
  async function* parts() {
    yield before;
    for (let i = 0; i < 200; i++) yield filler.repeat(megabyte / filler.length);
    yield after;
  }
  await pipeline(parts, createWriteStream(join(folder, name)));
}

describe("a line that is too long", () => {
  it("is refused at its number, and the lines after it are read", async () => {
    writeFileSync(join(folder, "short.jsonl"), `{"a":1}\n{"a":"${"x".repeat(100)}"}\n{"a":3}\n`);
    const { records, problems } = await read("short.jsonl", jsonLines(50));
    expect(records.map((record) => record.fields)).toEqual([{ a: 1 }, { a: 3 }]);
    expect(problems).toMatchInlineSnapshot(`
      "short.jsonl:2
        error line-is-short-enough: The line is too long to hold in memory
        expected: at most 50 characters
        fix: Write one record on each line, or leave out fields that nobody needs.
      "
    `);
  });
  it("of 200 MB is refused without holding it", async () => {
    await writeHuge("huge.jsonl", '{"a":1}\n{"a":"', "x", '"}\n{"a":3}\n');
    let peak = 0;
    const start = process.memoryUsage().heapUsed;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().heapUsed - start);
    }, 5);
    const { records, problems } = await read("huge.jsonl", jsonl);
    clearInterval(watch);
    expect(records).toHaveLength(2);
    expect(problems).toContain("huge.jsonl:2\n  error line-is-short-enough");
    expect(peak / megabyte).toBeGreaterThan(0);
    expect(peak / megabyte).toBeLessThan(150);
  });
  it("of 200 MB, because a quote of a table is never closed, is refused as well", async () => {
    await writeHuge("huge.csv", 'a,b\n1,2\n3,"', "x,\n", "");
    const { problems } = await read("huge.csv", csv);
    expect(problems).toContain("huge.csv:3\n  error line-is-short-enough");
  });
});

describe("a JSON file too large to parse at once", () => {
  const small = jsonFile(10);
  it.each([
    ["a list", [{ a: 1 }, { a: "é\n[{" }]],
    [
      "records under the only key with a list of objects",
      { file: 1, meta: { b: [1] }, rows: [{ a: 1 }], end: "x" },
    ],
    ["a record that is no object", [{ a: 1 }, 7, { a: 2 }]],
    ["several keys", { one: [{ a: 1 }], two: [{ a: 2 }] }],
    ["no list", { one: 1 }],
  ])("gives the same records and problems as one that is not: %s", async (_, value) => {
    writeFileSync(join(folder, "pieces.json"), JSON.stringify(value, null, 2));
    const [pieces, whole] = [await read("pieces.json", small), await read("pieces.json", json)];
    expect(pieces.records.map(({ fields }) => fields)).toEqual(
      whole.records.map(({ fields }) => fields),
    );
    expect(pieces.problems).toBe(whole.problems);
  });
  it("takes the key of its records from the manifest", async () => {
    writeFileSync(join(folder, "named.json"), JSON.stringify({ one: [{ a: 1 }], two: [{ a: 2 }] }));
    const { records } = await read("named.json", small, "two");
    expect(records.map(({ fields }) => fields.a)).toEqual([2]);
  });
  it("says at which line a record is broken, and reads the others", async () => {
    writeFileSync(join(folder, "broken.json"), '[{"a": NaN},\n{"a": oops},\n{"a": 3},');
    const { records, problems } = await read("broken.json", small);
    expect(records.map(({ fields }) => fields.a)).toEqual([Number.NaN, 3]);
    expect(problems).toContain("broken.json:2");
    expect(problems).toContain("found: the end of the file");
  });
});
