import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import { dateInWords } from "../../lib/date-words.ts";
import { capital, counted } from "../../lib/words.ts";
import type { Block, Figure, FindingReport, Notebook, Report, Table } from "../../model/index.ts";
import { quantityInWords } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { experimentOf, figureOf, findingOf } from "../../model/report/lookup.ts";
import { hasTable } from "../../model/report/notebook.ts";
import {
  code,
  fence,
  heading,
  link,
  paragraph,
  picture,
  quote,
  strong,
  tableOf,
  text,
} from "../markdown/document.ts";
import type { Placed } from "../markdown/from-html.ts";
import { fromHtml, phrasesFromHtml } from "../markdown/from-html.ts";
import { figureName } from "../parts/names.ts";
import type { Footnotes } from "./footnotes.ts";
import { createFootnotes } from "./footnotes.ts";
import { modelOutput, turnBlock } from "./model-output.ts";
import { showsTurns } from "./shows-turns.ts";
import { ownSyntax, writtenForForum } from "./written-for-forum.ts";

/** Rows of a table beyond which it is folded. */
const mostOpenRows = 12;

export interface ForumTask {
  readonly report: Report;
  /** A notebook's id, or `all` of them, one after the other. */
  readonly of: string | "all";
  /** Where the report is published, with a slash at its end: the forum loads pictures from there. */
  readonly url: string;
}

/** A report, or one of its notebooks, as Markdown for LessWrong and the Alignment Forum. */
export function forumMarkdown({ report, of, url }: ForumTask): string {
  const to = (path: string) => new URL(path, url).href;
  const footnotes = createFootnotes();
  const notebooks = report.notebooks.filter(({ id }) => of === "all" || id === of);
  const each = notebooks.flatMap((notebook) =>
    notebookBlocks(notebook, { report, to, footnotes }, of === "all"),
  );
  const whole = of === "all" ? homeBlocks(report, to) : [];
  return `${writtenForForum(togetherWith([...whole, ...each], footnotes))}\n`;
}

/** Notes are said at the end, and asked for while the text is made. */
const togetherWith = (blocks: readonly RootContent[], footnotes: Footnotes): RootContent[] => [
  ...blocks,
  ...footnotes.definitions(),
];

interface Around {
  readonly report: Report;
  readonly to: (path: string) => string;
  readonly footnotes: Footnotes;
}

/** What the picture of a drawing there is, and what becomes of it. */
const copied =
  "The forum keeps copies of the pictures: they will not change if the report does. Numbers are links to where they are computed.";

function homeBlocks(report: Report, to: Around["to"]): readonly RootContent[] {
  const { site } = report;
  return [
    paragraph(link(to(address.home()), site.title), text(`. ${copied}`)),
    ...[site.answerText, site.abstractText].flatMap((said) =>
      said ? [paragraph(text(said))] : [],
    ),
  ];
}

function notebookBlocks(
  notebook: Notebook,
  around: Around,
  titled: boolean,
): readonly RootContent[] {
  const { to, footnotes } = around;
  const page = address.notebook(notebook.id);
  const placed: Placed = {
    to,
    notebook: notebook.id,
    within: (anchor) => to(address.anchor(notebook.id, anchor)),
    source: (number) =>
      footnotes.number(`${notebook.id} ref ${number}`, () => {
        const reference = notebook.references.find((one) => one.number === number);
        return fromHtml(`<p>${reference?.html ?? ""}</p>`, placed);
      }),
  };
  const who = notebook.authors.map(({ name }) => name).join(", ");
  const when = [who, dateInWords(notebook.date)].filter(Boolean).join(", ");
  const blocks: RootContent[] = titled ? [heading(1, notebook.title)] : [];
  blocks.push(
    paragraph(
      text("First published as "),
      link(to(page), notebook.title),
      text(` (${when}).${titled ? "" : ` ${copied}`}`),
    ),
  );
  if (notebook.abstractHtml) blocks.push(...fromHtml(notebook.abstractHtml, placed));
  for (const [at, block] of notebook.blocks.entries()) {
    if (block.kind !== "note") {
      blocks.push(...blockOf(block, notebook, around, placed));
      continue;
    }
    const says = () => fromHtml(block.html, placed);
    const before = blocks.at(-1);
    // A note hangs on the paragraph beside which the page shows it.
    if (before?.type === "paragraph" && notebook.blocks[at - 1]?.kind === "html")
      hangOn(before, footnotes.number(`${notebook.id} note ${at}`, says));
    else blocks.push(...says());
  }
  return blocks;
}

function hangOn(before: Paragraph, note: number): void {
  const label = String(note);
  before.children.push({ type: "footnoteReference", identifier: label, label });
}

function blockOf(
  block: Exclude<Block, { kind: "note" }>,
  notebook: Notebook,
  { report, to }: Around,
  placed: Placed,
): readonly RootContent[] {
  switch (block.kind) {
    case "html":
      return fromHtml(block.html, placed).flatMap((node) =>
        node.type === "table" && node.children.length - 1 > mostOpenRows
          ? folded(`All ${counted(node.children.length - 1, "row")}`, [node])
          : [node],
      );
    case "heading": {
      const words = block.number === null ? [] : [text(`${block.number}. `)];
      const depth = Math.min(6, Math.max(1, block.level)) as 1 | 2 | 3 | 4 | 5 | 6;
      const children = [...words, ...phrasesFromHtml(block.html, placed)];
      return [{ type: "heading", depth, children }];
    }
    case "figure":
      return figureBlocks(figureOf(report, notebook.id, block.id), report, to, placed);
    case "finding":
      return findingBlocks(findingOf(report, notebook.id, block.id), to, placed);
    case "samples":
      return sampleBlocks(block, report, to, placed);
    case "cell":
      return cellBlocks(block, notebook, report, placed);
  }
}

