import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { describeProblem, finishProblems, plural } from "../../src/cli/print-problems.ts";
import type { Problem } from "../../src/model/index.ts";

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

/** What a command prints of problems, without its colours. */
function printed(problems: readonly Problem[], options: { annotations?: boolean } = {}): string {
  const lines: string[] = [];
  const error = vi.spyOn(console, "error").mockImplementation((line: string) => {
    lines.push(line);
  });
  finishProblems(root, problems, options, () => "");
  error.mockRestore();
  return stripVTControlCharacters(lines.join("\n"));
}

describe("what authors and models wrote", () => {
  const signs = [
    "\u001b[31m",
    "\u001b]8;;http://x.example\u0007",
    "\u202e",
    "\u0000",
    "\r",
    "\n",
    "::",
  ];
  const said = fc.array(
    fc.oneof(fc.constantFrom(...signs, "error::", "%0A", "\u009b2J"), fc.string()),
  );
  const text = said.map((parts) => parts.join(""));
  const problem = fc.record({
    rule: fc.constant("metric-is-declared" as const),
    severity: fc.constant("error" as const),
    message: text,
    expected: text,
    found: text,
    fix: text,
    place: fc.record({ file: text.map((name) => `x${name}`) }),
  });

  it("moves no cursor and starts no command of its own on a terminal", () => {
    fc.assert(
      fc.property(problem, (one) => {
        const shown = stripVTControlCharacters(describeProblem(one, root));
        expect(shown).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Bidi_Control}]/u);
        expect(shown).not.toMatch(/^\s*::/m);
      }),
    );
  });

  it("stays in one line as an annotation, whose parts are told apart", () => {
    fc.assert(
      fc.property(problem, (one) => {
        const [line, ...more] = printed([one], { annotations: true }).split("\n");
        expect(more).toEqual(["1 error."]);
        expect(line).toMatch(/^::error file=[^,:]*,title=metric-is-declared::/);
        expect(line).not.toMatch(/(?!\t)\p{Cc}|%(?!25|0A|0D|3A|2C)/u);
      }),
    );
  });

  it("is shown of a file, and not of what a link leads to", async () => {
    const place = { file: "linked.md", line: 1 };
    await symlink(join(root, "page.md"), join(root, "linked.md"));
    const shown = describeProblem(
      { rule: "metric-is-declared", severity: "error", message: "M", place },
      root,
    );
    expect(shown).not.toContain("short");
  });

  it("is cut where nobody reads on, errors first, with a count of the rest", () => {
    const many = Array.from(
      { length: 5000 },
      (_, i): Problem => ({
        rule: "metric-is-declared",
        severity: i < 4990 ? "warning" : "error",
        message: `M${i}`,
        place: { file: "page.md", line: 1 },
      }),
    );
    const shown = printed(many);
    expect(shown).toContain("M4990\n");
    expect(shown).toContain("4800 more are not shown.");
    expect(shown).toContain("10 errors, 4990 warnings");
    expect(shown.length).toBeLessThan(100_000);
  });
});
