/**
 * How often the intervals that are the defaults hold the truth, over designs that are easy and
 * designs that are not: 95 % is the aim. The methods are those that ship.
 *
 *   node bench/coverage.ts [--quick] [--only <situation>] [--write]
 *
 * `--write` keeps the results in docs/coverage.json (those of `--only` beside what is there), from which `npm run docs` makes docs/coverage.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { coveragePage, summaryOf } from "../scripts/docs/coverage-page.ts";
import { type CoverageResults, layOut } from "./coverage/results.ts";
import { simulate } from "./coverage/situation.ts";
import { situations } from "./coverage/situations/index.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const repetitions = values.quick ? 100 : 1000;
const seed = 20261130;
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(0);

const results: CoverageResults = {
  repetitions,
  seed,
  situations: situations
    .filter(({ id }) => !values.only || id === values.only)
    .map((situation) => {
      const cells = situation.cells().map((cell) => simulate(situation, cell, repetitions, seed));
      const { id, title, about, method } = situation;
      const result = { id, title, about, method, cells };
      console.log(`${seconds().padStart(4)} s  ${summaryOf(result)}`);
      return result;
    }),
};

if (values.write && values.quick) throw new Error("only a full run is written: leave out --quick");
if (values.write) {
  const docs = join(import.meta.dirname, "../docs");
  const file = join(docs, "coverage.json");
  const written = values.only ? beside(JSON.parse(readFileSync(file, "utf8"))) : results;
  writeFileSync(file, layOut(written));
  writeFileSync(join(docs, "coverage.md"), coveragePage(written));
}

/** What was written before, with the situations that were run now in place of their old results. */
function beside(before: CoverageResults): CoverageResults {
  if (before.repetitions !== repetitions || before.seed !== seed)
    throw new Error("the results beside it have another seed or size: run all of them");
  const now = new Map(results.situations.map((situation) => [situation.id, situation]));
  return {
    ...before,
    situations: situations.flatMap(
      ({ id }) => now.get(id) ?? before.situations.find((kept) => kept.id === id) ?? [],
    ),
  };
}
