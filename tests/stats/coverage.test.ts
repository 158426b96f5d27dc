import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simulate } from "../../bench/coverage/situation.ts";
import { situations } from "../../bench/coverage/situations/index.ts";
import { belowBar, coverageOf, coveragePage, leastMean } from "../../scripts/docs/coverage-page.ts";
import { storedCoverage } from "../../scripts/docs/coverage-results.ts";

const stored = storedCoverage();
const rerun = "run `node bench/coverage.ts --write`";

describe("the coverage page", () => {
  it("is what the stored results give", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/coverage.md"), "utf8");
    expect(page === coveragePage(stored), "docs/coverage.md is stale: run `npm run docs`").toBe(
      true,
    );
  });

  it("has every setting that the bench has, at 1,000 draws or more", () => {
    expect(stored.repetitions).toBeGreaterThanOrEqual(1000);
    const names = (list: readonly { readonly id: string; readonly labels: readonly string[] }[]) =>
      list.flatMap(({ id, labels }) => labels.map((label) => `${id}: ${label}`));
    const kept = stored.situations.map(({ id, cells }) => ({
      id,
      labels: cells.map(({ label }) => label),
    }));
    const made = situations.map((situation) => ({
      id: situation.id,
      labels: situation.cells().map(({ label }) => label),
    }));
    expect(names(kept), rerun).toEqual(names(made));
    expect(new Set(names(kept)).size).toBe(names(kept).length);
  });

  it("says what the methods do today, in a setting of every situation", () => {
    for (const situation of situations) {
      const [cell] = situation.cells();
      if (!cell) throw new Error(`${situation.id} has no settings`);
      const kept = stored.situations.find(({ id }) => id === situation.id)?.cells[0];
      const found = simulate(situation, cell, stored.repetitions, stored.seed);
      expect(found, `${situation.id}: ${rerun}`).toEqual(kept);
    }
  }, 300_000);
});

describe("every default", () => {
  for (const result of stored.situations)
    it(`covers .95 on average, and never below .88 without a reason: ${result.title}`, () => {
      expect(coverageOf(result.cells, "ours")?.mean).toBeGreaterThanOrEqual(
        leastMean(result.cells, stored.repetitions),
      );
      const unexplained = belowBar(result).filter(({ hard }) => hard === undefined);
      expect(unexplained).toEqual([]);
    });
});
