import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { madeTable, mutations } from "./made-table.ts";
import { scaffold } from "./scaffold.ts";
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
