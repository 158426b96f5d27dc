import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tutorialCsv } from "../../scripts/docs/tutorial-csv.ts";
import { printedAs, stepsOf } from "./page-steps.ts";

const root = join(import.meta.dirname, "..", "..");
const pages = ["tutorial", "guides/csv", "guides/inspect", "guides/lm-evaluation-harness"].map(
  (name) => `docs/${name}.md`,
);
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("steps of a page of docs", () => {
  it("are its files, its commands and what these print", () => {
    const page = [
      "Text.",
      "```md file=a/b.md",
      "# A",
      "```",
      "```yaml",
      "shown: only",
      "```",
      "```sh fails",
      "one",
      "two",
      "```",
      "```text output",
      "said",
      "```",
      "```sh by-hand",
      "three",
      "```",
      "",
    ].join("\n");
    const run = { kind: "run", fails: false, byHand: false, output: null };
    expect(stepsOf(page)).toEqual([
      { kind: "file", path: "a/b.md", text: "# A\n", line: 2 },
      { ...run, commands: ["one", "two"], fails: true, output: "said", line: 8 },
      { ...run, commands: ["three"], byHand: true, line: 15 },
    ]);
    expect(() => stepsOf("```text output\nsaid\n```\n")).toThrow("output of no command");
  });

  it.each([
    ["a b\nc", "a\u00a0b  \nc\n\n", true],
    ["a b\nc", "a b\nd\n", false],
    ["a …\nc", "a b\nc\n", true],
    ["a\n…\nc", "a\nb\nb\nc\n", true],
    ["a\n…\nc", "a\nb\nb\n", false],
    ["a", "a\nb", false],
    ["a.c", "abc", false],
  ])("compare what is shown with what was printed: %j, %j", (shown, printed, same) => {
    expect(printedAs(shown, printed)).toBe(same);
  });

  it("are nearly all run: what is left to the reader installs, stays, or leaves the machine", () => {
    const byHand = pages.flatMap((path) =>
      stepsOf(read(path)).flatMap((step) =>
        step.kind === "run" && step.byHand ? step.commands : [],
      ),
    );
    for (const command of byHand)
      expect(command).toMatch(/^(?:mkdir|cd .*npm (?:ci|install)|npx upheld dev|git )/);
  });

  it("name the program by its version", () => {
    const { name, version } = JSON.parse(read("package.json"));
    const named = [...read("docs/tutorial.md").matchAll(/upheld-[\d.]+\.tgz/g)].flat();
    expect(new Set(named)).toEqual(new Set([`${name}-${version}.tgz`]));
  });
});

it("the table of the tutorial holds rows of this repository's results as they are", () => {
  expect(read("docs/tutorial/answers.csv")).toBe(tutorialCsv());
});
