import { describe, expect, it } from "vitest";
import { deepLine } from "../../src/notebook/markdown/nesting.ts";

const deep: Readonly<Record<string, string>> = {
  quotes: `${">".repeat(20_000)} x`,
  "spaced quotes": `${"> ".repeat(20_000)}x`,
  "lists in one line": `${"- ".repeat(500)}x`,
  "numbered lists in one line": `${"1. ".repeat(500)}x`,
  "lists in many lines": Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i * 2)}- x`).join(
    "\n",
  ),
  "quotes and lists": `${"> - ".repeat(90)}x`,
  stars: `${"*".repeat(30_000)}x${"*".repeat(30_000)}`,
  lines: `a ${"_".repeat(500)}b`,
};
const plain: Readonly<Record<string, string>> = {
  "a rule": `${"*".repeat(1000)}\n\n${"_".repeat(1000)}`,
  "a long line": "word ".repeat(100_000),
  "a nested list": Array.from({ length: 20 }, (_, i) => `${" ".repeat(i * 4)}- x`).join("\n"),
  "an empty line of many blanks": " ".repeat(5000),
  "a table": `|${" a |".repeat(2000)}`,
};

describe("nesting of Markdown", () => {
  it.each(Object.entries(deep))("is found too deep: %s", (_name, text) => {
    expect(deepLine(`# Title\n\n${text}\n`)).toBeGreaterThanOrEqual("# Title\n\n".length);
  });
  it.each(Object.entries(plain))("is left alone: %s", (_name, text) => {
    expect(deepLine(`# Title\n\n${text}\n`)).toBeNull();
  });
});
