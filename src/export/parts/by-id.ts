import type { Figure, FindingReport, Notebook, Report } from "../../model/index.ts";

/** Parts of a report by their names; a report names nothing that it does not hold. */
export function partsById(report: Report) {
  const of = <T>(list: readonly T[], key: (item: T) => string) => {
    const known = new Map(list.map((item) => [key(item), item]));
    return (id: string): T => {
      const item = known.get(id);
      if (item === undefined) throw new Error(`The report names ${id} and does not hold it.`);
      return item;
    };
  };
  const within = (item: { notebook: string; id: string }) => `${item.notebook} ${item.id}`;
  const figure = of<Figure>(report.figures, within);
  const finding = of<FindingReport>(report.findings, within);
  return {
    notebook: of<Notebook>(report.notebooks, (n) => n.id),
    figure: (notebook: string, id: string) => figure(`${notebook} ${id}`),
    finding: (notebook: string, id: string) => finding(`${notebook} ${id}`),
  };
}
export type PartsById = ReturnType<typeof partsById>;
