import type { Figure, FindingReport, Notebook, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { verdictLine } from "../parts/names.ts";

/** What machines are told of a page, in the words of schema.org. Addresses are full: without one, nothing is said. */
export type Structured = Readonly<Record<string, unknown>>;

type Site = Pick<Report["site"], "url" | "title" | "authors" | "licence" | "date">;
type Head = Pick<Notebook, "id" | "title" | "authors" | "date">;

const context = { "@context": "https://schema.org" };

const people = (authors: Site["authors"]) =>
  authors.map(({ name, url, affiliation }) => ({
    "@type": "Person",
    name,
    ...(url ? { url } : {}),
    ...(affiliation ? { affiliation: { "@type": "Organization", name: affiliation } } : {}),
  }));

const at = (url: string, path: string) => new URL(path, url).href;

const shared = ({ licence }: Site) => (licence === undefined ? {} : { license: licence });

/** The report as a whole. */
export function reportLd(site: Site, about: string): Structured | null {
  if (site.url === undefined) return null;
  return {
    ...context,
    "@type": "ScholarlyArticle",
    url: site.url,
    headline: site.title,
    abstract: about,
    author: people(site.authors),
    ...(site.date ? { datePublished: site.date } : {}),
    ...shared(site),
  };
}

/** A notebook. */
export function notebookLd(notebook: Head, about: string, site: Site): Structured | null {
  if (site.url === undefined) return null;
  return {
    ...context,
    "@type": "ScholarlyArticle",
    url: at(site.url, address.notebook(notebook.id)),
    headline: notebook.title,
    abstract: about,
    author: people(notebook.authors.length > 0 ? notebook.authors : site.authors),
    datePublished: notebook.date,
    isPartOf: { "@type": "ScholarlyArticle", url: site.url, name: site.title },
    ...shared(site),
  };
}

/** A figure: the data that it draws. */
export function figureLd(
  figure: Pick<Figure, "id" | "title" | "description" | "drawings" | "table">,
  notebook: Head,
  site: Site,
): Structured | null {
  if (site.url === undefined) return null;
  const file = (ending: string) =>
    at(site.url ?? "", address.figureAs(notebook.id, figure.id, ending));
  const downloads = [
    ...(figure.table.columns.length > 0 ? [["csv", "text/csv"] as const] : []),
    ["json", "application/json"] as const,
  ];
  return {
    ...context,
    "@type": "Dataset",
    url: at(site.url, address.figure(notebook.id, figure.id)),
    name: figure.title,
    description: figure.description,
    creator: people(notebook.authors.length > 0 ? notebook.authors : site.authors),
    dateModified: notebook.date,
    isPartOf: at(site.url, address.notebook(notebook.id)),
    ...(figure.drawings.length > 0 ? { image: file("svg") } : {}),
    distribution: downloads.map(([ending, type]) => ({
      "@type": "DataDownload",
      contentUrl: file(ending),
      encodingFormat: type,
    })),
    ...shared(site),
  };
}

/** A finding: a claim, with what it was judged to be and by which number. */
export function findingLd(
  finding: Pick<FindingReport, "id" | "text" | "words">,
  notebook: Head,
  site: Site,
): Structured | null {
  if (site.url === undefined) return null;
  const url = at(site.url, address.finding(notebook.id, finding.id));
  return {
    ...context,
    "@type": "Claim",
    url,
    name: finding.text,
    text: finding.text,
    description: verdictLine(finding),
    author: people(notebook.authors.length > 0 ? notebook.authors : site.authors),
    datePublished: notebook.date,
    appearance: { "@type": "ScholarlyArticle", url: at(site.url, address.notebook(notebook.id)) },
    ...shared(site),
  };
}
