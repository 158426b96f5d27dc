import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { standaloneSvg } from "../../src/export/figures/standalone-svg.ts";
import { buildReport } from "../../src/report/build.ts";
import { galleryExamples, galleryPageText } from "./gallery-examples.ts";
import { markExamples, markPage } from "./mark-examples.ts";

const root = join(import.meta.dirname, "..", "..");
/** A page of examples, and what they read. */
interface Examples {
  readonly name: string;
  readonly page: string;
  readonly reads: readonly string[];
}

/** The examples of docs/marks.md, drawn. */
export const drawMarks = () =>
  drawExamples({
    name: "marks",
    page: markPage(),
    reads: ["mask-qwen3-32b", "lab-training", "lab-inoculation"],
  });

/** The examples of docs/gallery.md, drawn. */
export const drawGallery = () =>
  drawExamples({
    name: "gallery",
    page: galleryPageText(),
    reads: ["mask-qwen3-32b", "split-personality", "lab-spillover"],
  });

/** Every example drawn as a page draws it, by the name of its file; and what the build says against them. */
async function drawExamples({ name, page, reads }: Examples) {
  const made = mkdtempSync(join(tmpdir(), `upheld-${name}-`));
  try {
    for (const path of [
      ...reads.map((experiment) => `results/${experiment}`),
      "content/references.json",
    ]) {
      mkdirSync(dirname(join(made, path)), { recursive: true });
      cpSync(join(root, path), join(made, path), { recursive: true });
    }
    mkdirSync(join(made, "content"), { recursive: true });
    writeFileSync(join(made, `content/${name}.md`), page);
    const { report, problems } = await buildReport(made, { progress: () => {} });
    const style = (sheet: string) =>
      readFileSync(join(root, `src/site/styles/${sheet}.css`), "utf8");
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

/** Where the pictures of docs/gallery.md lie. */
export const galleryFolder = join(root, "docs/gallery");
/** A table has no picture: its rows stand in a file as Markdown. */
export const galleryFiles = galleryExamples.map(({ id, chart }) =>
  chart === "table" ? `${id}.md` : `${id}.svg`,
);
