import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

it("names the metrics that no notebook mentions, and only those", async () => {
  const root = emptyFolder("drawer");
  writeSmallReport(root);
  const unmentioned = async () =>
    (await buildReport(root, silent)).report?.experiments.map((e) => e.unmentioned);
  expect(await unmentioned()).toEqual([undefined]);
  const manifest = readFileSync(join(root, "results/twelve/experiment.yaml"), "utf8");
  write(
    root,
    "results/twelve/experiment.yaml",
    manifest.replace("metrics:\n", "metrics:\n  fast: { label: <b>Fast</b> answers }\n"),
  );
  const rows = readFileSync(join(root, "results/twelve/answers.csv"), "utf8").trim().split("\n");
  const more = rows.map((row, at) => `${row},${at === 0 ? "fast" : at % 2}`);
  write(root, "results/twelve/answers.csv", `${more.join("\n")}\n`);
  expect(await unmentioned()).toEqual([["fast"]]);
  // From the cache, too.
  expect(await unmentioned()).toEqual([["fast"]]);
  write(root, "content/teaching.md", `${notebook}\nAlso :value{metric=fast of="arm=taught"}.\n`);
  expect(await unmentioned()).toEqual([undefined]);
}, 60_000);
