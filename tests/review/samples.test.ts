import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report, ScoreTable } from "../../src/model/index.ts";
import { readScoreTable, scoreTableBytes } from "../../src/model/index.ts";
import { reportFiles } from "../../src/report/report-files.ts";
import type { PublishedReport } from "../../src/review/index.ts";
import {
  compareReports,
  comparisonInMarkdown,
  isEqual,
  readPublished,
} from "../../src/review/index.ts";
import { hostile, sampleReport } from "../site/support/sample-report.ts";

/** One sample: arm, unit, run, epoch, and its score, a cause, or null where the metric has no meaning. */
type Row = readonly [
  arm: string,
  unit: string,
  run: string,
  epoch: number,
  score: number | string | null,
];

const [first] = sampleReport.experiments as [Report["experiments"][number]];
const [factor] = first.experiment.design.factors;
const [metric] = first.experiment.metrics;
const arms = factor?.levels.map(({ id }) => id) ?? [];

function tableOf(rows: readonly Row[]): ScoreTable {
  const list = <T>(of: (row: Row) => T): T[] => [...new Set(rows.map(of))];
  const [conditions, units, replicates, epochs] = [
    list((r) => r[0]),
    list((r) => r[1]),
    list((r) => r[2]),
    list((r) => r[3]),
  ];
  const scores = list((r) => r[4]).filter((score) => score !== null);
  return {
    samples: rows.length,
    conditions: conditions.map((arm) => ({ [factor?.id ?? ""]: arm })),
    units: units.map((unit) => ({ unit, cluster: null })),
    replicates,
    epochs,
    metrics: [{ id: metric?.id ?? "", scores }],
    condition: rows.map((r) => conditions.indexOf(r[0])),
    unit: rows.map((r) => units.indexOf(r[1])),
    replicate: rows.map((r) => replicates.indexOf(r[2])),
    epoch: rows.map((r) => epochs.indexOf(r[3])),
    scores: [rows.map((r) => (r[4] === null ? 0 : 1 + scores.indexOf(r[4])))],
  };
}

const file = "report/scores/one.bin";

/** A published report whose first experiment has these samples; `packed`: what lies in the file instead. */
async function withSamples(
  rows: readonly Row[] | null,
  packed?: Uint8Array | null,
): Promise<PublishedReport> {
  const bytes = rows && scoreTableBytes(tableOf(rows));
  const scores = bytes && { file, sha256: createHash("sha256").update(bytes).digest("hex") };
  const report: Report = {
    ...sampleReport,
    experiments: [{ ...first, ...(scores && { scores }) }],
  };
  const files = new Map([...reportFiles(report)].map(([path, v]) => [path, JSON.stringify(v)]));
  const read = await readPublished(
    async (path) => files.get(path) ?? null,
    async () => (packed === undefined ? bytes && gzipSync(bytes) : packed),
  );
  if ("found" in read) throw new Error(read.found);
  return read;
}

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom(...arms),
  fc.constantFrom("u1", "u2", hostile),
  fc.constantFrom("1", "2"),
  fc.constantFrom(1, 2, 7),
  fc.oneof(fc.constantFrom(0, 1, 0.25, -3), fc.constantFrom("refused", "1"), fc.constant(null)),
);
const keyOf = (one: Row) => JSON.stringify(one.slice(0, 4));
const rowsOf = fc.uniqueArray(row, { selector: keyOf, maxLength: 30 });

describe("scores of all samples as bytes", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const table = tableOf(rows);
        const read = readScoreTable(scoreTableBytes(table));
        expect(read && plain(read)).toEqual(plain(table));
      }),
    );
  });

  it("are none where bytes are anything else", () => {
    const bytes = scoreTableBytes(tableOf([[arms[0] ?? "", "u1", "1", 1, 0]]));
    expect(readScoreTable(bytes.subarray(0, -1))).toBeNull();
    expect(readScoreTable(Uint8Array.from([...bytes, 0]))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(bytes.length), (noise, at) => {
        expect(readScoreTable(noise)).toBeNull();
        const changed = Uint8Array.from([
          ...bytes.subarray(0, at),
          ...noise,
          ...bytes.subarray(at),
        ]);
        expect(() => readScoreTable(changed)).not.toThrow();
      }),
    );
  });
});

