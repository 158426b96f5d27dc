import type { Selection } from "../../../model/index.ts";
import { describeSelection, differing } from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { View } from "../../chart-type.ts";
import { quantityAxis } from "../../layout/axis.ts";
import { markOf } from "../../layout/grammar.ts";
import { estimates } from "../../marks/estimate.ts";
import { methodOfRows, ownAxes } from "../../row-data/describe-rows.ts";
import type { DifferenceEntry } from "../../row-data/difference-rows.ts";
import type { Entry, Rows } from "../../row-data/gather-rows.ts";
import { recordsOf, renderRowPanels } from "../../rows/row-panels.ts";
import type { Differences } from "./gather-differences.ts";

/** Radius of a dot in px, as in rows of estimates. */
const radius = { narrow: 5, wide: 5.5 } as const;

/** The values that the differences of a figure are taken from: in each row what is subtracted from, then the others. */
export function sidesView(data: Differences, evidence: Evidence): View | null {
  const rows = rowsOf(data, evidence);
  if (rows === null) return null;
  return {
    id: "sides",
    data: rows,
    method: methodOfRows(rows, [ownAxes(rows, false)]),
    render: ({ width }) =>
      renderRowPanels(
        rows,
        {
          axis: (metric, values, px) => quantityAxis(metric, values, px, false),
          marks: (placed) =>
            estimates(recordsOf(placed, placed.narrow ? radius.narrow : radius.wide)),
        },
        width,
      ),
  };
}

function rowsOf(data: Differences, evidence: Evidence): Rows | null {
  const { experiment, factor } = data;
  const panels = data.panels.map((panel) => ({
    metric: panel.metric,
    facet: null,
    rows: panel.rows.map(({ entries, ...row }) => ({
      ...row,
      entries: sidesOf(entries).map(({ of, than }): Entry => {
        const estimate = evidence.estimate({
          experiment: experiment.id,
          metric: panel.metric.id,
          of,
        });
        const [own] = differing(of, than);
        const label = describeSelection(own, experiment);
        return {
          of,
          label: label === row.label ? "" : label,
          mark: markOf(of, experiment, Boolean(estimate.published)),
          estimate,
          reason: null,
        };
      }),
    })),
  }));
  const valued = panels.flatMap((p) => p.rows.flatMap((r) => r.entries));
  // Some sources give differences alone.
  if (!factor || valued.some(({ estimate }) => !estimate || estimate.value === null)) return null;
  return { experiment, x: factor, color: null, facet: null, panels };
}

/** Both sides of the differences of a row, each once, with one that it differs from. */
function sidesOf(
  entries: readonly DifferenceEntry[],
): readonly { readonly of: Selection; readonly than: Selection }[] {
  const all = [
    ...entries.map(({ contrast }) => ({ of: contrast.versus, than: contrast.of })),
    ...entries.map(({ contrast }) => ({ of: contrast.of, than: contrast.versus })),
  ];
  return [...new Map(all.map((side) => [JSON.stringify(side.of), side])).values()];
}
