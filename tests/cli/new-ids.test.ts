import { describe, expect, it } from "vitest";
import { madeLog } from "./made-log.ts";
import { madeOf, scaffoldOf } from "./scaffold.ts";

const times = <T>(n: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: n }, (_x, i) => make(i));
/** Twenty sums under ids from 0; `ask` says which one stands under an id. */
const sums = (ask: (i: number) => number, more = "") =>
  [
    `id,prompt,correct${more && ",set"}`,
    ...times(20, (i) => `${i},What is ${ask(i)} + ${ask(i) * 3}?,${i % 2}${more && `,${more}`}`),
  ].join("\n");
const designOf = async (files: Readonly<Record<string, string>>, ids = {}) => {
  const { said, errors, report } = await scaffoldOf(files, ids);
  expect(errors, said).toEqual([]);
  return { said, experiment: report?.experiments[0] };
};

describe("equal ids of different questions", () => {
  it("are told apart by the text that both sides share", async () => {
    const { experiment } = await designOf({
      "base.csv": sums((i) => i),
      "ft.csv": sums((i) => (i * 7) % 20),
    });
    expect(experiment?.counts).toMatchObject({ units: 20 });
    expect(experiment?.experiment.design.unit).toBe("prompt");
  });

  it("are told apart by the data set that a log names", async () => {
    const log = (name: string) => {
      const made = JSON.parse(
        madeLog({
          samples: times(10, (id) => ({
            id,
            scores: { match: id % 2 ? "C" : "I" },
            question: `${name} ${id}`,
          })),
        }),
      );
      made.eval.dataset = { name };
      return JSON.stringify(made);
    };
    const report = await madeOf({ "a.json": log("easy"), "b.json": log("hard") });
    expect(report.counts).toMatchObject({ units: 20 });
    expect(report.experiment.design.factors).toMatchObject([{ id: "dataset", role: "context" }]);
  });

  const others = { "base.csv": sums((i) => i, "one"), "ft.csv": sums((i) => 50 + i * 9, "two") };
  const alone = { "base.csv": sums((i) => i), "ft.csv": sums((i) => 50 + i * 9) };
  it("are asked for where nothing in the files tells them apart, and nothing is left behind", async () => {
    const { accepted, said } = await scaffoldOf(others);
    expect(accepted).toBe(false);
    expect(said).toMatch(/different questions[\s\S]*--unit[\s\S]*--scope/);
  });

  it.each<readonly [{ readonly unit?: string; readonly scope?: string }, RegExp]>([
    [{ unit: "prompt" }, /prompt +unit: what was asked/],
    [{ unit: "set, id" }, /set \+ id +unit, joined/],
    [{ scope: "set" }, /set +scope of the questions' ids/],
    [{ scope: "file" }, /file +scope of the questions' ids/],
  ])("are what the author says: %j", async (ids, says) => {
    const { said, experiment } = await designOf(ids.scope === "file" ? alone : others, ids);
    expect(said).toMatch(says);
    expect(experiment?.counts).toMatchObject({ samples: 40, units: 40 });
  });

  it("are not guessed where the author names what no record has", async () => {
    const { accepted, said } = await scaffoldOf(others, { unit: "set,number" });
    expect(accepted).toBe(false);
    expect(said).toMatch(/No column is called number[\s\S]*id, prompt, correct, set/);
  });
});
