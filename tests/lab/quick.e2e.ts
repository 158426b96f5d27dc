import { execFile } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseHTML } from "linkedom";
import { afterAll, describe, expect, it } from "vitest";
import { engineInstalled } from "../../src/lab/engine/onnx-runtime.ts";
import { experiments } from "../../src/lab/experiments/index.ts";
import { count } from "../../src/lib/format-number.ts";
import { runUpheld } from "../cli/run-upheld.ts";
import { emptyFolder } from "../cli/small-report.ts";
import {
  combinations,
  conditionOf,
  filesIn,
  liveliestCell,
  mean,
  rowsIn,
  tally,
} from "./written-results.ts";

const program = join(import.meta.dirname, "..", "..", "src", "lab", "cli.ts");
// The lab keeps its work below the current folder: in an empty one nothing is cached.
const root = emptyFolder("quick");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const quick = () =>
  promisify(execFile)(process.execPath, [program, "all", "--quick", "--out", "results"], {
    cwd: root,
  });
const resultsOf = (id: string) => join(root, "results", id);
const pageAt = (...path: readonly string[]): Document =>
  parseHTML(readFileSync(join(root, "dist", ...path, "index.html"), "utf8")).document;
const textsOf = (page: Document, selector: string): readonly string[] =>
  [...page.querySelectorAll(selector)].map((one) => one.textContent?.trim() ?? "");
const each = experiments.map((spec) => [spec.id, spec] as const);

/** What a run has written; of a stamp, all but the clock. */
function written(): ReadonlyMap<string, unknown> {
  const folder = join(root, "results");
  return new Map(
    filesIn(folder).map((name) => {
      const bytes = readFileSync(join(folder, name));
      if (!name.endsWith("stamp.json")) return [name, bytes.toString("base64")];
      const clock = { finished: null, wallSeconds: null, samplingSeconds: null };
      return [name, { ...JSON.parse(bytes.toString()), ...clock }];
    }),
  );
}

