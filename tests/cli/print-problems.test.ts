import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeProblem, plural } from "../../src/cli/print-problems.ts";

const long = `${"before ".repeat(60)}:value{metric=recal} ${"after ".repeat(60)}`;
let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "upheld-frames-"));
  await writeFile(join(root, "page.md"), `short\n\n${long}\n\nend\n`);
});
afterAll(() => rm(root, { recursive: true }));

const frameOf = (place: { line: number; column?: number }) =>
  stripVTControlCharacters(
    describeProblem(
      {
        rule: "metric-is-declared",
        severity: "error",
        message: "M",
        place: { file: "page.md", ...place },
      },
      root,
    ),
  ).split("\n");

describe("the frame of a problem", () => {
  it("shows a long paragraph around the column, with the mark under it", () => {
    const column = long.indexOf("metric=") + 1;
    const lines = frameOf({ line: 3, column });
    const shown = lines.findIndex((line) => line.startsWith("  > 3 |"));
    const text = lines[shown] ?? "";
    expect(text).toContain(":value{metric=recal}");
    expect(text.length).toBeLessThan(115);
    expect(lines[shown + 1]?.indexOf("^")).toBe(text.indexOf("metric="));
  });
  it.each([1, 80, 81, long.length])("marks column %i of a long line where it stands", (column) => {
    const lines = frameOf({ line: 3, column });
    const shown = lines.findIndex((line) => line.startsWith("  > 3 |"));
    const mark = lines[shown + 1]?.indexOf("^") ?? -1;
    expect(lines[shown]?.[mark] ?? "").toBe(long[column - 1] === " " ? " " : long[column - 1]);
  });
  it("shows short lines whole, with the lines around them", () => {
    const lines = frameOf({ line: 1, column: 2 });
    expect(lines).toContain("  > 1 | short");
    expect(lines.find((line) => line.startsWith("    3 |"))).toMatch(/^ {4}3 \| before .*…$/);
  });
  it("shows the beginning of a long line where the column is not known", () => {
    expect(frameOf({ line: 3 }).find((line) => line.startsWith("  > 3 |"))).toMatch(
      /before …?.*…$/,
    );
  });
});

describe("a count", () => {
  it("is of one thing, or of several", () => {
    expect([0, 1, 2].map((n) => plural(n, "error"))).toEqual(["0 errors", "1 error", "2 errors"]);
  });
});
