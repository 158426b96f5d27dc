import type { Notice } from "../meta/notice.ts";
import { heading, link, paragraph, quote, text, written } from "./document.ts";

/** What became of an address, as Markdown. */
export function noticeMarkdown(
  { heading: head, title, sentences, by, pin }: Notice,
  to: (path: string) => string,
): string {
  return `${written(
    heading(1, head),
    ...(title === null ? [] : [quote(paragraph(text(title)))]),
    ...(sentences.length === 0 ? [] : [paragraph(text(sentences.join(" ")))]),
    ...(by === null ? [] : [paragraph(text("It was replaced by "), link(to(by), `/${by}`))]),
    ...(pin === null ? [] : [paragraph(link(to(pin.at), "Its last version"))]),
  )}\n`;
}
