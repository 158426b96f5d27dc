import type { FindingReport } from "../../model/index.ts";
import { verdictLine } from "../parts/names.ts";

/** A finding as Markdown for a discussion: its sentence, what was found, and where it stands. */
export function quoteInMarkdown(
  finding: Pick<FindingReport, "number" | "text" | "words">,
  url: string,
): string {
  return `> ${plain(finding.text)}\n>\n> ${plain(verdictLine(finding))}. [Finding ${finding.number}](${url})`;
}

/** A figure as Markdown: its picture with its text alternative, its title and where it stands. */
export function figureInMarkdown(
  figure: { readonly title: string; readonly description: string },
  name: string,
  urls: { readonly page: string; readonly picture: string | null },
): string {
  const link = `[${name}](${urls.page}): ${plain(figure.title)}`;
  return urls.picture === null
    ? link
    : `![${plain(figure.description)}](${urls.picture})\n\n${link}`;
}

/** Text in which nothing is markup. */
const plain = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
