import type { Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { glossaryGroups } from "../../wording/index.ts";
import { bullets, heading, link, paragraph, strong, text, written } from "./document.ts";

/** The page of words as Markdown. */
export const glossaryMarkdown = (report: Report, to: (path: string) => string): string =>
  written(
    heading(1, "Glossary"),
    paragraph(link(to(address.glossary()), "The page of the report"), text(".")),
    ...glossaryGroups(report.glossary ?? []).flatMap(({ title, entries }) => [
      heading(2, title),
      bullets(
        entries.map(({ term, definitions }) => [strong(term), text(`: ${definitions.join(" ")}`)]),
      ),
    ]),
  );
