import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildReport } from "../../src/report/build.ts";
import { standaloneSvg } from "../../src/site/downloads/standalone-svg.ts";
import { markExamples, markPage } from "./mark-examples.ts";

const root = join(import.meta.dirname, "..", "..");
/** What the examples read. */
const read = [
  "results/mask-qwen3-32b",
  "results/lab-training",
  "results/lab-inoculation",
  "content/references.json",
];

/** Every example drawn as a page draws it, by the name of its file; and what the build says against them. */
export async function drawMarks() {
  const made = mkdtempSync(join(tmpdir(), "upheld-marks-"));
  try {
    for (const path of read) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      cpSync(join(root, path), join(made, path), { recursive: true });
    }
    mkdirSync(join(made, "content"), { recursive: true });
    writeFileSync(join(made, "content/marks.md"), markPage());
    const { report, problems } = await buildReport(made, { progress: () => {} });
    const style = (name: string) => readFileSync(join(root, `src/site/styles/${name}.css`), "utf8");
    const [tokens, chart] = [style("tokens"), style("chart")];
    const blocks = report?.notebooks[0]?.blocks ?? [];
    const cells = blocks.flatMap((block) => (block.kind === "cell" ? [block] : []));
    const pictures = cells.flatMap(({ id, drawings }) => {
      const widest = drawings.at(-1);
      return widest
        ? [[`${id}.svg`, `${standaloneSvg(widest.svg, tokens, chart)}\n`] as const]
        : [];
    });
    return { cells, pictures, problems };
  } finally {
    rmSync(made, { recursive: true });
  }
}

/** Where the pictures of docs/marks.md lie. */
export const pictureFolder = join(root, "docs/marks");
export const pictureNames = markExamples.map(({ mark }) => `${mark}.svg`);
