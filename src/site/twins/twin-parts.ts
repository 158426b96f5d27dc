import type { PhrasingContent, RootContent, TableRow } from "mdast";
import {
  bullets,
  code,
  fence,
  heading,
  link,
  paragraph,
  text,
} from "../../export/markdown/document.ts";
import { visibleLine } from "../../lib/visible-text.ts";
import { address } from "../../model/report/address.ts";
import { countingBooks } from "../components/samples/sample-words.ts";
import type { SamplesOf, UnitProps } from "../render/samples-props.ts";
import type { ViewCell, ViewTable } from "../tables/view-table.ts";
import { canaryWords } from "../words.ts";

/** A link from the file to a path from the root of the site. */
export type To = (path: string) => string;

/** What somebody else named or wrote, on one line, for headings and cells: the writer escapes it. */
export const said = (value: string): PhrasingContent => text(oneLine(value));
const oneLine = (value: string): string => visibleLine(value).replace(/\s+/g, " ");

/**
 * A text of a model as a block of code. The fence is longer than any inside, and what could turn the direction or be lost
 * on the way into a file stands as a code.
 */
export const block = (value: string): RootContent => fence(visibleLine(value));

/** The same in its line, where it is one. */
export const blocksOf = (label: string, value: string): readonly RootContent[] =>
  /[\r\n]/.test(value) || value.trim() === ""
    ? [paragraph(text(`${label}:`)), block(value)]
    : [paragraph(text(`${label}: `), code(visibleLine(value)))];

/** A table of a page, all of its rows; a cell that leads to another page of samples leads to its twin. */
export function tableBlock({ columns, rows }: ViewTable, to: To): RootContent {
  const row = (cells: readonly (readonly PhrasingContent[])[]): TableRow => ({
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children: [...children] })),
  });
  return {
    type: "table",
    align: columns.map(({ align }) => align),
    children: [
      row(columns.map(({ label }) => [said(label)])),
      ...rows.map(({ cells }) => row(cells.map((cell) => phrasesOf(cell, to)))),
    ],
  };
}

function phrasesOf(cell: ViewCell, to: To): readonly PhrasingContent[] {
  const beside = [cell.dim, cell.note && `(${cell.note})`].filter(Boolean).join(" ");
  const words =
    cell.to === undefined
      ? said(cell.text)
      : link(to(address.sampleTwin(cell.to)), oneLine(cell.text));
  return beside === "" ? [words] : [words, said(` ${beside}`)];
}

/** Where the samples are counted; nothing where nobody counts them. */
export function countedBlocks(
  { counted, notebooks }: Pick<UnitProps, "counted" | "notebooks">,
  lists: ReadonlySet<number>,
  to: To,
): readonly RootContent[] {
  const { books } = countingBooks(counted, notebooks, lists);
  if (books.length === 0) return [];
  const links = (all: readonly { readonly name: string; readonly to: string }[]) =>
    all.flatMap((one, i) => [...(i > 0 ? [text(", ")] : []), link(to(one.to), one.name)]);
  return [
    heading(2, "Counted in"),
    bullets(
      books.map(({ id, title, own, perhaps }) => [
        link(to(address.notebook(id)), title),
        ...(own.length > 0 ? [text(": "), ...links(own)] : []),
        ...(perhaps.length > 0
          ? [
              text(own.length > 0 ? "; perhaps " : ": perhaps "),
              ...links(perhaps),
              text(", drawn by code of the page"),
            ]
          : []),
      ]),
    ),
  ];
}

/** What asks to keep the samples out of training data; nothing where the author leaves it out. */
export const canaryBlocks = ({ canary }: SamplesOf["published"]): readonly RootContent[] =>
  canary === null ? [] : [paragraph(text(`${canaryWords} `), code(canary))];
