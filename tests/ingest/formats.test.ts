import { describe, expect, it } from "vitest";
import { expectFile } from "./compare-file.ts";
import { casesOf, describeProblems, fixtures, readAll } from "./read-fixture.ts";

const folders = ["csv", "json", "jsonl", "parquet", "published", "manifest"];

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
