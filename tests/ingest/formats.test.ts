import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/ingest/index.ts";
import { expectFile } from "./compare-file.ts";
import { casesOf, describeProblems, fixtures, readAll } from "./read-fixture.ts";

const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "broken")
  .filter(({ name }) => casesOf(name).length > 0)
  .map(({ name }) => name);
/** Logs of harnesses are read whole, with their headers, in tests/ingest/logs. */
const logs = ["inspect-eval", "inspect-json", "lm-eval"];

it("has a folder of fixtures for every format", () => {
  const without = formats.map(({ name }) => name).filter((name) => !folders.includes(name));
  expect(without).toEqual(logs);
});

describe.each(folders)("%s", (format) => {
  it.each(casesOf(format))("reads %s without a problem", async (name) => {
    const { experiment, samples, published, files, problems } = await readAll(
      fixtures,
      `${format}/${name}`,
    );
    expect(describeProblems(problems)).toBe("");
    const facts = {
      experiment,
      ...(samples.length ? { samples } : {}),
      ...(published.length ? { published } : {}),
      files,
    };
    expectFile(`${fixtures}${format}/${name}.samples.json`, `${JSON.stringify(facts, null, 2)}\n`);
  });
});

describe("broken input", () => {
  it.each(casesOf("broken"))("%s is told as it should be", async (name) => {
    const { problems } = await readAll(fixtures, `broken/${name}`);
    expect(problems.length).toBeGreaterThan(0);
    expectFile(`${fixtures}broken/${name}.problems.txt`, describeProblems(problems));
  });
});
