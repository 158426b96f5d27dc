import { dateInWords } from "../../lib/date-words.ts";
import type { Block, Notebook, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, findingOf } from "../../model/report/lookup.ts";
import { bullets, fence, heading, link, paragraph, shortTable, text, written } from "./document.ts";
import { figureMarkdown } from "./figure.ts";
import { findingQuote } from "./finding.ts";

/** A notebook as Markdown, in the order of its page. */
export function notebookMarkdown(
  notebook: Notebook,
  report: Report,
  to: (path: string) => string,
): string {
  const who = notebook.authors.map(({ name }) => name).join(", ");
  const line = [who, dateInWords(notebook.date)].filter(Boolean).join(". ");
  const blocks = notebook.blocks.map((block) => blockMarkdown(block, notebook, report, to));
  const references = notebook.references.map(({ text: said }) => [text(said)]);
  return [
    written(
      heading(1, notebook.title),
      paragraph(
        text(`${line}. `),
        link(to(address.notebook(notebook.id)), "The page with its figures"),
        text("."),
      ),
    ),
    ...(notebook.abstractText ? [written(paragraph(text(notebook.abstractText)))] : []),
    ...blocks,
    ...(references.length > 0 ? [written(heading(2, "References"), bullets(references))] : []),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function blockMarkdown(
  block: Block,
  { id }: Notebook,
  report: Report,
  to: (path: string) => string,
): string {
  switch (block.kind) {
    case "html":
    case "note":
    case "samples":
      return rooted(block.markdown, to).trim();
    case "heading":
      return written(heading(levelOf(block.level), block.text));
    case "figure":
      return figureMarkdown(figureOf(report, id, block.id), to, { titled: "line" });
    case "finding":
      return findingQuote(findingOf(report, id, block.id), to);
    case "cell":
      return written(
        ...(block.title ? [paragraph(text(block.title))] : []),
        fence(block.code, block.language),
        ...(block.table
          ? shortTable(block.table, [
              text("on "),
              link(to(address.anchor(id, block.id)), "the page"),
            ])
          : []),
      );
  }
}

const levelOf = (level: number) => Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6;

/** Links from the root of the site, made into links from where the file is read. */
const rooted = (markdown: string, to: (path: string) => string): string =>
  markdown.replace(/\]\(~\/([^)\s]*)/g, (_whole, path: string) => `](${to(path)}`);
