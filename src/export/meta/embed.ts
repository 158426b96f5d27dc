import type { Figure } from "../../model/index.ts";

/** About the height of title, caption and method around a drawing at that width. */
const around = 200;
const rowHeight = 26;
const tableHead = 80;
/** Width that a frame is shaped for; it is as broad as its place allows. */
export const embedWidth = 680;

/** Height of a frame that shows a figure whole at that width, px. */
export function embedHeight({ drawings, table }: Pick<Figure, "drawings" | "table">): number {
  const fits = drawings.filter(({ width }) => width <= embedWidth).at(-1) ?? drawings[0];
  return (fits ? fits.height : table.rows.length * rowHeight + tableHead) + around;
}

type Shown = Pick<Figure, "title" | "drawings" | "table" | "description">;

/** HTML that sets a figure into another page: a frame of the right shape; a script may correct its height. */
export function embedFrame(figure: Shown, url: string): string {
  return `<iframe class="upheld" src="${inAttribute(url)}" style="border:0;width:100%;aspect-ratio:${embedWidth}/${embedHeight(figure)}" title="${inAttribute(figure.title)}" loading="lazy"></iframe>`;
}

/** HTML for a page that takes pictures alone, such as a README: one for each scheme. */
export function embedPicture(
  figure: Shown,
  urls: { readonly light: string; readonly dark: string },
): string {
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${inAttribute(urls.dark)}"><img src="${inAttribute(urls.light)}" alt="${inAttribute(figure.description)}"></picture>`;
}

const inAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
