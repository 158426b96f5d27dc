/**
 * What each page reads. A list of pages gives every page its part of the report as props, and a page reads nothing
 * else: a page whose props did not change is not made again.
 */
import type { Notice } from "../../export/index.ts";
import { noticeOf } from "../../export/index.ts";
import type {
  ExperimentReport,
  Figure,
  FindingReport,
  Notebook,
  Pin,
  RemovedPage,
  Report,
  Review,
} from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { figureOf, findingOf, findingsOf, notebookOf } from "../../model/report/lookup.ts";
import { fileSlug } from "../../model/report/slug.ts";
import type { Redirect } from "../../report/redirects.ts";
import { redirects } from "../../report/redirects.ts";
import type { GlossaryEntry } from "../../wording/index.ts";
import { ownEntries } from "../../wording/index.ts";
import type { NotebookHead, PageReport, Shell } from "./page-report.ts";
import { partOf, shellOf } from "./page-report.ts";
import type { CardLink, InHand } from "./report-in-hand.ts";

// Types and not interfaces: Astro takes any object for props, which no interface is.
interface Listed<Props> {
  readonly params: Record<string, string>;
  readonly props: Props;
}

/** The picture that stands for a page; null where there is none. */
const cardOf = ({ cards }: InHand, path: string): CardLink | null => cards?.get(path) ?? null;

/** Versions of a figure or finding that stay, newest first. */
const pinsOf = ({ publication }: Report, path: string): readonly Pin[] =>
  (publication?.pins[path] ?? []).toReversed();

/** What reviewers said of a figure or finding, newest first. */
const reviewsOf = ({ reviews }: Report, notebook: string, id: string): readonly Review[] =>
  (reviews ?? [])
    .filter((review) => review.notebook === notebook && review.id === id)
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));

const headOf = ({ id, title, authors, date }: Notebook): NotebookHead => ({
  id,
  title,
  authors,
  date,
});

export type NotebookProps = {
  readonly report: PageReport;
  readonly notebook: Notebook;
  readonly card: CardLink | null;
  /** The notebooks before and after it, in the order of the report. */
  readonly previous: NotebookHead | null;
  readonly next: NotebookHead | null;
  /** Words that the author explains. */
  readonly terms: readonly GlossaryEntry[];
};

/** Pages of notebooks. */
export function notebookPages(inHand: InHand): Listed<NotebookProps>[] {
  const { report } = inHand;
  const shell = shellOf(inHand);
  const terms = ownEntries(report.glossary ?? []);
  const headAt = (at: number): NotebookHead | null => {
    const notebook = report.notebooks[at];
    return notebook ? headOf(notebook) : null;
  };
  return report.notebooks.map((notebook, at) => {
    const figures = notebook.figures.map((id) => figureOf(report, notebook.id, id));
    const findings = findingsOf(report, notebook);
    // Those that it names come first, in its order: it speaks of them by name.
    const read = [...notebook.experiments, ...notebook.reads];
    return {
      params: { notebook: notebook.id },
      props: {
        notebook,
        card: cardOf(inHand, address.notebook(notebook.id)),
        previous: headAt(at - 1),
        next: headAt(at + 1),
        terms,
        report: partOf(shell, report, read, { figures, findings }),
      },
    };
  });
}

/** Figures or findings before and after one, in the order of its notebook. */
type Beside<T> = {
  readonly previous: T | null;
  readonly next: T | null;
};

function beside<Shown>(
  ids: readonly string[],
  id: string,
  shown: (id: string) => Shown,
): Beside<Shown> {
  const at = ids.indexOf(id);
  const to = (other: string | undefined) => (other === undefined ? null : shown(other));
  return { previous: to(ids[at - 1]), next: to(ids[at + 1]) };
}

/** A figure as far as its neighbours name it. */
type FigureBeside = Pick<Figure, "id" | "notebook" | "kind" | "number" | "title">;
type FindingBeside = Pick<FindingReport, "id" | "notebook" | "number" | "text">;

export type FigureProps = Beside<FigureBeside> & {
  readonly report: PageReport;
  readonly figure: Figure;
  readonly notebook: NotebookHead;
  readonly card: CardLink | null;
  /** Its versions that stay, newest first. */
  readonly pins: readonly Pin[];
  /** Newest first. */
  readonly reviews: readonly Review[];
};

