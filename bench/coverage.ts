/**
 * How often the intervals that are the defaults hold the truth, over designs that are easy and
 * designs that are not: 95 % is the aim. The methods are those that ship.
 *
 *   node bench/coverage.ts [--quick] [--only <situation>] [--write]
 *
 * `--write` keeps the results in docs/coverage.json, from which `npm run docs` makes docs/coverage.md.
 */
import { writeFileSync } from "node:fs";
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

if (values.write && (values.quick || values.only))
  throw new Error("only a full run is written: leave out --quick and --only");
if (values.write) {
  const docs = join(import.meta.dirname, "../docs");
  writeFileSync(join(docs, "coverage.json"), layOut(results));
  writeFileSync(join(docs, "coverage.md"), coveragePage(results));
}
