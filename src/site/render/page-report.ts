import { createHash } from "node:crypto";
import { reportLists } from "../../export/index.ts";
import type {
  ExperimentReport,
  Figure,
  FindingReport,
  Notebook,
  Report,
} from "../../model/index.ts";
import { experimentOf } from "../../model/report/lookup.ts";
import type { SiteLink } from "../components/shared/site-links.ts";
import { siteLinks } from "../components/shared/site-links.ts";
import type { Hosted, SourceLinks } from "../source-links.ts";
import { hostedAt, sourceLinks } from "../source-links.ts";
import type { InHand, Live } from "./report-in-hand.ts";

/** What stands around every page, the same on all of them. */
export interface Shell {
  readonly site: ShownSite;
  /** Where the files of the report stand in its repository; null where no link can lead there. */
  readonly sources: SourceLinks | null;
  /** How any commit of the repository is addressed; null where none is known. */
  readonly hosted: Hosted | null;
  readonly generator: string;
  /** Set where the report is a draft: how many of its claims the data does not uphold. */
  readonly draft: number | null;
  readonly links: readonly SiteLink[];
  /** Lists of all that has a page of its own, as far as there is some. */
  readonly lists: readonly { readonly path: string; readonly label: string }[];
  /** Whether earlier versions are kept and listed. */
  readonly versioned: boolean;
  readonly live: Live;
}

/** What every page says of the report as a whole. */
export type ShownSite = Pick<
  Report["site"],
  | "title"
  | "name"
  | "url"
  | "authors"
  | "date"
  | "contact"
  | "discuss"
  | "repository"
  | "licence"
  | "logo"
  | "footer"
>;

/** What pages about a part of a notebook say of the whole. */
export type NotebookHead = Pick<Notebook, "id" | "title" | "authors" | "date">;

/** The part of a report that one page reads, and what stands around it. */
export interface PageReport extends Shell {
  /** Hash of the data that the page shows; null where it shows none. */
  readonly hash: string | null;
  readonly experiments: readonly ExperimentReport[];
  readonly figures: readonly Figure[];
  readonly findings: readonly FindingReport[];
}

/** What stands around every page of the report in hand. */
export function shellOf({ report, live }: InHand): Shell {
  return {
    site: shownSite(report.site),
    sources: sourceLinks(report),
    hosted: hostedAt(report),
    generator: report.generator,
    draft: report.draft ?? null,
    links: siteLinks(report),
    lists: reportLists(report).map(({ path, title }) => ({ path, label: title.toLowerCase() })),
    versioned: report.publication !== undefined,
    live,
  };
}

function shownSite(site: Report["site"]): ShownSite {
  const { title, name, url, authors, date, contact, repository, licence, logo, footer } = site;
  const { discuss } = site;
  return {
    ...{ title, name, url, authors, date, contact, repository, licence, logo, footer },
    ...(discuss === undefined ? {} : { discuss }),
  };
}

/** The part of a report that a page about some experiments reads. */
export function partOf(
  shell: Shell,
  report: Report,
  ids: readonly string[],
  more: Partial<Pick<PageReport, "figures" | "findings">> = {},
): PageReport {
  const experiments = [...new Set(ids)].map((id) => experimentOf(report, id));
  return { ...shell, hash: dataHash(experiments), experiments, figures: [], findings: [], ...more };
}

/** Hash of the data of some experiments: that of the only one as its own page has it, else one over theirs. */
export function dataHash(experiments: readonly ExperimentReport[]): string | null {
  const [first, ...others] = experiments;
  if (!first) return null;
  if (others.length === 0) return first.hash;
  const lines = experiments.map((e) => `${e.hash}  ${e.experiment.id}`).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

/** The same in the few digits that a page shows. */
export const shortHash = (hash: string | null): string => (hash ?? "").slice(0, 12);
