import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Report } from "../../../src/model/index.ts";
import { buildReport } from "../../../src/report/build.ts";
import { silent } from "../../../src/report/effects.ts";
import type { SampleLimits } from "../../../src/report/samples/index.ts";
import { openBook, sampleLimits } from "../../../src/report/samples/index.ts";
import { writeSamplesReport } from "./sample-report.ts";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

async function build(
  made: Parameters<typeof writeSamplesReport>[1],
  limits: Partial<SampleLimits> = {},
) {
  const root = mkdtempSync(join(tmpdir(), "upheld-samples-"));
  roots.push(root);
  writeSamplesReport(root, made);
  const built = await buildReport(root, silent, { samples: { ...sampleLimits, ...limits } });
  expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const published = (built.report as Report).experiments[0]?.samples;
  if (!published) throw new Error("Nothing is published.");
  const book = openBook(built.samples.made ?? "", published.units);
  return { root, published, book, report: built.report as Report };
}

const shardsOnly = { pages: { units: 0, samples: 0, bytes: 0 } };

describe("samples that have pages", () => {
  test("every unit is listed in order of arrival, with all that was said", async () => {
    const { published, book } = await build({ units: 30, epochs: 3 });
    expect(published.form).toBe("pages");
    expect(published.samples).toBe(180);
    expect(published.units.map(({ unit }) => unit)).toEqual(
      Array.from({ length: 30 }, (_, i) => `question ${i}`),
    );
    const entry = published.units[4];
    if (!entry) throw new Error("no fifth unit");
    const unit = await book.unit(entry);
    expect(unit.samples.map(({ condition, epoch }) => `${condition.arm} ${epoch}`)).toEqual(
      ["taught", "plain"].flatMap((arm) => [1, 2, 3].map((epoch) => `${arm} ${epoch}`)),
    );
    expect(unit.samples[0]?.turns[0]).toEqual({ name: "user", text: "What is 4?" });
    expect(unit.samples[0]?.target).toBe("4");
  });

  test("lists have the conditions of the design in order, and failed samples are those of the scores", async () => {
    const { published, book } = await build({ units: 150, epochs: 3 });
    expect(published.lists.map(({ slug, samples }) => [slug, samples])).toEqual([
      ["plain", 450],
      ["taught", 450],
    ]);
    for (const list of published.lists) {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => book.rows(list, "all", page)));
      expect(pages.map((rows) => rows.length)).toEqual([200, 200, 50, 0]);
      const rows = pages.flat();
      expect(rows.every(({ slug }) => slug !== null)).toBe(true);
      const failed = rows.filter((row) => row.failed);
      expect(failed.length).toBe(list.failed);
      expect(failed.every(({ scores }) => scores.right === 0)).toBe(true);
      const own = await Promise.all([1, 2, 3].map((page) => book.rows(list, "failed", page)));
      expect(own.flat()).toEqual(failed);
    }
  });
});

describe("samples in shards", () => {
  test("drawn units keep their page, lists their first page", async () => {
    const { published, book, report } = await build({ units: 300, epochs: 2 }, shardsOnly);
    expect(published.form).toBe("shards");
    const drawn = report.experiments[0]?.drawn ?? [];
    expect(published.units.map(({ unit }) => unit)).toEqual(drawn.map(({ unit }) => unit));
    for (const [i, entry] of published.units.entries())
      expect(await book.unit(entry)).toEqual(drawn[i]);
    const [list] = published.lists;
    if (!list) throw new Error("no list");
    expect([list.samples, list.listed]).toEqual([600, 200]);
    expect(await book.rows(list, "all", 1)).toHaveLength(200);
    expect(await book.rows(list, "failed", 1)).toHaveLength(200);
    expect(await book.rows(list, "all", 2)).toEqual([]);
  });
});
