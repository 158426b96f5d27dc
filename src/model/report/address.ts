import { fileSlug } from "./slug.ts";

/** `csv` follows a dot; `-dark.png`, one of several pictures, says itself how it follows. */
const ended = (ending: string): string => (ending.startsWith("-") ? ending : `.${ending}`);

/** The first page of a list has the address of the list. */
const numbered = (page: number): string => (page > 1 ? `${page}/` : "");

/** The report's public interface: addresses never break. All are relative to the root of the site. */
export const address = {
  home: () => "",
  notebook: (notebook: string) => `${notebook}/`,
  anchor: (notebook: string, id: string) => `${notebook}/#${id}`,
  figure: (notebook: string, id: string) => `figures/${notebook}/${id}/`,
  finding: (notebook: string, id: string) => `findings/${notebook}/${id}/`,
  experiment: (experiment: string) => `experiments/${fileSlug(experiment)}/`,
  /** An experiment in another form. */
  experimentAs: (experiment: string, ending: string) =>
    `experiments/${fileSlug(experiment)}.${ending}`,
  /** Row of the experiment page where a computed value stands, by its anchor. */
  row: (experiment: string, anchor: string) => `experiments/${fileSlug(experiment)}/#${anchor}`,
  samples: (experiment: string) => `samples/${fileSlug(experiment)}/`,
  /** Samples of one condition; its pages after the first by their number. */
  sampleList: (experiment: string, list: string, page = 1) =>
    `samples/${fileSlug(experiment)}/${list}/${numbered(page)}`,
  /** The same, those alone that count against the condition. */
  failedSamples: (experiment: string, list: string, page = 1) =>
    `samples/${fileSlug(experiment)}/${list}/failed/${numbered(page)}`,
  unit: (experiment: string, slug: string) => `samples/${fileSlug(experiment)}/${slug}/`,
  /** A page of samples as Markdown, by the address of the page: `samples/mask/q17.md`. */
  sampleTwin: (page: string) => page.replace(/[/]$/, ".md"),
  /** A notebook in another form: `mask.md`. */
  notebookAs: (notebook: string, ending: string) => `${notebook}.${ending}`,
  /** A figure in another form, at its own address with an ending: `figures/mask/answered.csv`. */
  figureAs: (notebook: string, id: string, ending: string) =>
    `figures/${notebook}/${id}${ended(ending)}`,
  /** A finding in another form. */
  findingAs: (notebook: string, id: string, ending: string) =>
    `findings/${notebook}/${id}${ended(ending)}`,
  embed: (notebook: string, id: string) => `embed/${notebook}/${id}/`,
  /** A file of content/ that a page shows or links to, by its path there. */
  beside: (path: string) => `files/${path}`,
  glossary: () => "glossary/",
  /** What a word means, by its anchor. */
  term: (id: string) => `glossary/#${id}`,
  /** Lists of all that has a page of its own. */
  lists: {
    figures: "figures/",
    findings: "findings/",
    experiments: "experiments/",
    samples: "samples/",
  },
  search: () => "search/",
  /** A file of what the search page finds, counted from 1. */
  searchPart: (part: number) => `search/${part}.json`,
  /** A script of pages, by its name. */
  script: (name: string) => `scripts/${name}.js`,
  feed: () => "feed.xml",
  /** Names that sites made with MyST may refer to. */
  mystReferences: () => "myst.xref.json",
  sitemap: () => "sitemap.xml",
  citationFile: () => "CITATION.cff",
  /** The report as an RO-Crate. */
  crate: () => "ro-crate-metadata.json",
  /** Every version that was published. */
  versions: () => "v/",
  /** One of them: what it holds. */
  version: (version: string) => `v/${version}/`,
  /** A figure or finding as it was in a version, by its own address. */
  pinned: (version: string, path: string) => `v/${version}/${path}`,
  data: (notebook: string, id: string, extension: "csv" | "json" | "svg") =>
    `data/${notebook}/${id}.${extension}`,
} as const;

/** First parts of the report's own addresses: no notebook may have one for its name. */
export const ownParts: ReadonlySet<string> = new Set([
  ...[
    address.figure("", ""),
    address.finding("", ""),
    address.experiment("x"),
    address.samples("x"),
    address.embed("", ""),
    address.beside(""),
    address.glossary(),
    address.search(),
    address.data("", "", "csv"),
    address.script(""),
    address.versions(),
  ].map((path) => path.split("/")[0] ?? ""),
  "404",
  "index",
  "report",
  "report.json",
  "SHA256SUMS",
  ...["CITATION.cff", "ro-crate-metadata.json"],
  "style.css",
  ...["feed.xml", "index.md", "llms.txt", "myst.xref.json", "robots.txt", "sitemap.xml"],
]);
