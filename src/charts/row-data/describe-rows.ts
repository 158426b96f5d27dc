import { boundsOf, type Table } from "../../model/index.ts";
import {
  absenceSentences,
  cutSentence,
  inSentence,
  methodOfEstimates,
  orderSentence,
  ownAxesSentence,
  type PublishedShown,
  panelText,
  rawSentence,
  rowText,
  shadesSentence,
} from "../../wording/index.ts";
import { panelTitle } from "../layout/panel-frame.ts";
import { valuesIn } from "../rows/row-style.ts";
import { haveOwnScales } from "../rows/shared-scale.ts";
import {
  behindEstimates,
  estimateCells,
  estimateColumns,
  left,
  textCell,
} from "./estimate-table.ts";
import { type Entry, entriesOf, type Rows } from "./gather-rows.ts";
import { namesOfShades } from "./row-shades.ts";

const join = (parts: readonly string[]) => parts.filter(Boolean).join(", ");

/** Text alternative of a row chart: every estimate with its interval, and every hole. */
export function describeRows(rows: Rows): string {
  const panels = rows.panels.map((panel) =>
    panelText(
      panelTitle(panel.metric, rows.facet, panel.facet),
      panel.rows.map((row) => rowText(row.label, panel.metric, row.entries)),
    ),
  );
  return panels.join(" ");
}

export function tabulateRows(rows: Rows): Table {
  const facets = rows.facet !== null;
  const metrics = new Set(rows.panels.map((p) => p.metric.id)).size > 1;
  const single = metrics ? null : (rows.panels[0]?.metric ?? null);
  return {
    columns: [
      ...(metrics ? [left("metric", "Metric")] : []),
      ...(facets && rows.facet ? [left("facet", rows.facet.label)] : []),
      left("row", rows.x.label),
      ...(rows.color ? [left("condition", rows.color.label)] : []),
      ...estimateColumns(single),
    ],
    rows: entriesOf(rows).map((e) => ({
      group: join([metrics ? e.metric.label : "", e.facet?.label ?? "", e.row.label]),
      cells: [
        ...(metrics ? [textCell(e.metric.label)] : []),
        ...(facets ? [textCell(e.facet?.label ?? "")] : []),
        textCell(e.row.label, e.mark),
        ...(rows.color ? [textCell(e.label)] : []),
        ...estimateCells(e.estimate, e.metric, e.reason),
      ],
      ...behindEstimates([[e.estimate, e.metric]]),
    })),
  };
}

export function methodOfRows(
  rows: Rows,
  more: readonly (string | null | false)[] = [],
  shown: PublishedShown = { as: "crosses" },
): string {
  const entries = entriesOf(rows);
  const shaded = namesOfShades(rows);
  const absences = entries
    .filter((e) => e.estimate === null)
    .map((e) => ({
      what: join([
        e.row.label,
        e.label,
        rows.panels.length > 1 ? inSentence(e.metric.label, rows.experiment) : "",
      ]),
      reason: e.reason,
    }));
  return methodOfEstimates(
    entries.flatMap((e) => (e.estimate ? [e.estimate] : [])),
    rows.experiment,
    shown,
    [
      rawSentence(entries.map((e) => e.estimate)),
      ...absenceSentences(absences),
      ...more,
      shaded.length > 0 &&
        shadesSentence("Marks", shaded, { stressed: rows.highlight !== undefined }),
      rows.byValue ? orderSentence(rows.byValue) : null,
    ],
  );
}

/** The sentence about panels of one unit that stand on several scales; whole axes are the same everywhere. */
export function ownAxes(
  { panels }: Rows,
  zoom: boolean,
  besides: (entry: Entry) => readonly number[] = () => [],
): string | false {
  const fitted = panels.filter(({ metric }) => zoom || boundsOf(metric) === null);
  return haveOwnScales(fitted, (panel) => valuesIn(panel, besides)) && ownAxesSentence;
}

/** The sentence about an axis that was cut to the values of these rows. */
export function cutAxis(rows: Rows): string | false {
  return cutSentence(
    "The axis",
    rows.panels.map((p) => p.metric),
  );
}
