import type { Figure } from "../../model/index.ts";

/** About the height of title, caption and method around a drawing. */
const around = 120;
const rowHeight = 26;
const tableHead = 80;

/** Height of a frame that shows a figure whole, px. */
export function embedHeight({ drawings, table }: Pick<Figure, "drawings" | "table">): number {
  const drawn = Math.max(0, ...drawings.map((d) => d.height));
  return (drawn > 0 ? drawn : table.rows.length * rowHeight + tableHead) + around;
}

/** HTML that sets a figure into another page. */
export function embedFrame(
  figure: Pick<Figure, "title" | "drawings" | "table">,
  url: string,
): string {
  return `<iframe src="${inAttribute(url)}" width="100%" height="${embedHeight(figure)}" style="border:0" title="${inAttribute(figure.title)}" loading="lazy"></iframe>`;
}

const inAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
