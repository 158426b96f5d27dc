import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterEach, describe, expect, test } from "vitest";
import { buildReport } from "../../../src/report/build.ts";
import { silent } from "../../../src/report/effects.ts";
import type { SampleLimits } from "../../../src/report/samples/index.ts";
import { canaryOf, openBook, sampleLimits } from "../../../src/report/samples/index.ts";
import type { SamplesIndex } from "../../../src/report/samples/samples-index.ts";
import { emptyFolder } from "../../cli/small-report.ts";
import { words, write, writeSamplesReport } from "./sample-report.ts";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** Texts that a file must give back as they were. */
const hostile = [
  "</script><img src=x onerror=alert(1)>",
  "]]>%%%\u0000\u202e\u200b\ud800 lone",
  'line\u2028separator\r\n\t"quoted" \\n',
];
const none = { units: 0, samples: 0, bytes: 0 };

async function build(limits: Partial<SampleLimits>, settings?: string) {
  const root = emptyFolder("files");
  roots.push(root);
  writeSamplesReport(root, {
    units: 900,
    epochs: 3,
    answer: (random, unit) => hostile[unit] ?? words(random, 120),
    ...(settings === undefined ? {} : { settings }),
  });
  write(root, "content/one.md", notebook);
  const built = await buildReport(root, silent, { samples: { ...sampleLimits, ...limits } });
  expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const published = built.report?.experiments[0]?.samples;
  if (!published) throw new Error("Nothing is published.");
  const folder = built.samples.made ?? "";
  const files = join(folder, "public");
  const index = JSON.parse(readFileSync(join(files, "index.json"), "utf8")) as SamplesIndex;
  return { published, files, index, book: openBook(folder, published.units), built };
}