/** Pages of figures, and the same to be set into other pages. */
export function figurePages(inHand: InHand): Listed<FigureProps>[] {
  const { report } = inHand;
  const shell = shellOf(inHand);
  return report.figures.map((figure) => {
    const book = notebookOf(report, figure.notebook);
    return {
      params: { notebook: figure.notebook, id: figure.id },
      props: {
        figure,
        card: cardOf(inHand, address.figure(figure.notebook, figure.id)),
        pins: pinsOf(report, address.figure(figure.notebook, figure.id)),
        reviews: reviewsOf(report, figure.notebook, figure.id),
        notebook: headOf(book),
        ...beside(book.figures, figure.id, (id) => {
          const { notebook, kind, number, title } = figureOf(report, figure.notebook, id);
          return { id, notebook, kind, number, title };
        }),
        report: partOf(shell, report, [figure.experiment], {
          findings: findingsThatUse(report, figure, book),
        }),
      },
    };
  });
}

/** Findings of its notebook that a figure is tied to or whose conditions it shows, the tied one first. */
function findingsThatUse(
  report: Pick<Report, "findings">,
  { id, supports }: Figure,
  book: Notebook,
): readonly FindingReport[] {
  const all = findingsOf(report, book);
  return [
    ...all.filter((finding) => finding.id === supports),
    ...all.filter((finding) => finding.id !== supports && finding.figures.includes(id)),
  ];
}

export type FindingProps = Beside<FindingBeside> & {
  readonly report: PageReport;
  readonly finding: FindingReport;
  readonly notebook: NotebookHead;
  readonly card: CardLink | null;
  /** Its versions that stay, newest first. */
  readonly pins: readonly Pin[];
  /** Newest first. */
  readonly reviews: readonly Review[];
};

/** Pages of findings. */
export function findingPages(inHand: InHand): Listed<FindingProps>[] {
  const { report } = inHand;
  const shell = shellOf(inHand);
  return report.findings.map((finding) => {
    const figures = finding.figures.map((id) => figureOf(report, finding.notebook, id));
    const book = notebookOf(report, finding.notebook);
    return {
      params: { notebook: finding.notebook, id: finding.id },
      props: {
        finding,
        card: cardOf(inHand, address.finding(finding.notebook, finding.id)),
        pins: pinsOf(report, address.finding(finding.notebook, finding.id)),
        reviews: reviewsOf(report, finding.notebook, finding.id),
        notebook: headOf(book),
        ...beside(book.findings, finding.id, (id) => {
          const { notebook, number, text } = findingOf(report, finding.notebook, id);
          return { id, notebook, number, text };
        }),
        report: partOf(shell, report, [finding.experiment], { figures }),
      },
    };
  });
}

export type ExperimentProps = {
  readonly report: PageReport;
  readonly item: ExperimentReport;
  readonly card: CardLink | null;
};

/** Pages of experiments. */
export function experimentPages(inHand: InHand): Listed<ExperimentProps>[] {
  const shell = shellOf(inHand);
  return inHand.report.experiments.map((item) => ({
    params: { experiment: fileSlug(item.experiment.id) },
    props: {
      item,
      card: cardOf(inHand, address.experiment(item.experiment.id)),
      report: partOf(shell, inHand.report, [item.experiment.id]),
    },
  }));
}

export type MovedProps = {
  readonly shell: Shell;
  /** Old address of a page, and where it leads; null where the address says what became of it. */
  readonly redirect: Redirect | null;
  readonly removed: { readonly page: RemovedPage; readonly notice: Notice } | null;
};

/** Pages at old addresses: those that lead on, and those that say what became of what was there. */
export function movedPages(inHand: InHand): Listed<MovedProps>[] {
  const shell = shellOf(inHand);
  const { removed = [], publication } = inHand.report;
  const listed = (path: string, props: Omit<MovedProps, "shell">): Listed<MovedProps> => ({
    params: { alias: path.replace(/\/$/, "") },
    props: { ...props, shell },
  });
  return [
    ...redirects(inHand.report).map((redirect) =>
      listed(redirect.from, { redirect, removed: null }),
    ),
    ...removed.map((page) =>
      listed(page.path, { redirect: null, removed: { page, notice: noticeOf(page, publication) } }),
    ),
  ];
}