/** Finished work, and when each file of it was written. */
function kept(): ReadonlyMap<string, number> {
  const folder = join(root, ".upheld", "lab");
  return new Map(filesIn(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

describe.skipIf(!engineInstalled())(
  "npm run lab -- all --quick (needs npm ci --prefix src/lab)",
  () => {
    it("runs all experiments in under three minutes", async () => {
      const { stdout } = await quick();
      expect(stdout.match(/^Wrote /gm)).toHaveLength(experiments.length);
    }, 180_000);

    it.each(each)("writes every promised file of %s", (id) => {
      expect(filesIn(resultsOf(id))).toEqual([
        "curves.csv.gz",
        "experiment.yaml",
        join("samples", "seed-0.jsonl.gz"),
        join("samples", "seed-1.jsonl.gz"),
        "spec.json",
        "stamp.json",
      ]);
      expect(rowsIn(resultsOf(id)).length).toBeGreaterThan(1000);
    });

    it("trains and samples nothing again when asked twice, and writes the same bytes", async () => {
      const before = { written: written(), kept: kept() };
      expect(before.kept.size).toBeGreaterThan(100);
      await quick();
      expect(kept()).toEqual(before.kept);
      expect(written()).toEqual(before.written);
    });

    it("becomes a report, of a scaffolded notebook and a figure of every seed each, without a warning", async () => {
      for (const spec of experiments) {
        const made = await runUpheld(["new", "notebook", spec.id, "--date", "2026-11-24"], root);
        expect(made.err).toBe("");
        const { metric, condition } = liveliestCell(spec, rowsIn(resultsOf(spec.id)));
        const attributes = `metric=${metric} of="${condition}"`;
        const path = join(root, "content", `${spec.id}.md`);
        // As an author would: the page is no example any more, and its hypothesis no draft.
        const text = readFileSync(path, "utf8").replace(/^scaffold:.*\n/m, "");
        writeFileSync(path, text.replace(" draft metric=", " metric="));
        appendFileSync(
          path,
          `\nMeasured: :value{${attributes}} of :n{${attributes}}.\n\n:::figure[Every seed]{#every-seed chart=replicates ${attributes}}\nA dot is a seed.\n:::\n`,
        );
      }
      const { code, out, err } = await runUpheld(["build"], root);
      expect(err).toBe("");
      expect(out).toMatch(/^\d+ pages in dist\/, [\d.]+ s\.$/m);
      expect(code).toBe(0);
    });

    it.each(each)("shows on the page of %s as many samples as its files have lines", (id, spec) => {
      const rows = rowsIn(resultsOf(id));
      const page = pageAt("experiments", id);
      const byCondition = tally(rows.map((row) => conditionOf(spec, row)));
      const sizes = [...byCondition.values()].sort((a, b) => a - b);
      const cells = textsOf(page, "table.design td:not(.gap)").filter((text) => text !== "\u2013");
      if (cells.length > 0) expect(cells.map(Number).sort((a, b) => a - b)).toEqual(sizes);
      else
        expect(textsOf(page, "#design + p")).toEqual([
          `${count(sizes.length)} of ${count(combinations(spec))} combinations are there, ${[...new Set([sizes[0] ?? 0, sizes.at(-1) ?? 0])].map(count).join(" to ")} samples in each.`,
        ]);
      const checks = textsOf(page, "#quality + section tr");
      expect(checks).toContain(`Samples read${count(rows.length)}`);
      expect(checks).toContain("Duplicates0");
      for (const [metric, { label }] of Object.entries(spec.metrics)) {
        const scored = count(rows.filter((row) => row[metric] !== undefined).length);
        expect(checks).toContain(`${label}: scored${scored} of ${scored}`);
      }
    });

    it.each(each)("gives the reason of every condition of %s that was not run", (id, spec) => {
      const page = pageAt("experiments", id);
      expect(textsOf(page, "#quality + section tr")).toContain(
        `Planned conditions${count(combinations(spec))}`,
      );
      const run = new Set(rowsIn(resultsOf(id)).map((row) => conditionOf(spec, row)));
      const gaps = textsOf(page, "table.design td.gap");
      const [line = ""] = textsOf(page, "#design ~ p.below").filter((text) =>
        text.startsWith("Not there: "),
      );
      const listed = [...line.matchAll(/[:;] (.+?) \(([\d,]+)\)/g)].flatMap(([, reason, n]) =>
        Array.from({ length: Number(n?.replace(",", "")) }, () => `${reason}.`),
      );
      expect(gaps.length + listed.length).toBe(combinations(spec) - run.size);
      const stated = spec.absent.map(({ reason }) => reason);
      for (const reason of new Set([...gaps, ...listed])) expect(stated).toContain(reason);
    });

    it.each(each)(
      "says in the notebook of %s what each seed says, and how many samples that is",
      (id, spec) => {
        const { scores } = liveliestCell(spec, rowsIn(resultsOf(id)));
        const all = [...scores.values()].flat();
        const notebook = pageAt(id);
        const sentence = textsOf(notebook, "p").find((text) => text.startsWith("Measured:"));
        const [, value, n] = /^Measured: (\d+)% of (\d+)\.$/.exec(sentence ?? "") ?? [];
        expect(Number(n)).toBe(all.length);
        expect(Math.abs(Number(value) - 100 * mean(all))).toBeLessThanOrEqual(0.5);
        const drawing = notebook.querySelector("#every-seed svg");
        // Seeds that all say the same are one dot with their number beside it.
        const said = new Set([...scores.values()].map((own) => mean(own)));
        expect(drawing?.querySelectorAll("circle.seed").length).toBe(
          said.size === 1 ? 1 : scores.size,
        );
        const table = readFileSync(join(root, "dist", "data", id, "every-seed.csv"), "utf8");
        for (const [seed, own] of scores) {
          const [, shown] = new RegExp(`,seed ${seed},([\\d.]+),`).exec(table) ?? [];
          expect(Number(shown)).toBeCloseTo(mean(own), 9);
        }
        for (const page of [
          `figures/${id}/every-seed`,
          `findings/${id}/first-hypothesis`,
          `samples/${id}`,
        ])
          expect(existsSync(join(root, "dist", page, "index.html")), page).toBe(true);
      },
    );
  },
);
