import { capital } from "../../lib/words.ts";
import type { Figure, FindingReport, Notebook, Pin, Report } from "../../model/index.ts";
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
  /** Hash of the version that stays, and its address from the root; null where versions are not kept. */
  readonly version: string | null;
  readonly pinned: string | null;
}

type Maker = Pick<Report["site"], "name" | "authors">;
type Head = Pick<Notebook, "id" | "title" | "authors" | "date">;

/** A figure as it is cited. */
export function citedFigure(
  figure: Pick<Figure, "id" | "kind" | "number" | "title">,
  notebook: Head,
  site: Maker,
  hash: string,
  pin: Pin | null,
): Cited {
  return {
    ...about(notebook, site, hash, pin),
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
  site: Maker,
  hash: string,
  pin: Pin | null,
): Cited {
  return {
    ...about(notebook, site, hash, pin),
    key: `${notebook.id}-${finding.id}`,
    title: `${capital(finding.words.verdict)}: ${finding.text.replace(/\.$/, "")}`,
    path: address.finding(notebook.id, finding.id),
  };
}

const about = (notebook: Head, site: Maker, hash: string, pin: Pin | null) => ({
  container: notebook.title,
  authors: whoMade(notebook, site),
  date: notebook.date,
  hash,
  version: pin?.version ?? null,
  pinned: pin?.at ?? null,
});

/** Who is cited: those of the notebook, else of the report, else the report itself. */
function whoMade({ authors }: Head, site: Maker): readonly string[] {
  const own = authors.length > 0 ? authors : site.authors;
  return own.length > 0 ? own.map(({ name }) => name) : [site.name];
}
