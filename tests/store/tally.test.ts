import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Metric } from "../../src/model/index.ts";
import { noMark } from "../../src/model/index.ts";
import { createTally, readSums, writeSums } from "../../src/store/index.ts";
import { experiment, sample, samples } from "./tiny.ts";

function tallyOf(list: typeof samples) {
  const tally = createTally(experiment);
  for (const one of list) tally.add(one);
  return tally;
}

describe("the tally of samples", () => {
  it("takes equal ids of two tasks for two units", () => {
    const [one] = samples as [(typeof samples)[number]];
    const tally = tallyOf([
      { ...one, scope: "law" },
      { ...one, scope: "geography" },
      { ...one, scope: "law", condition: { arm: "b" } },
    ]);
    expect(tally.counts()).toMatchObject({
      samples: 3,
      units: 2,
      unitsEverywhere: 1,
      duplicates: 0,
    });
    expect(tally.sums().units).toEqual([
      { unit: "u1", scope: "law", cluster: "t1" },
      { unit: "u1", scope: "geography", cluster: "t1" },
    ]);
    expect(tally.perCondition().map((c) => c.units)).toEqual([2, 1]);
  });

  it("sums up by condition, unit and replicate, and keeps missing samples by cause", () => {
    const sums = tallyOf(samples).sums();
    expect(sums.conditions).toEqual([{ arm: "a" }, { arm: "b" }]);
    expect(sums.units).toEqual([
      { unit: "u1", cluster: "t1" },
      { unit: "u2", cluster: "t1" },
    ]);
    expect(sums.replicates).toEqual(["0"]);
    expect([...sums.condition]).toEqual([0, 0, 1, 1]);
    expect([...sums.unit]).toEqual([0, 1, 0, 1]);
    const right = sums.metrics.right;
    expect([...(right?.n ?? [])]).toEqual([2, 0, 1, 0]);
    expect([...(right?.sum ?? [])]).toEqual([1, 0, 1, 0]);
    // The last sample is left out by the metric's filter: neither scored nor missing.
    expect(right?.missing).toEqual([{ row: 1, causes: { error: 1 } }]);
  });

  it("counts samples, units, repeats and what is incomplete", () => {
    const tally = tallyOf(samples);
    expect(tally.counts()).toEqual({
      samples: 5,
      units: 2,
      unitsEverywhere: 2,
      clusters: 1,
      replicates: 1,
      epochs: 2,
      incomplete: 1,
      duplicates: 0,
    });
    expect(tally.perCondition()).toEqual([
      {
        condition: { arm: "a" },
        samples: 3,
        units: 2,
        scored: { right: 2 },
        missing: { right: { error: 1 } },
      },
      {
        condition: { arm: "b" },
        samples: 2,
        units: 2,
        scored: { right: 1 },
        missing: { right: {} },
      },
    ]);
  });

  it("counts a sample that comes three times as one set of duplicates", () => {
    const again = sample("a", "u1", 1, { value: 0 });
    const later = sample("a", "u1", 2, { value: 0 });
    expect(tallyOf([...samples, again, again]).counts().duplicates).toBe(1);
    expect(tallyOf([...samples, again, later]).counts().duplicates).toBe(2);
  });

  it("keeps scores exactly: of any size, sign and fraction, in as few bytes as they need", () => {
    const scores = [0.1, -3, 1e12, 300];
    const tally = tallyOf(scores.map((value, i) => sample("a", `u${i}`, 1, { value })));
    const right = tally.sums().metrics.right;
    expect([...(right?.sum ?? [])]).toEqual(scores);
    expect([...(right?.squares ?? [])]).toEqual(scores.map((score) => score * score));
    expect(right?.n).toBeInstanceOf(Uint8Array);
    const counts = tallyOf([sample("a", "u", 1, { value: 300 })]).sums().metrics.right;
    expect(counts?.sum).toBeInstanceOf(Uint16Array);
  });

  it("holds 0 and 1 once: they are their own squares", () => {
    const right = tallyOf([sample("a", "u", 1, { value: 1 })]).sums().metrics.right;
    expect(right?.squares).toBe(right?.sum);
  });

  it("grows over many rows, in which late metrics are zero", () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      sample("a", `u${i}`, 1, i < 3 ? { value: 1 } : { excluded: true }),
    );
    const sums = tallyOf(many).sums();
    expect(sums.rows).toBe(5000);
    expect(sums.metrics.right?.n).toHaveLength(5000);
    expect([...(sums.metrics.right?.n ?? [])].reduce((a, b) => a + b, 0)).toBe(3);
  });
});

describe("sums on disk", () => {
  it("come back equal with single samples, of metrics that need them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "upheld-sums-"));
    const file = join(folder, "judged.sums");
    const [metric] = experiment.metrics;
    const judged = { ...metric, kind: "judged", correction: "prediction-powered" } as Metric;
    const tally = createTally({ ...experiment, metrics: [judged] });
    for (const one of [
      sample("a", "u1", 1, { value: 1, mark: 0 }),
      sample("a", "u1", 2, { value: 0 }),
      sample("b", "u1", 1, { missing: "error", mark: 1 }),
      sample("b", "u2", 1, { excluded: true }),
    ])
      tally.add(one);
    const sums = tally.sums();
    const { row, value, mark } = sums.metrics.right?.samples ?? {};
    expect([...(row ?? [])]).toEqual([0, 0, 1]);
    expect([...(value ?? [])]).toEqual([1, 0, Number.NaN]);
    expect([...(mark ?? [])]).toEqual([0, noMark, 1]);
    const index = await writeSums(file, sums);
    expect(readSums(file, JSON.parse(JSON.stringify(index)))).toEqual(sums);
    expect(tallyOf(samples).sums().metrics.right?.samples).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  it("come back equal", async () => {
    const folder = mkdtempSync(join(tmpdir(), "upheld-sums-"));
    const file = join(folder, "tiny.sums");
    const sums = tallyOf([...samples, sample("b", "u3", 1, { value: 0.25 })]).sums();
    const index = await writeSums(file, sums);
    expect(readSums(file, JSON.parse(JSON.stringify(index)))).toEqual(sums);
    rmSync(folder, { recursive: true });
  });
});
