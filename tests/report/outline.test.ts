import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { readNotebooks } from "../../src/report/content/outline.ts";
import { findInputs } from "../../src/report/inputs/index.ts";
import { emptyFolder, notebook, write } from "../cli/small-report.ts";

const root = emptyFolder("outline");
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function read() {
  const inputs = await findInputs(root);
  const read = await readNotebooks(root, inputs.content, inputs.text, new Map());
  const problems = read.flatMap((one) => one.problems);
  const notebooks = read.flatMap(({ notebook }) => notebook ?? []);
  const outlines = notebooks.map(({ parsed, ...outline }) => ({
    ...outline,
    blocks: parsed().body.nodes.length,
  }));
  // As whoever reads it from a file has it: what is not there and what is undefined are one.
  return JSON.parse(JSON.stringify({ outlines, problems })) as {
    outlines: typeof outlines;
    problems: typeof problems;
  };
}

it("is the same from what was kept, problems included, and new for a file that changed", async () => {
  write(root, "content/good.md", `${notebook}\nSee [there](../other/#x).\n`);
  write(root, "content/bad.md", notebook.replace("chart=dots", "chart=dots colour=red"));
  write(root, "content/unread.md", "---\ntitle: 3\n---\n");
  const first = await read();
  expect(first.outlines.map(({ id }) => id)).toContain("good");
  expect(first.outlines.find(({ id }) => id === "good")?.links).toMatchObject([
    { url: "../other/#x" },
  ]);
  expect(first.problems.length).toBeGreaterThan(0);
  expect(await read()).toEqual(first);
  write(root, "content/good.md", notebook.replace("#by-arm", "#by-another"));
  const { outlines, problems } = await read();
  const anchors = outlines.find(({ id }) => id === "good")?.anchors.map((anchor) => anchor.id);
  expect(anchors).toContain("by-another");
  expect(problems).toEqual(first.problems);
  rmSync(`${root}/content/bad.md`);
  expect((await read()).outlines.map(({ id }) => id)).not.toContain("bad");
});
