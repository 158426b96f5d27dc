import { boundsOf, type Metric } from "../../model/index.ts";
import { entriesOf, type Rows } from "../row-data/gather-rows.ts";
import type { Sketch } from "./sketch.ts";

/** The first panel of a chart of rows. */
export function sketchOfRows(rows: Rows): Sketch {
  const [panel] = rows.panels;
  const entries = entriesOf({ ...rows, panels: panel ? [panel] : [] });
  return {
    kind: "rows",
    name: panel?.metric.label ?? "",
    domain: panel ? wholeOf(panel.metric) : null,
    zero: false,
    rows: entries.flatMap(({ estimate, mark }) =>
      estimate?.value === null || estimate?.value === undefined
        ? []
        : [[{ value: estimate.value, interval: estimate.interval, mark }]],
    ),
  };
}

/** The whole range of a metric; null where it has none, and a sketch then fits its values. */
export const wholeOf = (metric: Metric): readonly [number, number] | null => boundsOf(metric);
