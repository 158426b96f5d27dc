import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runUpheld } from "./run-upheld.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "./small-report.ts";

const root = emptyFolder("stay");
const dist = join(root, "dist");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const manifest = () => readFileSync(join(root, "results/twelve/experiment.yaml"), "utf8");

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const texts = (folder: string) =>
  Object.fromEntries(
    files(folder).map((path) => [path, readFileSync(join(folder, path), "latin1")]),
  );

/** Builds after a change; the pages must be those of a build that knows no earlier one. Returns those that were made. */
async function madeAfter(path: string, text: string): Promise<readonly string[]> {
  const before = new Map(files(dist).map((file) => [file, statSync(join(dist, file)).ino]));
  write(root, path, text);
  const { code, err } = await runUpheld(["--root", root, "build"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const made = files(dist).filter((file) => statSync(join(dist, file)).ino !== before.get(file));
  expect((await runUpheld(["--root", root, "build", "--force", "--out", "anew"])).code).toBe(0);
  expect(texts(dist)).toEqual(texts(join(root, "anew")));
  return made.filter((file) => !always.includes(file) && !/^(?:fonts|favicon)/.test(file));
}

/** What a changed text changes: the page, the same as Markdown, its file for machines, and the list of what was read. */
const ofTeaching = [
  "report/inputs.json",
  "report/notebooks/teaching.json",
  "search/1.json",
  "teaching.json",
  "teaching.md",
  "teaching/index.html",
];

/** Made in each build: they read all of the report. */
const always = [
  "404.html",
  "SHA256SUMS",
  "experiments/index.html",
  "figures/index.html",
  "findings/index.html",
  "glossary/index.html",
  "index.html",
  "report.json",
  "ro-crate-metadata.json",
  "samples/index.html",
  "search/index.html",
  "style.css",
];

const second = notebook
  .replace("Teaching helps", "Another page")
  .replace(
    'arm=taught" versus="arm=plain" expect="greater"',
    'arm=plain" versus="arm=taught" expect="less"',
  )
  .replaceAll("helps", "hinders")
  .replace("experiment: twelve", "experiment: other");

describe("pages that did not change", () => {
  beforeAll(async () => {
    writeSmallReport(root);
    write(root, "results/other/experiment.yaml", manifest().replace("Twelve", "Other"));
    write(root, "results/other/answers.csv", answers(30));
    write(root, "content/second.md", second);
    expect(await runUpheld(["--root", root, "build"])).toMatchObject({ code: 0, err: "" });
  });

  it("stay when the text of a notebook changed, with all pages of others", async () => {
    const made = await madeAfter(
      "content/teaching.md",
      notebook.replace("It does", "It truly does"),
    );
    expect(made).toEqual(ofTeaching);
  });

  it("stay when a row of another experiment changed", async () => {
    const made = await madeAfter("results/other/answers.csv", answers(31));
    expect(made).toContain("second/index.html");
    expect(made).toContain("experiments/other/index.html");
    expect(made.filter((file) => /teaching|twelve/.test(file))).toEqual([]);
  });

  it("are made anew when the name of the report changed: it stands on all of them", async () => {
    const made = await madeAfter("content/index.md", "---\ntitle: Two studies\n---\nBoth.\n");
    expect(made).toContain("teaching/index.html");
    expect(made).toContain("second/index.html");
  });

  it("go with what they were about", async () => {
    rmSync(join(root, "content/second.md"));
    await madeAfter("content/index.md", "---\ntitle: Two studies\n---\nOne, now.\n");
    expect(files(dist).filter((file) => file.includes("second"))).toEqual([]);
  });

  it("are mended where somebody changed them", async () => {
    write(root, "dist/teaching/index.html", "spoilt");
    expect(await madeAfter("content/teaching.md", notebook.replace("It does", "It did"))).toEqual(
      ofTeaching,
    );
  });
});
