import type { Figure, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { hasTable } from "../../model/report/notebook.ts";

/** A page in another form: its type, and where it stands; a full address where one is asked for. */
export interface PageForm {
  readonly type: string;
  readonly path: string;
  /** Programs that read oEmbed want a full address. */
  readonly full?: boolean;
  readonly title?: string;
}

type Site = Pick<Report["site"], "url">;
const oembed = "application/json+oembed";

export function figureForms(figure: Figure, { url }: Site): readonly PageForm[] {
  const as = (ending: string) => address.figureAs(figure.notebook, figure.id, ending);
  return [
    ...(figure.drawings.length > 0 ? [{ type: "image/svg+xml", path: as("svg") }] : []),
    ...(hasTable(figure) ? [{ type: "text/csv", path: as("csv") }] : []),
    { type: "application/json", path: as("json") },
    { type: "text/markdown", path: as("md") },
    { type: "application/x-bibtex", path: as("bib") },
    ...(url === undefined
      ? []
      : [{ type: oembed, path: as("oembed.json"), full: true, title: figure.title }]),
  ];
}

export function findingForms(
  finding: {
    readonly notebook: string;
    readonly id: string;
    readonly text: string;
    readonly chart: readonly unknown[];
  },
  { url }: Site,
): readonly PageForm[] {
  const as = (ending: string) => address.findingAs(finding.notebook, finding.id, ending);
  return [
    ...(finding.chart.length > 0 ? [{ type: "image/svg+xml", path: as("svg") }] : []),
    { type: "text/csv", path: as("csv") },
    { type: "application/json", path: as("json") },
    { type: "text/markdown", path: as("md") },
    { type: "application/x-bibtex", path: as("bib") },
    ...(url === undefined
      ? []
      : [{ type: oembed, path: as("oembed.json"), full: true, title: finding.text }]),
  ];
}

export const notebookForms = (id: string): readonly PageForm[] => [
  { type: "text/markdown", path: address.notebookAs(id, "md") },
];

export const homeForms = ({ url }: Site): readonly PageForm[] => [
  { type: "text/markdown", path: "index.md" },
  ...(url === undefined
    ? []
    : [{ type: "application/atom+xml", path: address.feed(), title: "Findings" }]),
];

export const experimentForms = (id: string): readonly PageForm[] => [
  { type: "text/markdown", path: address.experimentAs(id, "md") },
];

/** `path`: the page of samples. */
export const sampleForms = (path: string): readonly PageForm[] => [
  { type: "text/markdown", path: address.sampleTwin(path) },
];

export const glossaryForms: readonly PageForm[] = [{ type: "text/markdown", path: "glossary.md" }];
