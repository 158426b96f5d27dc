import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { newReview } from "../../src/cli/new-review.ts";
import { buildReport } from "../../src/report/build.ts";
import { reviewTargets } from "../../src/report/content/index.ts";
import { silent } from "../../src/report/effects.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

const record = (more: object = {}) =>
  stringify({
    of: "teaching#helps",
    by: "A. Reader",
    date: "2026-12-01",
    note: "The samples say so.",
    hash: "0123456789abcdef",
    ...more,
  });

function root(...records: string[]): string {
  const made = emptyFolder("reviews");
  writeSmallReport(made);
  for (const [at, text] of records.entries()) write(made, `reviews/r${at}.yaml`, text);
  return made;
}

const currentOf = async (folder: string) =>
  (await buildReport(folder, silent, { purpose: "preview" })).report?.reviews?.map(
    ({ id, current }) => [id, current],
  );

describe("records of reviews", () => {
  it("are current until what was read changes, and only then", async () => {
    const made = root();
    for (const target of ["teaching#helps", "teaching#by-arm"])
      expect(
        await newReview(made, target, { by: "A. Reader", note: "Read.", date: "2026-12-01" }),
      ).toBe(0);
    const current = [
      ["by-arm", true],
      ["helps", true],
    ];
    expect(await currentOf(made)).toEqual(current);
    // Other words of the page are not what was read.
    write(made, "content/teaching.md", notebook.replace("It does:", "So it is:"));
    expect(await currentOf(made)).toEqual(current);
    write(made, "content/teaching.md", notebook.replace("A dot per arm.", "One dot per arm."));
    expect(await currentOf(made)).toEqual([
      ["by-arm", false],
      ["helps", true],
    ]);
    write(made, "content/teaching.md", notebook.replace("Teaching raises", "Teaching lifts"));
    expect(await currentOf(made)).toEqual([
      ["by-arm", true],
      ["helps", false],
    ]);
    write(made, "content/teaching.md", notebook);
    write(made, "results/twelve/answers.csv", answers(35));
    expect(await currentOf(made)).toEqual([
      ["by-arm", false],
      ["helps", false],
    ]);
  }, 60_000);

  it("are never written over each other", async () => {
    const made = root();
    const said = { by: "A. Reader", note: "Read.", date: "2026-12-01" };
    await newReview(made, "teaching#helps", said);
    const [first = ""] = readdirSync(join(made, "reviews"));
    const before = readFileSync(join(made, "reviews", first), "utf8");
    await newReview(made, "teaching#helps", { ...said, by: "B. Reader" });
    expect(readdirSync(join(made, "reviews"))).toHaveLength(2);
    expect(readFileSync(join(made, "reviews", first), "utf8")).toBe(before);
    expect(await newReview(made, "teaching#help", said)).toBe(1);
  }, 60_000);

  it.each([
    ["of what there is not", [record({ of: "teaching#help" })], "reference-is-found", "of"],
    ["of a day that is none", [record({ date: "2026-02-30" })], "review-is-valid", "date"],
    ["with a key that is none", [record({ when: "now" })], "key-is-known", "when"],
    ["without a note", [record({ note: " " })], "review-is-valid", "note"],
    ["told twice", [record(), record({ note: "Again." })], "review-is-told-once", "of"],
    ["that are no YAML", ["of: ["], "review-is-valid", undefined],
  ])(
    "are problems: %s",
    async (_, records, rule, field) => {
      const { report, problems } = await buildReport(root(...records), silent);
      expect(report).toBeNull();
      const [problem] = problems.filter((p) => p.severity === "error");
      expect([problem?.rule, problem?.place.field]).toEqual([rule, field]);
      expect(problem?.place.file).toMatch(/^reviews\/r\d\.yaml$/);
    },
    60_000,
  );

  it("find a figure by its old name", async () => {
    const made = root(record({ of: "teaching#old" }));
    write(made, "content/teaching.md", notebook.replace("{#helps ", "{#helps alias=old "));
    expect(await currentOf(made)).toEqual([["helps", false]]);
  }, 60_000);

  it("change no hash of another figure or finding", async () => {
    const { report } = await buildReport(root(), silent);
    if (!report) throw new Error("The small report has errors.");
    const hashes = [...reviewTargets(report).values()].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(2);
  }, 60_000);
});