const linesOf = (folder: string, names: readonly string[]) =>
  gunzipSync(Buffer.concat(names.map((name) => readFileSync(join(folder, name)))))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("shards", () => {
  test("hold every sample once, in order, behind a canary, in files below a megabyte", async () => {
    const { published, files, index } = await build({ pages: none });
    expect([published.form, published.index]).toEqual(["shards", "samples/made/index.json"]);
    const all = index.shards.flatMap((shard) => {
      const [head, ...lines] = linesOf(files, shard.files);
      expect(head).toEqual({ canary: published.canary, note: expect.any(String) });
      expect(lines).toHaveLength(shard.runs.reduce((sum, [, samples]) => sum + samples, 0));
      return lines;
    });
    expect(all.map((s) => `${s.condition.arm} ${s.unit} ${s.epoch}`)).toEqual(
      ["plain", "taught"].flatMap((arm) =>
        Array.from(
          { length: 2700 },
          (_, i) => `${arm} question ${Math.floor(i / 3)} ${(i % 3) + 1}`,
        ),
      ),
    );
    expect(all.slice(0, 9).map((s) => s.turns[1].text)).toEqual(
      hostile.flatMap((text) => Array(3).fill(text.toWellFormed())),
    );
    for (const name of readdirSync(files))
      expect(statSync(join(files, name)).size).toBeLessThanOrEqual(1_000_000);
    // Nothing says when or where they were packed.
    const [first] = index.shards;
    const bytes = readFileSync(join(files, first?.files[0] ?? ""));
    expect([...bytes.subarray(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
  });

  test("an index leads to one condition, to failed samples, and to a unit by its name", async () => {
    const { files, index, published } = await build({ pages: none });
    expect(index.conditions.map(({ slug, samples, failed }) => [slug, samples, failed])).toEqual(
      published.lists.map(({ slug, samples, failed }) => [slug, samples, failed]),
    );
    const failed = index.shards.flatMap(({ runs }) => runs.filter(([c]) => c === 1));
    expect(failed.reduce((sum, [, , n]) => sum + n, 0)).toBe(index.conditions[1]?.failed);
    const names = index.names.findLast(({ first }) => first <= "question 77");
    const place = linesOf(files, [names?.file ?? ""]).find(([name]) => name === "question 77")?.[1];
    expect(place).toBe(77);
    const holding = index.shards.filter(({ runs }) =>
      runs.some(([, , , from, to]) => from <= place && place <= to),
    );
    const found = holding
      .flatMap(({ files: own }) => linesOf(files, own))
      .filter(({ unit }) => unit === "question 77");
    expect(found).toHaveLength(6);
  });
});

describe("the canary", () => {
  const experiments = [{ id: "one" }, { id: "two" }];
  const publish = {};

  test("belongs to a report, and stays when it gets another experiment", () => {
    const site = { name: "A report", authors: [] };
    const own = canaryOf({ site, publish }, experiments);
    expect(own).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(canaryOf({ site, publish }, [{ id: "one" }])).toBe(own);
    expect(canaryOf({ site: { ...site, name: "Another" }, publish }, experiments)).not.toBe(own);
    const nameless = canaryOf({ site: { authors: [] }, publish }, experiments);
    expect(canaryOf({ site: { authors: [] }, publish }, [{ id: "three" }])).not.toBe(nameless);
  });

  test("is what the author sets, or stands nowhere", async () => {
    const guid = "5f0c2f0e-2a3b-4c4d-9e5f-0123456789ab";
    const set = await build({ pages: none }, `publish: { canary: ${guid} }\n`);
    expect([set.published.canary, set.index.canary]).toEqual([guid, guid]);
    const without = await build({ pages: none }, "publish: { canary: false }\n");
    expect([without.published.canary, without.index.canary]).toEqual([null, null]);
    const [first] = without.index.shards;
    expect(linesOf(without.files, first?.files ?? [])[0]).toHaveProperty("unit");
  });
});

describe("one Parquet file", () => {
  test("holds every sample in order, as our reader and DuckDB have it", async () => {
    const { published, files, index } = await build({ pages: none, shardsTexts: 1000 });
    expect(published.form).toBe("parquet");
    expect(index.shards).toEqual([]);
    const path = join(files, index.parquet?.file ?? "");
    expect(index.parquet?.bytes).toBe(statSync(path).size);
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    expect(metadata.key_value_metadata?.[0]).toEqual({ key: "canary", value: published.canary });
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual(
      index.rowGroups.map(({ rows }) => rows),
    );
    // Pages are written down where a column has several, which is where texts are.
    for (const { columns } of metadata.row_groups)
      for (const { meta_data, offset_index_offset } of columns) {
        expect(meta_data?.codec).toBe("SNAPPY");
        if (meta_data?.path_in_schema[0] === "turns") expect(offset_index_offset).toBeDefined();
      }
    const rows = await parquetReadObjects({ file, metadata });
    expect(rows.map((r) => `${r.condition.arm} ${r.unit} ${r.epoch}`).slice(2698, 2702)).toEqual([
      "plain question 899 2",
      "plain question 899 3",
      "taught question 0 1",
      "taught question 0 2",
    ]);
    expect(rows.slice(0, 9).map(({ turns }) => turns[1].text)).toEqual(
      hostile.flatMap((text) => Array(3).fill(text.toWellFormed())),
    );
    const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await duckdb.runAndReadAll(
      `select condition->>'arm' as arm, count(*)::integer, sum((scores->>'right')::integer)::integer,
       any_value(turns->1->>'text') filter (unit = 'question 0')
       from '${path}' group by arm order by arm`,
    );
    expect(reader.getRowsJS()).toEqual(
      published.lists.map(({ condition, samples, failed }) => [
        condition.arm,
        samples,
        samples - failed,
        hostile[0],
      ]),
    );
  });
});

describe.each([
  ["shards", { pages: none }],
  ["parquet", { pages: none, shardsTexts: 1000 }],
] as const)("a unit that a page links to, in %s", (_, limits) => {
  test("has a page as well, with its samples", async () => {
    const { published, book } = await build(limits);
    const linked = published.units.filter(({ why }) => why === "linked");
    expect(linked.map(({ unit, samples }) => [unit, samples])).toEqual([["question 1", 6]]);
    for (const entry of linked) {
      const unit = await book.unit(entry);
      expect(unit.samples.map(({ turns }) => turns.at(-1)?.text)).toEqual(
        Array.from({ length: 6 }, () => hostile[1]?.toWellFormed()),
      );
    }
  });
});

test("a unit of which a notebook shows a sample has a page as well", async () => {
  const root = emptyFolder("shown");
  roots.push(root);
  writeSamplesReport(root, { units: 40, epochs: 2 });
  write(
    root,
    "content/shown.md",
    '---\ntitle: Shown\nexperiment: made\ndate: 2026-11-30\n---\n\n:::samples[Some answers]{of="arm=taught" n=3}\n:::\n',
  );
  const { report } = await buildReport(root, silent, { samples: { ...sampleLimits, pages: none } });
  const [block] = report?.notebooks[0]?.blocks.filter(({ kind }) => kind === "samples") ?? [];
  const shown = block?.kind === "samples" ? block.samples.map(({ unit }) => unit) : [];
  expect(shown).toHaveLength(3);
  const pages = report?.experiments[0]?.samples?.units.map(({ unit }) => unit) ?? [];
  expect(pages).toEqual(expect.arrayContaining(shown));
});

test("a build after a check reads samples alone, and keeps the same", async () => {
  const root = emptyFolder("check-first");
  roots.push(root);
  writeSamplesReport(root, { units: 20, epochs: 2 });
  const checked = await buildReport(root, silent);
  expect(checked.report?.experiments[0]?.samples).toBeNull();
  expect(readdirSync(join(root, ".upheld/experiments")).join()).not.toContain(".samples");
  const built = await buildReport(root, silent, { samples: sampleLimits });
  const folder = built.samples.made ?? "";
  expect(existsSync(join(folder, "book.json"))).toBe(true);
  const book = readFileSync(join(folder, "book.json"));
  rmSync(join(root, ".upheld"), { recursive: true });
  const cold = await buildReport(root, silent, { samples: sampleLimits });
  expect(cold.report).toEqual(built.report);
  expect(readFileSync(join(cold.samples.made ?? "", "book.json"))).toEqual(book);
  // What was cut is read as absent, and made again.
  for (const name of ["book.json", "units.jsonl", "rows.jsonl", "complete.json"]) {
    truncateSync(join(folder, name), 10);
    expect((await buildReport(root, silent, { samples: sampleLimits })).report).toEqual(
      built.report,
    );
  }
});

const notebook = `---
title: One sample
experiment: made
date: 2026-11-24
authors: [A. Tester]
abstract: One.
---
As in :ref[one]{unit="question 1"}.
`;
