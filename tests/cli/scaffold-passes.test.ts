import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../src/lib/random.ts";
import { madeLog } from "./made-log.ts";
import { madeTable, mutations } from "./made-table.ts";
import { scaffold, scaffoldOf } from "./scaffold.ts";
import { emptyFolder, write } from "./small-report.ts";

const fixtures = join(import.meta.dirname, "..", "ingest", "fixtures");
/** Studies that stand beside the repository where they are; elsewhere these tests are skipped. */
const cases = join(import.meta.dirname, "..", "..", "..", "shared", "cases", "files");
const data = /\.(eval|jsonl?|csv|tsv|parquet)(\.gz)?$/;
const made = emptyFolder("scaffold-made");
afterAll(() => rmSync(made, { recursive: true, force: true }));

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => data.test(name) && !name.endsWith(".samples.json"))
    .map((name) => join(folder, name))
    .sort();
}

/** What is accepted passes; what is refused says what was expected. */
async function passesOrIsRefused(files: readonly string[], what: string): Promise<void> {
  const { accepted, said, errors } = await scaffold(files);
  if (accepted) expect(errors, `${what}\n${said}`).toEqual([]);
  else expect(said, what).toMatch(/expected/);
  expect(said, what).not.toMatch(/\n\s+at \S+ \(/);
}

describe("what the scaffold accepts passes check", () => {
  it.each(filesUnder(fixtures).map((path) => path.slice(fixtures.length + 1)))(
    "%s",
    async (name) => {
      await passesOrIsRefused([join(fixtures, name)], name);
    },
  );

  it("for tables of any names, orders and numbers of levels, none of which it refuses", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(madeTable, async ({ name, text }) => {
        write(made, name, text);
        const { accepted, said, errors } = await scaffold([join(made, name)]);
        // Rows that are equal in every field are copies, and no reading of them is right.
        if (/equal in every field/.test(said)) return;
        expect(accepted, `${said}\n${text.slice(0, 600)}`).toBe(true);
        expect(errors, `${said}\n${text.slice(0, 600)}`).toEqual([]);
      }),
      {
        numRuns: Number(process.env.RUNS ?? 12),
        seed: Number(process.env.SEED ?? 20_261_130),
        interruptAfterTimeLimit: 60_000,
      },
    );
  });
});

/** Questions that each arm, file or topic numbers for itself, and conditions in long words. */
const askedAnew = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  arms: fc.integer({ min: 2, max: 3 }),
  topics: fc.integer({ min: 1, max: 2 }),
  questions: fc.integer({ min: 5, max: 24 }),
  /** What stands under an id of another arm: the same question, another of the same, another altogether. */
  prompts: fc.constantFrom("same", "shuffled", "other", "wrapped"),
  by: fc.constantFrom("file", "column", "log"),
  words: fc.constantFrom(3, 60, 500, 5000),
});

function filesAskedAnew(plan: typeof askedAnew extends fc.Arbitrary<infer T> ? T : never) {
  const random = seededRandom(plan.seed);
  const arms = Array.from({ length: plan.arms }, (_arm, a) => {
    const order = Array.from({ length: plan.questions }, (_q, q) => q);
    if (plan.prompts === "shuffled" && a > 0) order.sort(() => random() - 0.5);
    const name = `${"word ".repeat(plan.words / 5)}${a}`;
    const rows = Array.from({ length: plan.topics }, (_topic, t) =>
      order.map((q, id) => {
        const number = plan.prompts === "other" ? Math.floor(random() * 1e6) : q * 7919;
        const plain = `How many of ${number} in ${t}?`;
        const prompt = plan.prompts === "wrapped" && a > 0 ? `Be brief. ${plain}` : plain;
        return { id, topic: `t${t}`, arm: name, prompt, correct: random() < 0.5 ? 1 : 0 };
      }),
    ).flat();
    return { name, rows };
  });
  if (plan.by === "log")
    return arms.map(({ name, rows }, a) => [
      `${a}.json`,
      madeLog({
        taskArgs: { style: name },
        samples: rows.map(({ id, topic, prompt, correct }) => ({
          id: plan.topics > 1 ? `${topic}-${id}` : id,
          question: prompt,
          scores: { match: correct ? "C" : "I" },
        })),
      }),
    ]);
  const all = arms.flatMap(({ rows }) => rows);
  const lines = (rows: typeof all, style: boolean) =>
    rows
      .map(({ arm, ...row }) => JSON.stringify(style ? { ...row, system_prompt: arm } : row))
      .join("\n");
  return plan.by === "column"
    ? [["all.jsonl", lines(all, true)]]
    : arms.map(({ rows }, a) => [`arm${a}.jsonl`, lines(rows, false)]);
}

describe("what is asked anew", () => {
  it("passes check or is refused, and questions that are equal pair", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(askedAnew, async (plan) => {
        const files = Object.fromEntries(filesAskedAnew(plan));
        const { accepted, said, errors, report } = await scaffoldOf(files);
        if (!accepted) {
          expect(said).toMatch(/expected/);
          expect(said).not.toMatch(/\n\s+at \S+ \(/);
          return;
        }
        expect(errors, said).toEqual([]);
        const counts = report?.experiments[0]?.counts;
        const asked = plan.questions * plan.topics;
        expect(counts?.samples).toBe(asked * plan.arms);
        expect(counts?.epochs, said).toBe(1);
        if (plan.prompts !== "other") expect(counts?.units, said).toBe(asked);
        else expect(counts?.units, said).toBeGreaterThan(asked);
      }),
      { numRuns: Number(process.env.RUNS ?? 30), seed: Number(process.env.SEED ?? 20_261_130) },
    );
  });
});

const folders = existsSync(cases)
  ? readdirSync(cases).filter((name) => statSync(join(cases, name)).isDirectory())
  : [];

describe.skipIf(folders.length === 0)(
  "what the scaffold makes of the shared cases passes check",
  () => {
    it.each(folders)("%s", { timeout: 60_000 }, async (name) => {
      const files = filesUnder(join(cases, name));
      await passesOrIsRefused(files, name);
      const [first] = files.filter((file) => file.endsWith(".csv"));
      if (!first) return;
      for (const [how, text] of mutations(readFileSync(first, "utf8")).slice(0, 9)) {
        write(made, basename(first), text);
        await passesOrIsRefused([join(made, basename(first))], `${name}, ${how}`);
      }
    });
  },
);
