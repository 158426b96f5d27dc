import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { directives } from "../../src/notebook/index.ts";
import { bindText, printProblems } from "./bind-text.ts";

/** One folder per case: `input.md`, and `output.json` where it binds or `problems.txt` where it does not. */
const folder = join(import.meta.dirname, "fixtures");
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, "input.md")));

describe("a page and what it becomes", () => {
  it.each(cases)("%s", async (name) => {
    const { bound, problems } = await bindText(
      readFileSync(join(folder, name, "input.md"), "utf8"),
    );
    const [kept, absent] = problems.length
      ? ["problems.txt", "output.json"]
      : ["output.json", "problems.txt"];
    const actual = problems.length
      ? printProblems(problems)
      : `${JSON.stringify(bound, brief, 1)}\n`;
    if (process.env.UPDATE === "1") {
      writeFileSync(join(folder, name, kept), actual);
      rmSync(join(folder, name, absent), { force: true });
    }
    expect(existsSync(join(folder, name, absent)), `${absent} is left over`).toBe(false);
    const file = join(folder, name, kept);
    const before = existsSync(file) ? readFileSync(file, "utf8") : "";
    expect(actual, "run with UPDATE=1, and read the difference").toBe(before);
  });
});

describe("every directive", () => {
  it.each(directives.map((d) => d.name))(
    "%s has a fixture of its use and one of its misuse",
    (name) => {
      for (const [file, how] of [
        [`${name}/output.json`, "a page that uses it"],
        [`${name}-misused/problems.txt`, "a page that misuses it"],
      ] as const)
        expect(
          existsSync(join(folder, file)),
          `write ${how} as tests/notebook/fixtures/${file.split("/")[0]}/input.md, then run with UPDATE=1`,
        ).toBe(true);
    },
  );
});

/** Evidence inside findings is not what these tests are about. */
function brief(key: string, value: unknown): unknown {
  return ["contrast", "estimate", "p", "adjusted", "checks", "why"].includes(key) && value !== null
    ? "…"
    : value;
}
