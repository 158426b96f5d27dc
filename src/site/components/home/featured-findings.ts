import type { FindingReport, Report } from "../../../model/index.ts";
import { findingOf, findingsOf } from "../../../model/report/lookup.ts";

/** Findings that stand open on the home page: those that the author names, else the first of each notebook in turn. */
export function featuredFindings(report: Report, most: number): readonly FindingReport[] {
  const { featured } = report.site;
  if (featured) return featured.map(({ notebook, id }) => findingOf(report, notebook, id));
  const lists = report.notebooks.map((notebook) => findingsOf(report, notebook));
  const rounds = Math.max(0, ...lists.map((list) => list.length));
  const inTurn = Array.from({ length: rounds }, (_, at) =>
    lists.flatMap((list) => list[at] ?? []),
  ).flat();
  const chosen = new Set(inTurn.slice(0, most));
  return lists.flat().filter((finding) => chosen.has(finding));
}
