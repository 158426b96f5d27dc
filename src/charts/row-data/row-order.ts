import { z } from "zod";
import type { Factor } from "../../model/index.ts";
import type { Entry, EntryPanel, EntryRow, Rows } from "./gather-rows.ts";

/** Arms up to which a reader finds one by its place in the manifest; more of them are read from the largest down. */
const mostInManifestOrder = 5;

/** How the rows of a chart follow each other, as its author says. */
export const sortOption = z
  .enum(["manifest", "value"])
  .optional()
  .describe(
    `Order of rows: as in the manifest, or by value, largest first. If left out: by value where rows are arms, more than ${mostInManifestOrder} of them, without an order of their own. With \`color\` the condition counts with which the first row begins; panels stand in the order of the first.`,
  );
export type Sort = z.output<typeof sortOption>;

/** Whether rows are drawn by value: as asked, or because there are many arms and no dose or size orders them. */
function isByValue(factor: Factor | null, rows: number, sort: Sort): boolean {
  if (sort !== undefined) return sort === "value";
  const ordered = factor?.levels.every((level) => level.value !== undefined) ?? false;
  return factor?.role === "arm" && !ordered && rows > mostInManifestOrder;
}

interface SortableRow<E> {
  readonly id: string;
  readonly entries: readonly E[];
}
interface SortablePanel<E, R extends SortableRow<E>> {
  readonly rows: readonly R[];
}

/**
 * Rows of every panel in the order that a figure is to have, and what names the marks that decided it. One order for all
 * panels, that of the first, so that a condition stands at the same place in each; within a row the condition decides
 * with which the first row begins. Rows without that condition come last, in the order that they had.
 */
export function sortPanels<
  E extends { readonly label: string },
  R extends SortableRow<E>,
  P extends SortablePanel<E, R>,
>(
  panels: readonly P[],
  factor: Factor | null,
  sort: Sort,
  read: {
    readonly value: (entry: E) => number | null;
    readonly names: (panel: P) => readonly string[];
  },
): { readonly panels: readonly P[]; readonly byValue?: readonly string[] } {
  const [first] = panels;
  if (!first || !isByValue(factor, first.rows.length, sort)) return { panels };
  const leading = first.rows[0]?.entries[0]?.label ?? "";
  const values = new Map(
    first.rows.flatMap(({ id, entries }) => {
      const entry = entries.find(({ label }) => label === leading);
      const value = entry ? read.value(entry) : null;
      return value === null ? [] : [[id, value] as const];
    }),
  );
  const rank = ({ id }: R) => values.get(id) ?? -Infinity;
  const compare = (a: R, b: R) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a));
  return {
    byValue: [...(panels.length > 1 ? read.names(first) : []), leading],
    panels: panels.map((panel) => ({ ...panel, rows: panel.rows.toSorted(compare) })),
  };
}

/** The same for rows of estimates. */
export function sortRows(rows: Rows, sort: Sort): Rows {
  const sorted = sortPanels<Entry, EntryRow, EntryPanel>(rows.panels, rows.x, sort, {
    value: ({ estimate }) => estimate?.value ?? null,
    names: ({ metric, facet }) => [metric.label, facet?.label ?? ""],
  });
  return { ...rows, ...sorted };
}
