import type { Code, Paragraph, PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import type { Table } from "../../model/index.ts";

/**
 * Markdown is written from a tree, so that text which looks like markup is escaped by the library that writes it: data
 * and model output hold anything.
 */
const writer = remark()
  .use(remarkGfm, { tablePipeAlign: false })
  .data("settings", { bullet: "-", rule: "-", fences: true, resourceLink: true })
  .freeze();

/** Some blocks as Markdown. */
export const written = (...children: readonly RootContent[]): string =>
  writer.stringify({ type: "root", children: [...children] } satisfies Root).trim();

export const text = (value: string): PhrasingContent => ({ type: "text", value });
export const strong = (value: string): PhrasingContent => ({
  type: "strong",
  children: [text(value)],
});
export const code = (value: string): PhrasingContent => ({ type: "inlineCode", value });
export const link = (url: string, label: string): PhrasingContent => ({
  type: "link",
  url,
  children: [text(label)],
});
export const paragraph = (...children: readonly PhrasingContent[]): Paragraph => ({
  type: "paragraph",
  children: [...children],
});
export const heading = (depth: 1 | 2 | 3 | 4 | 5 | 6, label: string): RootContent => ({
  type: "heading",
  depth,
  children: [text(label)],
});
export const picture = (url: string, alt: string): RootContent => ({
  type: "paragraph",
  children: [{ type: "image", url, alt }],
});
export const quote = (...children: readonly Paragraph[]): RootContent => ({
  type: "blockquote",
  children: [...children],
});
export const bullets = (items: readonly (readonly PhrasingContent[])[]): RootContent => ({
  type: "list",
  ordered: false,
  spread: false,
  children: items.map((item) => ({ type: "listItem", children: [paragraph(...item)] })),
});
export const fence = (value: string, lang: string | null = null): Code => ({
  type: "code",
  lang,
  value,
});

/** Rows of a table in a Markdown file: more than a reader takes in. */
const mostRows = 60;

/** A table as its readers see it, as far as they take it in; `rest` says where what is left out stands. */
export function shortTable(table: Table, rest: readonly PhrasingContent[]): RootContent[] {
  const { length } = table.rows;
  const cut = [text(`The first ${mostRows} of ${length} rows; all are `), ...rest, text(".")];
  return [tableOf(table, mostRows), ...(length > mostRows ? [paragraph(...cut)] : [])];
}

/** A table as its readers see it; rows beyond `most` are left out, and the caller says so. */
export function tableOf({ columns, rows }: Table, most = rows.length): RootContent {
  const row = (cells: readonly string[]): TableRow => ({
    type: "tableRow",
    children: cells.map((cell) => ({
      type: "tableCell",
      children: [text(cell.replace(/\s+/g, " "))],
    })),
  });
  return {
    type: "table",
    align: columns.map(({ align }) => align),
    children: [
      row(columns.map(({ label }) => label)),
      ...rows.slice(0, most).map(({ cells }) => row(cells.map((cell) => cell.text))),
    ],
  };
}
