import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stableJson } from "../../src/lib/stable-json.ts";
import type { Problem, RemovedSettings, Report } from "../../src/model/index.ts";
import { collectProblems } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { checkKept } from "../../src/report/publication/index.ts";
import { reportFiles } from "../../src/report/report-files.ts";
import { emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

async function build(files: Files = {}, against?: string) {
  const root = emptyFolder("kept");
  roots.push(root);
  writeSmallReport(root);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return buildReport(root, silent, { against });
}

/** The small report as it lies in a published folder, without pages. */
async function published(files: Files = {}): Promise<string> {
  const { report, problems } = await build(files);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const folder = emptyFolder("published");
  roots.push(folder);
  for (const [path, value] of reportFiles(report as Report)) write(folder, path, stableJson(value));
  return folder;
}

const said = (problems: readonly Problem[]) =>
  problems
    .filter(({ rule }) => /kept|removal|publication|key-is|settings/.test(rule))
    .map(({ rule, place, message }) => `${place.file}:${place.line ?? ""} ${rule} ${message}`);

const page = "content/teaching.md";
const renamed = { [page]: notebook.replace("#by-arm", "#of-arms") };

describe("addresses that were published", () => {
  it("are all there, or have a new name, and nothing is said", async () => {
    const folder = await published();
    expect(said((await build({}, folder)).problems)).toEqual([]);
    const named = { [page]: notebook.replace("#by-arm", "#of-arms alias=by-arm") };
    expect(said((await build(named, folder)).problems)).toEqual([]);
  });

  it("are missed where they are gone, once, with the fix", async () => {
    const folder = await published();
    const { report, problems } = await build(renamed, folder);
    expect(report).toBeNull();
    expect(said(problems)).toEqual([
      `${page}: address-is-kept The figure “The taught arm is right more often” was published at "figures/teaching/by-arm" and is not there any more`,
    ]);
    expect(problems[0]?.fix).toContain("alias=by-arm");
    const other = { "content/other.md": notebook };
    const lost = await build(renamed, await published(other));
    expect(said(lost.problems).map((text) => text.replace(/“.*?” /, ""))).toEqual([
      `${page}: address-is-kept The figure was published at "figures/teaching/by-arm" and is not there any more`,
      'upheld.yaml: address-is-kept The notebook was published at "other" and is not there any more',
    ]);
  });

  it("are missed too where they were old names", async () => {
    const folder = await published({
      [page]: notebook.replace("authors:", "aliases: [once]\nauthors:"),
    });
    expect(said((await build({}, folder)).problems)).toEqual([
      'upheld.yaml: address-is-kept The notebook “Teaching helps” was published at "once" and is not there any more',
    ]);
  });

  it("say what became of them, with their last title, also a publication later", async () => {
    const folder = await published();
    const settings = `removed:
  figures/teaching/by-arm: { by: figures/teaching/of-arms, reason: It counted twice }
`;
    const first = await build({ ...renamed, "upheld.yaml": settings }, folder);
    expect(said(first.problems)).toEqual([]);
    const notice = {
      what: "figure",
      title: "The taught arm is right more often",
      last: "2026-11-24",
      by: "figures/teaching/of-arms/",
      reason: "It counted twice",
    };
    expect(first.report?.removed).toEqual([
      { path: "embed/teaching/by-arm/", ...notice },
      { path: "figures/teaching/by-arm/", ...notice },
    ]);
    const again = await published({ ...renamed, "upheld.yaml": settings });
    // That one was not compared with anything, so it knows no title.
    for (const [path, value] of reportFiles(first.report as Report))
      write(again, path, stableJson(value));
    const second = await build({ ...renamed, "upheld.yaml": settings }, again);
    expect(second.report?.removed).toEqual(first.report?.removed);
    expect(said((await build(renamed, again)).problems)).toEqual([
      `${page}: address-is-kept The figure “The taught arm is right more often” was published at "figures/teaching/by-arm" and is not there any more`,
    ]);
  });

  it("of a notebook take what stood in it along", async () => {
    const folder = await published({ "content/other.md": notebook });
    const settings = "removed:\n  other: { reason: It was a copy. }\n";
    const { report, problems } = await build({ "upheld.yaml": settings }, folder);
    expect(said(problems)).toEqual([]);
    expect(report?.removed?.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      "embed/other/by-arm/ It was a copy.",
      "figures/other/by-arm/ It was a copy.",
      "findings/other/helps/ It was a copy.",
      "other/ It was a copy.",
    ]);
  });

  it("are compared with a report.json alone, and not at all where nothing lies there", async () => {
    const folder = await published();
    expect(said((await build(renamed, join(folder, "report.json"))).problems)).toHaveLength(1);
    const none = await build({}, join(folder, "nothing"));
    expect(said(none.problems)[0]).toMatch(/^--against: publication-is-read No report lies at/);
    write(folder, "report.json", '{"schemaVersion":"<script>"}');
    expect(said((await build({}, folder)).problems)[0]).toMatch(/publication-is-read The report/);
    const named = { "upheld.yaml": "site: {}\npublished: nowhere\n" };
    const [warning] = (await build(named)).problems;
    expect(warning).toMatchObject({ severity: "warning", place: { line: 2 } });
  });
});

