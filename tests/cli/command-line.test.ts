import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/index.ts";

let said = "";

beforeEach(() => {
  said = "";
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text) => {
      said += text;
      return true;
    });
});
afterEach(() => vi.restoreAllMocks());

describe("the command line", () => {
  it.each([
    ["bogus --help", "unknown command 'bogus'", "(upheld --help lists the commands)"],
    ["new bogus -h", "unknown command 'bogus'", "(upheld new --help lists its commands)"],
    ["build --bogus", "unknown option '--bogus'", "(upheld build --help lists its options)"],
    ["export --format word", "'word' is invalid", "(upheld export --help lists its options)"],
    ["export --bogus", "unknown option '--bogus'", "(upheld export --help lists its options)"],
    ["export --format html", "required option '--out <file>'", "(upheld export --help lists"],
    ["publish", "required option '--into <folder>'", "(upheld publish --help lists its options)"],
  ])("%s is told what is wrong and where its own help is", async (line, wrong, help) => {
    expect(await run(line.split(" "))).toBe(2);
    expect(said).toContain(wrong);
    expect(said).toContain(help);
  });

  it("marks options that a command needs", async () => {
    expect(await run(["export", "--help"])).toBe(0);
    expect(said.match(/\(required\)/g)).toHaveLength(2);
    expect(await run(["--root", ".", "help", "build"])).toBe(0);
    expect(said).toContain("Usage: upheld build");
  });
});
