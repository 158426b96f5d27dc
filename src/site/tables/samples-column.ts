import type { Counted, ExperimentReport, Figure } from "../../model/index.ts";
import { samplesBehind } from "../../model/report/behind.ts";
import { count } from "../../wording/index.ts";
import type { ViewCell, ViewRow, ViewTable } from "./view-table.ts";
import { number, viewTable } from "./view-table.ts";

/** An experiment as far as it says which of its samples are published. */
type Sampled = Pick<ExperimentReport, "experiment" | "samples">;

/**
 * A table whose rows lead to the samples behind them, in a last column; the table itself where no row has any.
 * `behindOf`: what a row counts, by its place; the two sides of a difference have a link each. Where only one run or
 * cluster of a condition counts, the link says how many of how many: a list holds all.
 */
export function withSamples(
  table: ViewTable,
  item: Sampled,
  behindOf: (row: number) => readonly Counted[],
): ViewTable {
  const cells = table.rows.map((_, i) => samplesCell(item, behindOf(i)));
  if (cells.every(({ text }) => text === "")) return table;
  return {
    ...table,
    columns: [...table.columns, { label: "Samples", align: "right" }],
    rows: table.rows.map(
      (row, i): ViewRow => ({
        ...row,
        cells: [...row.cells, ...cells.slice(i, i + 1)],
      }),
    ),
  };
}

function samplesCell(item: Sampled, counted: readonly Counted[]): ViewCell {
  const found = counted.flatMap((one) => {
    const behind = samplesBehind(item, [one]);
    return behind ? [{ ...behind, draw: one.draw }] : [];
  });
  const links = found.map(({ path, samples, draw }) => ({
    text: draw
      ? `${draw.n === null ? "some" : count(draw.n)} of ${count(samples)}`
      : count(samples),
    to: path,
  }));
  const all = found.reduce((sum, { samples, draw }) => sum + (draw?.n ?? samples), 0);
  return number(links.map(({ text }) => text).join(" and "), {
    links,
    ...(links.length > 0 ? { value: all } : {}),
  });
}

/** The table of a figure, with the way to the samples behind each row, or behind each cell of a matrix. */
export function figureTable(
  { table, experiment }: Pick<Figure, "table" | "experiment">,
  label: string,
  experiments: readonly Sampled[],
): ViewTable {
  const item = experiments.find((one) => one.experiment.id === experiment);
  if (!item) return viewTable(table, label);
  const view = viewTable(table, label, ({ behind }) =>
    behind ? samplesBehind(item, behind)?.path : undefined,
  );
  return withSamples(view, item, (i) => table.rows[i]?.behind ?? []);
}
