import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sortedCopy } from "../../src/lib/stable-json.ts";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { nextTask, noneTaken } from "../../src/report/threads/claims.ts";
import { openThreads } from "../../src/report/threads/index.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";
import { work as squaring } from "./squaring-work.ts";

const numbers = Array.from({ length: 40 }, (_, i) => i);

async function squares(others: number, milliseconds: number, of = numbers) {
  const threads = openThreads(silent, others);
  try {
    const made = await threads.share(
      squaring,
      async () => ({ plus: 1 }),
      of,
      () => milliseconds,
    );
    return {
      values: made.map(([value]) => value),
      threads: new Set(made.map(([, id]) => id)).size,
    };
  } finally {
    await threads.stop();
  }
}

describe("work that threads share", () => {
  const right = numbers.map((n) => n * n + 1);

  it("is done once each, with results in the order of the tasks", async () => {
    for (const others of [0, 1, 2]) {
      const { values, threads } = await squares(others, 100);
      expect(values).toEqual(right);
      expect(threads).toBe(others + 1);
    }
  });

  it("starts no thread for little work, or for one task", async () => {
    expect(await squares(2, 1)).toEqual({ values: right, threads: 1 });
    expect((await squares(2, 10_000, [3])).threads).toBe(1);
  });

  it("ends with the fault of any task", async () => {
    await expect(squares(0, 100, [1, -1, 2])).rejects.toThrow("There is no work for -1.");
    await expect(squares(2, 100, [...numbers, -1, ...numbers])).rejects.toThrow("no work for -1");
  });

  it("is taken by nobody twice, wherever each begins", () => {
    const taken = noneTaken(7);
    const from = [0, 3, 6, 0, 3, 6, 0];
    const tasks = from.map((start) => nextTask(taken, start));
    expect(tasks.slice(0, 3)).toEqual([0, 3, 6]);
    expect([...tasks].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(nextTask(taken, 2)).toBeNull();
  });
});

describe("a report that threads share", () => {
  const root = emptyFolder("threads");
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(() => {
    writeSmallReport(root);
    write(root, "results/other/answers.csv", answers(30));
    const manifest = `title: The other one
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: answers.csv
`;
    write(root, "results/other/experiment.yaml", manifest);
    for (let i = 0; i < 8; i++)
      write(
        root,
        `content/page-${i}.md`,
        `${i % 2 ? notebook : notebook.replace("experiment: twelve", "experiment: other")}
As others found :cite{key=smith2020}; see :ref{to="teaching#by-arm"}.
${i % 3 ? "" : "\n```sql\nselect arm, count(*) as n from observations group by arm order by arm\n```\n"}`,
      );
    write(
      root,
      "content/references.json",
      JSON.stringify([{ id: "smith2020", type: "book", title: "On teaching" }]),
    );
  });

  it("is the same with none, one and two of them, warnings in order", async () => {
    const built = [];
    for (const others of [0, 1, 2]) {
      rmSync(join(root, ".upheld"), { recursive: true, force: true });
      const threads = openThreads(silent, others);
      try {
        const { report, problems } = await buildReport(root, silent, { threads });
        expect(report?.notebooks.length).toBe(9);
        built.push({ report: sortedCopy(report), problems });
      } finally {
        await threads.stop();
      }
    }
    expect(built[1]).toEqual(built[0]);
    expect(built[2]).toEqual(built[0]);
  });
});
