import { z } from "zod";
import type { Counted, Estimate, Table } from "../../model/index.ts";
import {
  columnValue,
  runDotsSentence,
  runJoinsSentence,
  runsText,
  spreadText,
} from "../../wording/index.ts";
import { rowParts } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import { quantityAxis } from "../layout/axis.ts";
import { estimates } from "../marks/estimate.ts";
import { joins, seeds } from "../marks/seeds.ts";
import { flag } from "../request/option-values.ts";
import { isRefusal } from "../request/request.ts";
import { cutAxis, describeRows, methodOfRows, ownAxes } from "../row-data/describe-rows.ts";
import {
  behindEstimates,
  estimateCells,
  estimateColumns,
  left,
  numberCell,
  textCell,
} from "../row-data/estimate-table.ts";
import { entriesOf, gatherRows, type Rows } from "../row-data/gather-rows.ts";
import { sortOption, sortRows } from "../row-data/row-order.ts";
import { type RowStyle, recordsOf, renderRowPanels } from "../rows/row-panels.ts";
import { sketchOfRows } from "../thumbnail/sketch-rows.ts";
import {
  gatherReplicates,
  type ReplicateValue,
  samplesOfRuns,
  seedCells,
} from "./replicates/gather-replicates.ts";
import {
  agreements,
  joinedPairs,
  meanBelow,
  roomOfSeeds,
  seedBoxes,
  seedJoins,
  seedRecords,
} from "./replicates/replicate-dots.ts";

const options = z.strictObject({
  join: flag(
    "Join the values of one replicate where two conditions stand below each other and share seeds by design; between more than two no line could be followed, and none is drawn.",
  ),
  zoom: flag("Fit the axis to the values instead of 0 to 100 %; the method line says so."),
  sort: sortOption,
});
type Options = z.output<typeof options>;

interface Replicates {
  readonly rows: Rows;
  readonly values: ReadonlyMap<Estimate, readonly ReplicateValue[]>;
  readonly word: string;
}

/** Room of one condition with its dots on one storey. */
const lineHeight = 28;
const meanRadius = 5;

/** Each replicate as a small open dot over the mean and its interval: what the interval is made of. */
export const replicates: ChartType<Replicates, Options> = {
  name: "replicates",
  doc: "Each seed as a dot, with the mean and its interval below.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: ({ rows }) => (rows.panels.length > 1 ? "broad" : "column"),
  gather(request, { join, sort }, evidence) {
    const found = gatherRows(request, evidence);
    if (isRefusal(found)) return found;
    const rows = sortRows(found, sort);
    const { design } = rows.experiment;
    if (join && !design.pairedReplicates)
      return {
        message: "Replicates of this experiment are not paired",
        fix: "Set `replicate: { name: seed, paired: true }`, or leave out `join`.",
      };
    const values = gatherReplicates(rows, evidence);
    return isRefusal(values) ? values : { rows, values, word: design.replicate ?? "replicate" };
  },
  render: ({ rows, values, word }, { join, zoom }, { width }) => {
    const seedsOf = (estimate: Estimate | null) => (estimate && values.get(estimate)) ?? [];
    const style: RowStyle = {
      lineHeight,
      meanBelow,
      above: ({ estimate }, scales) => roomOfSeeds(seedsOf(estimate), scales),
      besides: ({ estimate }) => seedsOf(estimate).map((s) => s.value),
      besideMean: true,
      axis: (metric, shown, px) => quantityAxis(metric, shown, px, zoom),
      marks: (placed) => [
        ...joins(join ? seedJoins(placed, seedsOf) : []),
        ...estimates(recordsOf(placed, meanRadius, meanBelow)),
        ...seeds(seedRecords(placed, seedsOf, word)),
      ],
      words: (placed) => agreements(placed, seedsOf, word),
      boxes: (placed) => seedBoxes(placed, seedsOf),
    };
    return renderRowPanels(rows, style, width);
  },
  parts: {
    word: rowParts.word,
    count: ({ rows }) => rowParts.count(rows),
    first: (data, most) => ({ ...data, rows: rowParts.first(data.rows, most) }),
  },
  sketch: ({ rows }) => sketchOfRows(rows),
  describe: ({ rows, values, word }) => {
    const spans = entriesOf(rows).flatMap((e) => {
      const own = (e.estimate && values.get(e.estimate)) ?? [];
      if (own.length < 2) return [];
      const seen = own.map((s) => s.value);
      const names = [e.facet?.label, e.row.label, e.label];
      return [runsText(names, seen, e.estimate as Estimate, e.metric)];
    });
    return `${describeRows(rows)} ${spreadText(word, spans)}`;
  },
  tabulate: (data) => tabulate(data),
  method: ({ rows, values, word }, { join, zoom }) => {
    const runs = { noun: word, n: samplesOfRuns([...values.values()].flat()) };
    return methodOfRows(
      rows,
      [
        runDotsSentence(word),
        join &&
          rows.panels.some((panel) => joinedPairs(panel).length > 0) &&
          runJoinsSentence(word),
        zoom && cutAxis(rows),
        ownAxes(rows, zoom, ({ estimate }) =>
          ((estimate && values.get(estimate)) ?? []).map((s) => s.value),
        ),
      ],
      { as: "crosses", runs },
    );
  },
};

function tabulate({ rows, values, word }: Replicates): Table {
  return {
    columns: [
      left("metric", "Metric"),
      ...(rows.facet ? [left("facet", rows.facet.label)] : []),
      left("row", rows.x.label),
      ...(rows.color ? [left("condition", rows.color.label)] : []),
      left("replicate", word[0]?.toUpperCase() + word.slice(1)),
      ...estimateColumns(null),
    ],
    rows: entriesOf(rows).flatMap((e) => {
      const name = [
        textCell(e.metric.label),
        ...(rows.facet ? [textCell(e.facet?.label ?? "")] : []),
        textCell(e.row.label, e.mark),
        ...(rows.color ? [textCell(e.label)] : []),
      ];
      const own = (e.estimate && values.get(e.estimate)) ?? [];
      const group = [e.metric.id, e.facet?.id ?? "", e.row.id, e.label].join("-");
      const mean = estimateCells(e.estimate, e.metric, e.reason);
      const behind = (draw?: Counted["draw"]) => behindEstimates([[e.estimate, e.metric]], draw);
      return [
        {
          group,
          cells: [...name, textCell("mean"), ...mean],
          ...behind(),
        },
        ...own.map((s) => ({
          group,
          cells: [
            ...name,
            textCell(s.label),
            numberCell(
              e.estimate ? columnValue({ ...e.estimate, value: s.value }, e.metric) : "",
              s.value,
            ),
            ...seedCells(s, mean.length - 1),
          ],
          ...behind({ kind: "replicate", id: s.id, n: s.n }),
        })),
      ];
    }),
  };
}
