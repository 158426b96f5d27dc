import type { Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { listedExperiments } from "../../model/report/lookup.ts";
import { verdictLine } from "../parts/names.ts";
import { reportList } from "../parts/report-lists.ts";
import { bullets, heading, link, paragraph, text, written } from "./document.ts";

/** The report as a list of links to its Markdown files: its home page, and `llms.txt`. */
export function homeMarkdown(report: Report, to: (path: string) => string): string {
  const { site } = report;
  const shown = listedExperiments(report);
  return written(
    heading(1, site.title),
    ...[site.answerText, site.abstractText].flatMap((said) =>
      said ? [paragraph(text(said))] : [],
    ),
    ...(report.notebooks.length > 0
      ? [
          heading(2, "Notebooks"),
          bullets(
            report.notebooks.map((notebook) => [
              link(to(address.notebookAs(notebook.id, "md")), notebook.title),
              ...(notebook.summary ? [text(`: ${notebook.summary}`)] : []),
            ]),
          ),
        ]
      : []),
    ...(report.findings.length > 0
      ? [
          heading(2, "Findings"),
          bullets(
            report.findings.map((finding) => [
              link(to(address.findingAs(finding.notebook, finding.id, "md")), finding.text),
              text(` ${verdictLine(finding)}.`),
            ]),
          ),
        ]
      : []),
    ...(shown.length > 0
      ? [
          heading(2, "Experiments"),
          bullets(
            shown.map(({ experiment: { id, title, summary } }) => [
              link(to(address.experimentAs(id, "md")), title),
              ...(summary ? [text(`: ${summary}`)] : []),
            ]),
          ),
        ]
      : []),
    heading(2, "Data"),
    bullets([
      [
        link(to("report.json"), "report.json"),
        text(": every number, with its interval and method"),
      ],
      ...(shown.some(({ samples }) => samples)
        ? [[link(to(reportList(report, "samples").inMarkdown), "Samples"), text(": by experiment")]]
        : []),
      [link(to("glossary.md"), "Glossary"), text(": what the words mean")],
      ...(site.url === undefined
        ? []
        : [[link(to(address.feed()), "Feed"), text(": findings with their verdicts")]]),
    ]),
  );
}
