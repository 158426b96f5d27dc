import type { ExperimentReport, Figure, Notebook } from "../../model/index.ts";
import { figureOf } from "../../model/report/lookup.ts";
import { hasTable } from "../../model/report/notebook.ts";
import type { PageScript } from "../scripts/index.ts";
import { contrastTables } from "./contrast-table.ts";
import { filesTable } from "./list-tables.ts";
import { metricTables } from "./metric-table.ts";
import { isSortable } from "./sort-values.ts";
import { type ViewTable, viewTable } from "./view-table.ts";

/** The script that sorts tables, where one of these can be sorted. */
export function sorting(tables: readonly ViewTable[]): readonly PageScript[] {
  return tables.some(isSortable) ? ["sort"] : [];
}

/** The same for the tables of a notebook: those of its cells, those that are figures, and those behind what code draws. */
export function sortingOfNotebook(
  { id, blocks }: Notebook,
  report: { readonly figures: readonly Figure[] },
): readonly PageScript[] {
  const tables = blocks.flatMap((block) => {
    if (block.kind === "cell") return block.table ?? [];
    if (block.kind !== "figure") return [];
    const figure = figureOf(report, id, block.id);
    return figure.kind === "table" || (figure.code && hasTable(figure)) ? figure.table : [];
  });
  return sorting(tables.map((table) => viewTable(table, "")));
}

/** The same for the page of an experiment. */
export function sortingOfExperiment(item: ExperimentReport): readonly PageScript[] {
  const { metrics } = item.experiment;
  return sorting([
    ...metrics.flatMap((metric) => metricTables(item, metric)),
    ...contrastTables(item),
    filesTable(item, null),
  ]);
}
