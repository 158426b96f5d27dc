import { capital } from "../../lib/words.ts";
import type { Figure, FindingReport, Notebook, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";

/** What a reader cites: a figure or a finding, where it stands, and what it was made from. */
export interface Cited {
  readonly key: string;
  readonly title: string;
  /** Title of the notebook that it stands in. */
  readonly container: string;
  readonly authors: readonly string[];
  /** Day, YYYY-MM-DD. */
  readonly date: string;
  /** Address from the root of the site. */
  readonly path: string;
  /** sha256 of the data. */
  readonly hash: string;
}

type Head = Pick<Notebook, "id" | "title" | "authors" | "date">;

/** A figure as it is cited. */
export function citedFigure(
  figure: Pick<Figure, "id" | "kind" | "number" | "title">,
  notebook: Head,
  site: Pick<Report["site"], "name">,
  hash: string,
): Cited {
  return {
    ...about(notebook, site, hash),
    key: `${notebook.id}-${figure.id}`,
    title: `${capital(figure.kind)} ${figure.number}: ${figure.title}`,
    path: address.figure(notebook.id, figure.id),
  };
}

/** A finding as it is cited: with its verdict, so that nobody cites a refuted one as if it held. */
export function citedFinding(
  finding: Pick<FindingReport, "id" | "text"> & {
    readonly words: Pick<FindingReport["words"], "verdict">;
  },
  notebook: Head,
  site: Pick<Report["site"], "name">,
  hash: string,
): Cited {
  return {
    ...about(notebook, site, hash),
    key: `${notebook.id}-${finding.id}`,
    title: `${capital(finding.words.verdict)}: ${finding.text.replace(/\.$/, "")}`,
    path: address.finding(notebook.id, finding.id),
  };
}

const about = (notebook: Head, site: Pick<Report["site"], "name">, hash: string) => ({
  container: notebook.title,
  authors: notebook.authors.length > 0 ? notebook.authors.map((a) => a.name) : [site.name],
  date: notebook.date,
  hash,
});
