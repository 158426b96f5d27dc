import type { Report } from "../../../model/index.ts";
import { address } from "../../../model/report/address.ts";
import { notebookOf } from "../../../model/report/lookup.ts";
import type { SampleChoice } from "../../whole-format.ts";

export type PageKind =
  | "report"
  | "notebook"
  | "figure"
  | "finding"
  | "experiment"
  | "samples"
  | "list"
  | "glossary";

/** A page that goes into the file. */
export interface ChosenPage {
  readonly path: string;
  readonly kind: PageKind;
}

/** What is asked for. */
export interface Choice {
  /** Id of a notebook; null for all. */
  readonly of: string | null;
  readonly samples: SampleChoice;
}

/**
 * The pages of a report, or those about one notebook, in the order in which a reader goes from one to the next: the text,
 * what it shows, what that was computed from, what the words mean. Only what has a page is named.
 */
export function chosenPages(
  report: Report,
  { of, samples }: Choice,
  paths: readonly string[],
): readonly ChosenPage[] {
  const books = of === null ? report.notebooks : [notebookOf(report, of)];
  const experiments =
    of === null
      ? report.experiments.map(({ experiment }) => experiment.id)
      : [...new Set(books.flatMap((book) => [...book.experiments, ...book.reads]))];
  const below = (folder: string): ChosenPage[] =>
    paths.filter((path) => path.startsWith(folder)).map((path) => ({ path, kind: "samples" }));
  const pages: ChosenPage[] = [
    ...(of === null ? [{ path: address.home(), kind: "report" } as const] : []),
    ...books.flatMap(({ id, figures, findings }): ChosenPage[] => [
      { path: address.notebook(id), kind: "notebook" },
      ...figures.map((figure) => ({ path: address.figure(id, figure), kind: "figure" }) as const),
      ...findings.map((one) => ({ path: address.finding(id, one), kind: "finding" }) as const),
    ]),
    ...experiments.flatMap((id): ChosenPage[] => [
      { path: address.experiment(id), kind: "experiment" },
      ...(samples === "shown" ? below(address.samples(id)) : []),
    ]),
    // Of samples there is a list only where their pages are there as well.
    ...(of === null
      ? [address.lists.findings, address.lists.figures, address.lists.experiments].map(
          (path) => ({ path, kind: "list" }) as const,
        )
      : []),
    { path: address.glossary(), kind: "glossary" },
  ];
  const there = new Set(paths);
  return pages.filter(({ path }) => there.has(path));
}
