import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { standaloneSvg } from "../../src/export/figures/standalone-svg.ts";
import { buildReport } from "../../src/report/build.ts";
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
    const styles = { tokens: style("tokens"), chart: style("chart"), sans: sansAsAddress() };
    const figures = report?.figures ?? [];
    const pictures = figures.flatMap(({ id, drawings }) => {
      const widest = drawings.at(-1);
      return widest ? [[`${id}.svg`, `${standaloneSvg(widest.svg, styles)}\n`] as const] : [];
    });
    return { figures, pictures, problems };
  } finally {
    rmSync(made, { recursive: true });
  }
}

function sansAsAddress(): string {
  const file = readFileSync(join(root, "public/fonts/source-sans-3-roman.woff2"));
  return `data:font/woff2;base64,${file.toString("base64")}`;
}

/** Where the pictures of docs/marks.md lie. */
export const pictureFolder = join(root, "docs/marks");
export const pictureNames = markExamples.map(({ mark }) => `${mark}.svg`);
