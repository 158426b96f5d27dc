import type { Finding, Selection } from "../../model/index.ts";
import type { BoundFigure } from "../directives/shared/page.ts";

/** Figures that are tied to a finding, then those that show its metric in its conditions. */
export function tiedFigures(finding: Finding, figures: readonly BoundFigure[]): string[] {
  const tied = figures.filter(({ figure }) => figure.supports === finding.id);
  const shows = ({ figure, of, versus = of }: BoundFigure) =>
    figure.supports !== finding.id &&
    figure.experiment === finding.experiment &&
    figure.metrics.includes(finding.metric) &&
    overlaps(of, finding.of) &&
    (finding.versus === null || overlaps(versus, finding.versus));
  return [...tied, ...figures.filter(shows)].map(({ figure }) => figure.id);
}

function overlaps(a: Selection, b: Selection): boolean {
  return Object.entries(a).every(
    ([factor, levels]) => !b[factor] || levels.some((level) => b[factor]?.includes(level)),
  );
}
