import type { ReportList } from "../parts/report-lists.ts";
import { bullets, heading, link, paragraph, text, written } from "./document.ts";

/** A list of figures, findings, experiments or samples as Markdown, with links to Markdown where there is some. */
export const listMarkdown = (
  { path, title, groups }: ReportList,
  to: (path: string) => string,
): string =>
  written(
    heading(1, title),
    paragraph(link(to(path), "The page of the report"), text(".")),
    ...groups.flatMap((group) => [
      ...(group.title === null ? [] : [heading(2, group.title)]),
      bullets(
        group.items.map((item) => [
          ...(item.name === undefined ? [] : [text(`${item.name}: `)]),
          link(to(item.inMarkdown ?? item.to), item.title),
          ...(item.said === undefined ? [] : [text(` (${item.said})`)]),
        ]),
      ),
    ]),
  );
