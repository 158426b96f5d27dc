import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExperiment } from "../../src/ingest/index.ts";
import { collectProblems } from "../../src/model/index.ts";
import { alikeIds } from "../../src/report/pairing/alike-ids.ts";
import { checkPairing } from "../../src/report/pairing/check-pairing.ts";
import { plainId } from "../../src/report/pairing/plain-id.ts";
import { belongTogether } from "../../src/report/pairing/text-likeness.ts";
import { createTally } from "../../src/store/index.ts";
import { expectFile } from "../ingest/compare-file.ts";
import { describeProblems } from "../ingest/read-fixture.ts";

const root = new URL("./fixtures/", import.meta.url).pathname;
const cases = readdirSync(`${root}results`, { withFileTypes: true }).filter((e) => e.isDirectory());

describe("what pairing rests on", () => {
  it.each(cases.map(({ name }) => name))("%s is told as it should be", async (name) => {
    const problems = collectProblems();
    const read = await readExperiment(root, `results/${name}`, problems);
    if (!read) throw new Error(describeProblems(problems.list));
    const tally = createTally(read.experiment);
    for await (const sample of read.samples) tally.add(sample);
    checkPairing(read.experiment, tally.sums(), tally.marks(), problems);
    expectFile(`${root}results/${name}.problems.txt`, describeProblems(problems.list));
  });
});

describe("ids that differ in their writing", () => {
  const writings: readonly ((n: number) => string)[] = [
    (n) => `00${n}`,
    (n) => `Q${n}`,
    (n) => `q_${n}`,
    (n) => ` ${n}`,
    (n) => `item-${n}`,
  ];
  it("are found whatever the numbers are", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99_999 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 0, max: writings.length - 1 }),
        (numbers, which) => {
          const write = writings[which] as (n: number) => string;
          expect(alikeIds(numbers.map(String), numbers.map(write))).not.toBeNull();
        },
      ),
    );
  });
  it("are not where ids share hardly a number", () => {
    expect(alikeIds(["a1", "a2", "a3", "a4"], ["b7", "b8", "b9", "b1"])).toBeNull();
    expect(alikeIds(["v1.0", "v10"], ["v1", "v2"])).toBeNull();
  });
  it("are other questions where they begin otherwise and the sides share some", () => {
    expect(alikeIds(["10", "11", "12"], ["r10", "r11", "r12"], true)).toBeNull();
    expect(alikeIds(["010", "011"], ["10", "11"], true)).not.toBeNull();
  });
  it("are the same within an arm only where no number and no letter differs", () => {
    const id = fc.tuple(fc.constantFrom("q", "Topic ", "é-", ""), fc.nat(999), fc.nat(999));
    fc.assert(
      fc.property(id, id, fc.nat(3), (one, other, zeros) => {
        const [beginning, a, b] = one;
        const written = `  ${beginning.toUpperCase().normalize("NFD")}${"0".repeat(zeros)}${a}/${b} `;
        expect(plainId(written)).toBe(plainId(`${one[0] + a}/${b}`));
        const same = one.every((part, at) => part === other[at]);
        expect(plainId(written) === plainId(`${other[0] + other[1]}/${other[2]}`)).toBe(same);
      }),
    );
  });
});

describe("prompts of equal ids", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 100, max: 99_999 }), {
    minLength: 20,
    maxLength: 60,
  });
  const share = (pairs: readonly (readonly [string, string])[]) => {
    const together = belongTogether(pairs);
    return pairs.filter((_, at) => together(at)).length / pairs.length;
  };
  it("belong together whatever a side puts around them", () => {
    const put = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(numbers, put, put, (found, before, after) => {
        const text = (n: number) => `What is ${n} in words?`;
        expect(share(found.map((n) => [text(n), before + text(n) + after]))).toBe(1);
      }),
    );
  });
  it("do not where the questions of one side stand in another order", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 19 }), (found, by) => {
        const text = (n: number | undefined) => `What is number ${n} in words?`;
        const moved = found.map((n, at) => {
          const other = found[(at + by) % found.length];
          return [text(n), text(other)] as const;
        });
        expect(share(moved)).toBeLessThan(0.6);
      }),
      { numRuns: 50, seed: 8 },
    );
  });
});