describe("what upheld.yaml says was removed", () => {
  it.each([
    ["is there", "figures/teaching/by-arm: { reason: Gone }", /:2 removal-is-true "figures/],
    ["was never there", "figures/teaching/by-armm: { reason: No }", /:2 removal-is-true Nothing/],
    ["is replaced by nothing", "other: { by: figures/teaching/b }", /:2 removal-is-true What is s/],
    ["has a misspelt key", "other: { becuase: no }", /key-is-known "becuase" is not a key/],
    ["is no address", "a/b/c/d/e: { reason: No }", /settings-are-valid/],
    ["says nothing", "other: {}", /settings-are-valid/],
    ["leaves the report", "../../etc: { reason: No }", /settings-are-valid/],
  ])("%s", async (_what, line, expected) => {
    const folder = await published({ "content/other.md": notebook });
    const settings = { "upheld.yaml": `removed:\n  ${line}\n` };
    const { problems } = await build(settings, folder);
    expect(
      said(problems).some((text) => expected.test(text)),
      said(problems).join("\n"),
    ).toBe(true);
  });

  it("never leads in a circle", async () => {
    const settings = "removed:\n  one: { by: two }\n  two: { by: one }\n";
    expect(said((await build({ "upheld.yaml": settings })).problems)).toEqual([
      'upheld.yaml:2 removal-is-true What is said to replace "one" was removed itself',
      'upheld.yaml:3 removal-is-true What is said to replace "two" was removed itself',
    ]);
  });
});

describe("pages of samples", () => {
  const before = {
    pages: [
      { path: "samples/twelve/q1/", what: "samples", title: null },
      { path: "samples/twelve/plain/2/", what: "samples", title: null },
      { path: "samples/twelve/2/", what: "samples", title: null },
      { path: "samples/pilot/q1/", what: "samples", title: null },
      { path: "experiments/pilot/", what: "experiment", title: "A pilot" },
    ],
    removed: [],
    date: "2026-11-24",
    publication: null,
  } as const;
  const kept = (removed: RemovedSettings) => {
    const problems = collectProblems();
    const pages = checkKept(
      {
        removed,
        before,
        live: new Map([
          ["experiments/twelve/", "the experiment twelve"],
          ["samples/twelve/", "its samples"],
          ["samples/twelve/plain/", "a list of them"],
        ]),
        leadOn: new Set(),
        placeOf: () => ({ file: "upheld.yaml" }),
        fileOf: () => null,
      },
      problems,
    );
    return {
      pages: pages.map(({ path, reason }) => `${path} ${reason}`),
      lost: problems.list.map(({ rule, message }) => `${rule} ${message}`),
    };
  };

  it("come and go with the data, and those of an experiment go with it", () => {
    expect(kept({})).toEqual({
      pages: ["samples/pilot/q1/ null", "samples/twelve/2/ null", "samples/twelve/q1/ null"],
      lost: [
        'address-is-kept The experiment “A pilot” was published at "experiments/pilot" and is not there any more',
      ],
    });
    expect(kept({ "experiments/pilot": { reason: "A trial." } })).toEqual({
      pages: [
        "experiments/pilot/ A trial.",
        "samples/pilot/q1/ A trial.",
        "samples/twelve/2/ null",
        "samples/twelve/q1/ null",
      ],
      lost: [],
    });
  });
});
