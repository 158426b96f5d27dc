import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(?:ts|astro)$/.test(path) && !path.startsWith("lab/"))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(`src/${path}`, "utf8") }));

/** Where digits are cut for another reason than to be read. */
const notForReaders: Readonly<Record<string, string>> = {
  "src/charts/author/read-rows.ts": "decimals of an author's numbers are counted",
  "src/charts/layout/axis.ts": "ticks without the noise of floats",
  "src/charts/marks/cells.ts": "an opacity",
  "src/charts/thumbnail/sketch-plots.ts": "an opacity",
  "src/cli/commands/build.ts": "seconds that a build took",
  "src/cli/commands/publish.ts": "seconds that it took",
  "src/cli/export-report.ts": "seconds that it took, and megabytes of the file",
  "src/cli/print-weight.ts": "megabytes of what was built",
  "src/ingest/infer/published/estimates-table.ts": "numbers of a file, without the noise of floats",
  "src/model/experiment/metric-manifest.ts": "a share that an author wrote in percent",
  "src/model/experiment/metric-scale.ts": "a share that an author wrote in percent",
  "src/notebook/cells/rows.ts": "decimals of a column are counted",
  "src/review/written/page/marks.ts": "ticks without the noise of floats",
  "src/site/tables/sort-values.ts": "digits by which rows are sorted",
  "src/stats/math/intervals/draw-size.ts": "equal means are told from different ones",
};

describe("a number for a reader", () => {
  it("is written in wording, by the formats of lib", () => {
    const cutting = /\.(?:toFixed|toPrecision|toExponential|toLocaleString)\(|NumberFormat/;
    const writers = files
      .filter(({ text }) => cutting.test(text))
      .map(({ path }) => path)
      .filter((path) => !path.startsWith("src/wording/") && path !== "src/lib/format-number.ts");
    expect(writers.sort()).toEqual(Object.keys(notForReaders).sort());
  });

  it("has no sentence in statistics, but for the promise that a correction brings", () => {
    // A template with a word on each side of a value is a sentence.
    const sentence = /`[^`]*[a-z]{3,} \$\{[^`]*`|`[^`]*\$\{[^`}]*\} [a-z]{3,}[^`]*`/;
    // Comments, errors of ours, keys of memories, and names of tests that are named after a method.
    const notSaid = /^\s*(?:\*|\/\/)|throw new Error|\bkey = |[.]name\} test`/;
    const found = files
      .filter(({ path }) => /^src\/stats\/(?!corrections\/)/.test(path))
      .flatMap(({ path, text }) =>
        text
          .split("\n")
          .filter((line) => sentence.test(line) && !notSaid.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});