const plain = (table: ScoreTable) => ({
  ...table,
  condition: [...Array.from(table.condition)],
  unit: [...Array.from(table.unit)],
  replicate: [...Array.from(table.replicate)],
  epoch: [...Array.from(table.epoch)],
  scores: table.scores.map((column) => [...Array.from(column)]),
});

describe("samples of two reports", () => {
  it("are paired by all that tells them apart, in whatever order they came", async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, rowsOf, fc.nat(), async (before, after, turn) => {
        const order = [
          ...after.slice(turn % (after.length + 1)),
          ...after.slice(0, turn % (after.length + 1)),
        ];
        const { samples } = compareReports(await withSamples(before), await withSamples(order));
        const was = new Map(before.map((one) => [keyOf(one), one[4]]));
        const is = new Map(after.map((one) => [keyOf(one), one[4]]));
        const changed = [...is].filter(([key, score]) => was.has(key) && was.get(key) !== score);
        expect(samples.changed).toHaveLength(changed.length);
        const only = (which: string) =>
          samples.unpaired.filter((u) => u.only === which).reduce((sum, u) => sum + u.samples, 0);
        expect(only("before")).toBe([...was.keys()].filter((key) => !is.has(key)).length);
        expect(only("after")).toBe([...is.keys()].filter((key) => !was.has(key)).length);
        expect(samples.notCompared).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("say what became of a score, and how many of a condition changed", async () => {
    const arm = arms[0] ?? "";
    const before: Row[] = [
      [arm, "u1", "1", 1, 0],
      [arm, "u2", "1", 1, 1],
      [arm, "u3", "1", 1, 1],
      [arm, "u4", "1", 1, 0.5],
      [arm, "gone", "1", 1, 1],
    ];
    const after: Row[] = [
      [arm, "u1", "1", 1, 1],
      [arm, "u2", "1", 1, "refused"],
      [arm, "u3", "1", 1, 1],
      [arm, "u4", "1", 1, 0.25],
      [arm, "new", "1", 1, 1],
    ];
    const comparison = compareReports(await withSamples(before), await withSamples(after));
    expect(comparison.samples.counts).toMatchObject([
      { paired: 4, higher: 1, lower: 1, lost: 1, gained: 0, otherCause: 0 },
    ]);
    expect(comparison.samples.unpaired).toMatchObject([
      { only: "before", samples: 1, units: ["gone"] },
      { only: "after", samples: 1, units: ["new"] },
    ]);
    expect(isEqual(comparison)).toBe(false);
    const comment = comparisonInMarkdown(comparison);
    expect(comment).toContain("3 scores of single samples changed");
    expect(comment).toContain("1 higher, 1 lower, 1 without a score now, of 4");
    expect(comment).toContain("u2, run 1, epoch 1: 1 → missing (refused)");
  });

  it("are never passed over in silence", async () => {
    const rows: Row[] = [[arms[0] ?? "", "u1", "1", 1, 0]];
    const whole = await withSamples(rows);
    for (const [other, why] of [
      [await withSamples(null), "an earlier version"],
      [await withSamples([...rows, ...rows], null), "is not there"],
      [await withSamples([...rows, ...rows], new Uint8Array([1, 2])), "cannot be read"],
      [
        await withSamples([...rows, ...rows], gzipSync(scoreTableBytes(tableOf(rows)))),
        "not those of its report",
      ],
    ] as const) {
      const comparison = compareReports(other, whole);
      expect(comparison.samples.notCompared).toHaveLength(1);
      expect(comparison.samples.notCompared[0]?.why).toContain(why);
      // What could not be compared is no change.
      expect(isEqual(comparison)).toBe(true);
      expect(comparisonInMarkdown(comparison)).toContain("Samples that were not compared");
    }
  });
});
