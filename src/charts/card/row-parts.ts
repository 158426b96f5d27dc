import type { Selection } from "../../model/index.ts";
import type { Highlight, Parts } from "../chart-type.ts";
import type { Rows } from "../row-data/gather-rows.ts";
import { isHighlighted } from "../row-data/highlight.ts";

/** The first `most` of a list, in their order; the last of them makes room for the one that is picked. */
export function firstOf<One>(
  all: readonly One[],
  most: number,
  isPicked: (one: One) => boolean,
): readonly One[] {
  const at = all.findIndex(isPicked);
  return at < most ? all.slice(0, most) : [...all.slice(0, most - 1), ...all.slice(at, at + 1)];
}

interface InPanels<Row> {
  readonly panels: readonly { readonly rows: readonly Row[] }[];
  readonly highlight?: Highlight;
}

/** Rows of all panels together. */
export const countRows = ({ panels }: InPanels<unknown>): number =>
  panels.reduce((sum, { rows }) => sum + rows.length, 0);

/** A figure with the first rows of its panels; `ofRow` says which conditions a row shows. */
export function firstRows<Row, Data extends InPanels<Row>>(
  data: Data & InPanels<Row>,
  most: number,
  ofRow: (row: Row) => readonly Selection[],
): Data {
  const { highlight } = data;
  const isPicked = (row: Row) =>
    highlight !== undefined && ofRow(row).some((of) => isHighlighted(of, highlight));
  const kept = new Set(
    firstOf(
      data.panels.flatMap(({ rows }) => rows),
      most,
      isPicked,
    ),
  );
  return {
    ...data,
    panels: data.panels
      .map((panel) => ({ ...panel, rows: panel.rows.filter((row) => kept.has(row)) }))
      .filter(({ rows }) => rows.length > 0),
  };
}

/** Rows of conditions. */
export const rowParts: Parts<Rows> = {
  word: "row",
  count: countRows,
  first: (data, most) => firstRows(data, most, ({ entries }) => entries.map(({ of }) => of)),
};
