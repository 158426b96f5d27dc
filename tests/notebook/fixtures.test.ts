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
    expect(actual).toBe(readFileSync(join(folder, name, kept), "utf8"));
  });
});

describe("every directive", () => {
  it.each(directives.map((d) => d.name))(
    "%s has a fixture of its use and one of its misuse",
    (name) => {
      expect(existsSync(join(folder, name, "output.json"))).toBe(true);
      expect(existsSync(join(folder, `${name}-misused`, "problems.txt"))).toBe(true);
    },
  );
});

/** Evidence inside findings is not what these tests are about. */
function brief(key: string, value: unknown): unknown {
  return ["contrast", "estimate", "p", "adjusted", "checks", "why"].includes(key) && value !== null
    ? "…"
    : value;
}