function figureBlocks(
  figure: Figure,
  report: Report,
  to: Around["to"],
  placed: Placed,
): readonly RootContent[] {
  const tested = figure.supports ? findingOf(report, figure.notebook, figure.supports) : null;
  const page = to(address.figure(figure.notebook, figure.id));
  const verdict: PhrasingContent[] =
    tested && tested.verdict !== "upheld"
      ? [
          text(" ("),
          link(to(address.finding(tested.notebook, tested.id)), `Finding ${tested.number}`),
          text(`: ${tested.words.verdict})`),
        ]
      : [];
  const shows =
    figure.kind === "table"
      ? tableBlocks(figure.table, `${figureName(figure)}, all`)
      : figure.drawings.length > 0
        ? [picture(to(address.figureAs(figure.notebook, figure.id, "png")), figure.description)]
        : [];
  return [
    paragraph(
      { type: "strong", children: [link(page, `${figureName(figure)}.`)] },
      text(" "),
      ...phrasesFromHtml(figure.titleHtml, placed),
      ...verdict,
    ),
    ...shows,
    ...(figure.captionHtml ? fromHtml(figure.captionHtml, placed) : []),
    ...(figure.kind !== "table" && hasTable(figure)
      ? folded(`The numbers of ${figureName(figure)}`, [tableOf(figure.table)])
      : []),
    { type: "paragraph", children: [{ type: "emphasis", children: [text(figure.method)] }] },
  ];
}

const tableBlocks = (table: Table, title: string): readonly RootContent[] =>
  table.rows.length > mostOpenRows
    ? folded(`${title} ${counted(table.rows.length, "row")}`, [tableOf(table)])
    : [tableOf(table)];

/** What readers open when they want it. */
const folded = (title: string, blocks: readonly RootContent[]): readonly RootContent[] => [
  ownSyntax(`+++ ${title}`),
  ...blocks,
  ownSyntax("+++"),
];

function findingBlocks(
  finding: FindingReport,
  to: Around["to"],
  placed: Placed,
): readonly RootContent[] {
  const { words } = finding;
  const page = to(address.finding(finding.notebook, finding.id));
  const found = [words.value ?? words.reason, words.read].filter(Boolean).join(" ");
  const claim = fromHtml(finding.html, placed).flatMap((node) =>
    node.type === "paragraph" ? [node] : [],
  );
  return [
    quote(
      paragraph(
        strong(`Finding ${finding.number}, a ${finding.kind}.`),
        text(` ${capital(words.verdict)}.`),
      ),
      ...claim,
      paragraph(
        text(`Expected: ${words.expected}. Found: `),
        link(page, found),
        text(`. ${words.name}. ${words.sentence}`),
      ),
      ...(words.registered ? [paragraph(text(`${capital(words.registered)}.`))] : []),
    ),
  ];
}

function sampleBlocks(
  block: Extract<Block, { kind: "samples" }>,
  report: Report,
  to: Around["to"],
  placed: Placed,
): readonly RootContent[] {
  const { experiment } = experimentOf(report, block.experiment);
  const said = (condition: Readonly<Record<string, string>>): string =>
    experiment.design.factors
      .flatMap((f) =>
        condition[f.id] === undefined ? [] : [quantityInWords(f, condition[f.id] ?? "")],
      )
      .join(", ");
  return [
    paragraph({ type: "strong", children: [...phrasesFromHtml(block.titleHtml, placed)] }),
    paragraph(
      text(`${block.drawn} `),
      link(to(address.samples(experiment.id)), "All samples"),
      text("."),
    ),
    ...block.samples.flatMap((sample) => [
      paragraph(
        text(`${capital(experiment.design.unit)} `),
        code(sample.unit),
        text(`, ${sample.label}.`),
      ),
      ...modelOutput(
        said(sample.condition),
        sample.turns.map(({ name, text: turn }) => turnBlock(name, turn)),
      ),
    ]),
    ...(block.captionHtml ? fromHtml(block.captionHtml, placed) : []),
  ];
}

function cellBlocks(
  cell: Extract<Block, { kind: "cell" }>,
  notebook: Notebook,
  report: Report,
  placed: Placed,
): readonly RootContent[] {
  const rows = cell.table ? tableBlocks(cell.table, "All") : [];
  return [
    ...(cell.titleHtml ? [paragraph(...phrasesFromHtml(cell.titleHtml, placed))] : []),
    ...folded(`The code (${cell.language})`, [fence(cell.code, cell.language)]),
    ...(cell.table && showsTurns(cell, notebook, report) ? modelOutput("", rows) : rows),
    ...(cell.drawings.length > 0
      ? [
          paragraph(
            link(placed.within(cell.id), "Its drawing stands on the page of the report"),
            text("."),
          ),
        ]
      : []),
  ];
}
