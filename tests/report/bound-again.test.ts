import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/report/build.ts";
import { silent } from "../../src/report/effects.ts";
import { answers, emptyFolder, notebook, write, writeSmallReport } from "../cli/small-report.ts";

/** The page that is kept for each notebook, by the file that holds it: another file was bound again. */
function keptPages(folder: string): ReadonlyMap<string, number> {
  const cache = join(folder, ".upheld/cache");
  const files = existsSync(cache) ? readdirSync(cache) : [];
  const newest = new Map<string, { at: bigint; ino: number }>();
  for (const file of files) {
    const id = /^notebook-(.+)-[0-9a-f]{64}[.]json$/.exec(file)?.[1];
    if (id === undefined) continue;
    const { mtimeNs, ino } = statSync(join(cache, file), { bigint: true });
    if (mtimeNs >= (newest.get(id)?.at ?? 0n)) newest.set(id, { at: mtimeNs, ino: Number(ino) });
  }
  return new Map([...newest].map(([id, { ino }]) => [id, ino]));
}

const root = emptyFolder("bound-again");
const fresh = emptyFolder("bound-fresh");
afterAll(() => {
  for (const folder of [root, fresh]) rmSync(folder, { recursive: true, force: true });
});

const manifest = (title: string) => `title: ${title}
design:
  unit: question
  factors:
    arm: { role: arm, baseline: plain, levels: { plain: Plain, taught: Taught } }
metrics:
  right: { label: Right answers, role: capability }
data:
  - files: answers.csv
`;

const linking = `---
title: A page that links
experiment: twelve
date: 2026-11-24
---
See :ref{to="teaching#why"} and :ref{experiment=other}.
The other reaches :value{experiment=other metric=right of="arm=taught"}.
`;

const querying = `---
title: A page with cells
experiment: other
date: 2026-11-24
---
\`\`\`sql
select arm, avg("right") as share from observations group by arm order by arm
\`\`\`

\`\`\`js plot
return [{ share: evidence.estimate({ metric: "right", of: "arm=taught", experiment: "twelve" }).value }];
\`\`\`
`;

const headed = (heading: string) => `${notebook}\n## ${heading} {#why}\n\nBecause.\n`;

/** What the pages say, and the names of those that were bound for it. */
async function built(folder: string) {
  const before = keptPages(folder);
  const { report, problems } = await buildReport(folder, silent, { purpose: "preview" });
  const { notebooks, figures, findings } = report ?? {};
  return {
    said: { notebooks, figures, findings, problems },
    bound: [...keptPages(folder)]
      .flatMap(([id, ino]) => (before.get(id) === ino ? [] : [id]))
      .sort(),
  };
}

/** Changes a file, and holds the next build to one that knows nothing of those before it. */
async function afterChange(path: string, text: string): Promise<readonly string[]> {
  write(root, path, text);
  const again = await built(root);
  rmSync(fresh, { recursive: true, force: true });
  for (const part of ["content", "results"])
    cpSync(join(root, part), join(fresh, part), { recursive: true });
  expect(again.said).toEqual((await built(fresh)).said);
  return again.bound;
}

describe("a page is bound again when something that it asked for changed, and only then", () => {
  beforeAll(async () => {
    writeSmallReport(root);
    write(root, "results/other/experiment.yaml", manifest("The other one"));
    write(root, "results/other/answers.csv", answers(30));
    write(root, "content/teaching.md", headed("Why it helps"));
    write(root, "content/linking.md", linking);
    write(root, "content/querying.md", querying);
    const first = await built(root);
    expect(first.said.problems).toEqual([]);
    expect(first.bound).toEqual(["linking", "querying", "teaching"]);
    expect(first.said.notebooks?.map(({ id, reads }) => [id, reads]).sort()).toEqual([
      ["linking", ["other"]],
      ["querying", ["other", "twelve"]],
      ["teaching", ["twelve"]],
    ]);
  });

  it("binds nothing where nothing changed", async () => {
    expect((await built(root)).bound).toEqual([]);
  });

  it("binds the page whose text changed, and no other", async () => {
    expect(
      await afterChange(
        "content/teaching.md",
        headed("Why it helps").replace("It does", "It truly does"),
      ),
    ).toEqual(["teaching"]);
  });

  it("binds pages that link to a heading whose number changed", async () => {
    const second =
      headed("Before").replace("{#why}", "{#before}") + headed("Why").slice(notebook.length);
    expect(await afterChange("content/teaching.md", second)).toEqual(["linking", "teaching"]);
  });

  it("binds pages with a value, a cell or a link of an experiment whose rows changed", async () => {
    expect(await afterChange("results/other/answers.csv", answers(33))).toEqual([
      "linking",
      "querying",
    ]);
  });

  it("binds pages that only a script reads the data of", async () => {
    expect(await afterChange("results/twelve/answers.csv", answers(37))).toEqual([
      "querying",
      "teaching",
    ]);
  });

  it("binds pages that name an experiment whose title changed", async () => {
    expect(await afterChange("results/other/experiment.yaml", manifest("The second one"))).toEqual([
      "linking",
      "querying",
    ]);
  });

  it("binds pages that show a number of a file beside the results, once it is another", async () => {
    const reading = "---\ntitle: Of a file\ndate: 2026-11-24\n---\n";
    const field = ":field{experiment=other file=spec.json path=runs[b].steps} steps.\n";
    write(root, "results/other/spec.json", '{ "runs": [{ "id": "b", "steps": 3000 }] }');
    await afterChange("content/reading.md", reading + field);
    expect(
      await afterChange("results/other/spec.json", '{ "runs": [{ "id": "b", "steps": 4000 }] }'),
    ).toEqual(["linking", "querying", "reading"]);
    expect(JSON.stringify((await built(root)).said.notebooks)).toContain("4,000</a> steps");
    rmSync(join(root, "content/reading.md"));
    await built(root);
  });

  it("says that a link leads nowhere, and no longer once it does not", async () => {
    const broken = await afterChange("content/teaching.md", notebook);
    expect(broken).toEqual(["linking", "teaching"]);
    expect(await afterChange("content/teaching.md", headed("Why it works"))).toContain("linking");
  });

  it("binds all where a notebook or an experiment comes or goes", async () => {
    expect(await afterChange("content/more.md", linking.replace("links", "links too"))).toEqual([
      "linking",
      "more",
      "querying",
      "teaching",
    ]);
    write(root, "results/third/answers.csv", answers(20));
    expect(await afterChange("results/third/experiment.yaml", manifest("The third one"))).toEqual([
      "linking",
      "more",
      "querying",
      "teaching",
    ]);
  });
});
