import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listedExperiments } from "../../src/model/report/lookup.ts";
import { buildReport } from "../../src/report/build.ts";
import type { Purpose } from "../../src/report/content/index.ts";
import { silent } from "../../src/report/effects.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

async function build(purpose: Purpose, change: (root: string) => void) {
  const root = emptyFolder("drafts");
  roots.push(root);
  writeSmallReport(root);
  change(root);
  return buildReport(root, silent, { purpose });
}

const manifestOf = (root: string) =>
  readFileSync(join(root, "results/twelve/experiment.yaml"), "utf8");

const draft = notebook
  .replace("date:", "draft: true\ndate:")
  .replace("{metric=right", "{metric=wrong");

describe("a notebook that is a draft", () => {
  it("is left out of what is published, with all of its problems, and that is said", async () => {
    const { report, problems } = await build("publish", (root) =>
      write(root, "content/later.md", draft),
    );
    expect(report?.notebooks.map(({ id }) => id)).toEqual(["teaching"]);
    expect(problems.map(({ rule, severity, place }) => [rule, severity, place.file])).toEqual([
      ["notebook-is-finished", "warning", "content/later.md"],
    ]);
  });

  it("is shown in a preview and in a draft of the report, and says what it is", async () => {
    for (const purpose of ["preview", "draft"] as const) {
      const { report } = await build(purpose, (root) =>
        write(root, "content/later.md", notebook.replace("date:", "draft: true\ndate:")),
      );
      expect(report?.notebooks.map(({ id, draft: is }) => [id, is])).toEqual([
        ["later", true],
        ["teaching", undefined],
      ]);
    }
  });
});

describe("an experiment that is hidden", () => {
  it("is in no list, and still has its page and its numbers", async () => {
    const { report, problems } = await build("publish", (root) => {
      const file = "results/twelve/experiment.yaml";
      write(root, file, `hidden: true\n${manifestOf(root)}`);
    });
    expect(problems).toEqual([]);
    expect(report && listedExperiments(report)).toEqual([]);
    expect(report?.experiments.map(({ experiment }) => experiment.id)).toEqual(["twelve"]);
  });
});
