import type * as Plot from "@observablehq/plot";
import { z } from "zod";
import { nameOnce } from "../../model/index.ts";
import {
  cellSentence,
  dagger,
  hatchedSentence,
  inSentence,
  intervalText,
  matrixText,
  methodOfDraws,
  methodOfEstimates,
  quantityText,
  tintSentence,
} from "../../wording/index.ts";
import { firstOf } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import { textWidth, wrapText } from "../layout/measure.ts";
import { lineHeight } from "../layout/place-labels.ts";
import { narrowBelow, type PlacedText } from "../layout/places.ts";
import { faceOf } from "../layout/text-face.ts";
import { type CellRecord, cells } from "../marks/cells.ts";
import { texts } from "../marks/placed/texts.ts";
import { left, missingCell, textCell } from "../row-data/estimate-table.ts";
import { isHighlighted } from "../row-data/highlight.ts";
import type { DocumentElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import { renderPlot } from "../svg/render-plot.ts";
import { plotInPixels } from "../value-plot.ts";
import { gatherMatrix, type Matrix } from "./matrix/gather-matrix.ts";
import {
  cellRecord,
  cellSaid,
  cellStyle,
  inkOf,
  isPicked,
  numberOf,
  rangeOf,
} from "./matrix/matrix-cells.ts";
import { columnHeads, mostColumns, wordsFit } from "./matrix/matrix-heads.ts";

const options = z.strictObject({
  rows: z
    .string()
    .optional()
    .describe("Factor of the rows, or `cluster` for the clusters of the design."),
  intervals: z
    .enum(["auto", "never"])
    .default("auto")
    .describe("`auto`: intervals stand in the cells. `never`: in the table alone."),
  tint: z
    .enum(["more", "less"])
    .default("more")
    .describe("Whether a stronger tint is `more` or `less`."),
});
type Options = z.output<typeof options>;

const sizes = {
  /** Between two runs of columns. */
  betweenRuns: 14,
  /** From the last run to the first baseline of words under all, and from the last one to the end. */
  firstWords: 22,
  belowWords: 6,
} as const;

/** A metric by two factors: the stronger the tint, the more. */
export const matrix: ChartType<Matrix, Options> = {
  name: "matrix",
  doc: "A metric by two factors, or by arm and cluster, as tinted numbers.",
  options,
  layout: "column",
  highlights: true,
  layoutFor: (data) => (data.columns.length > 6 ? "broad" : "column"),
  gather: (request, { rows }, evidence) => gatherMatrix(request, rows, evidence),
  render(data, { intervals, tint: strong }, { width }) {
    const narrow = width < narrowBelow;
    const face = (hue: number | undefined) => faceOf(hue === undefined ? "lab2" : "lab", narrow);
    const room = narrow ? width * 0.34 : Math.min(240, width * 0.36);
    const labelled = nameOnce(
      data.rowName,
      data.rows.map((r) => r.label),
    );
    const names = data.rows.map((r, i) => wrapText(labelled[i] ?? r.label, room, face(r.hue)));
    const labels = Math.max(
      ...data.rows.map((r, i) =>
        Math.max(...(names[i] ?? []).map((t) => textWidth(t, face(r.hue)))),
      ),
    );
    const x0 = labels + 12;
    const columns = nameOnce(
      data.columnName,
      data.columns.map((c) => c.label),
    );
    const most = Math.max(...data.rows.flatMap((r) => r.cells.map((c) => rangeOf(c, data).length)));
    const withIntervals = intervals === "auto" && most > 0;
    const named = data.columns.map((c, i) => ({ ...c, label: columns[i] ?? c.label }));
    const size = columnsAbreast(data, named, width - x0, narrow, withIntervals);
    const step = (width - x0) / size;
    const base = withIntervals ? 26 + most * 14 : narrow ? 30 : 26;
    const height = Math.max(base, ...names.map((lines) => lines.length * 15 + 8));
    const parts: DocumentElement[] = [];
    let top = 0;
    // More columns than have room stand below each other, each run a plot with all rows.
    for (let first = 0; first < data.columns.length; first += size) {
      const run = named.slice(first, first + size);
      const heads = columnHeads(run, x0, step, narrow);
      const y = top + heads.height + 8;
      const below = heads.below(y + data.rows.length * height + 20, width);
      const words = [
        ...heads.texts.map((text) => ({ ...text, y: text.y + top })),
        ...data.rows.flatMap(({ hue }, i) => rowName(names[i] ?? [], hue, y + (i + 0.5) * height)),
        ...below.texts,
      ];
      const records = data.rows.flatMap((row, i) =>
        row.cells.slice(first, first + size).map((cell, k) =>
          cellRecord(cell, data, {
            column: String(k),
            row: String(i),
            names: { row: row.label, column: data.columns[first + k]?.label ?? "" },
            width: step,
            narrow,
            withIntervals,
            strong,
          }),
        ),
      );
      const at = { left: x0, top: y, width, step, height };
      parts.push(plotCells(records, words, at, [run.length, data.rows.length]));
      top = below.bottom + sizes.betweenRuns;
    }
    const said = wordsOfPicked(data).flatMap((text) => wrapText(text, width, faceOf("b", narrow)));
    const words = said.map((text, i) => ({
      text,
      x: 0,
      y: top - sizes.betweenRuns + sizes.firstWords + i * lineHeight,
      classes: "b",
    }));
    const last = words.at(-1);
    const whole = { width, height: last ? last.y + sizes.belowWords : top - sizes.betweenRuns };
    if (words.length > 0) parts.push(plotInPixels(texts(words), whole));
    return finish(parts, { ...whole, label: describe(data) });
  },
  parts: {
    word: "row",
    count: ({ rows }) => rows.length,
    first: (data, most) => {
      const { highlight } = data;
      const isPicked = ({ cells }: Matrix["rows"][number]) =>
        highlight !== undefined && cells.some(({ of }) => of && isHighlighted(of, highlight));
      return { ...data, rows: firstOf(data.rows, most, isPicked) };
    },
  },
  sketch: (data, { tint: strong }) => ({
    kind: "cells",
    name: data.metric.label,
    rows: data.rows.map((row) =>
      row.cells.map(({ value }) => (value === null ? null : inkOf(value, data, strong))),
    ),
  }),
  describe,
  tabulate: (data) => ({
    columns: [
      left("row", data.rowName),
      ...data.columns.map((c, i) => ({ id: `c${i}`, label: c.label, align: "right" as const })),
    ],
    rows: data.rows.map((row) => ({
      cells: [
        textCell(row.label),
        ...row.cells.map((cell) => {
          if (cell.value === null) return missingCell(cell.reason ?? "none");
          const style = cellStyle(cell, data);
          const note = cell.ours ?? intervalText(cell.interval, style);
          const interval = note ? { note } : {};
          return {
            text: quantityText(cell.value, style) + (cell.published ? dagger : ""),
            kind: cell.published ? ("published" as const) : ("number" as const),
            raw: cell.value,
            ...interval,
            ...(cell.behind ? { behind: [cell.behind] } : {}),
          };
        }),
      ],
    })),
  }),
  method: (data, { tint: strong, intervals }) => {
    const holes = data.rows.flatMap((r) =>
      r.cells.flatMap((c, i) =>
        c.value === null ? [`${r.label}, ${data.columns[i]?.label}: ${c.reason ?? "none"}`] : [],
      ),
    );
    const more = [
      tintSentence(strong, data.metric),
      intervals === "never" && "Intervals stand in the table",
      hatchedSentence(holes),
    ];
    if (data.cluster === null)
      return methodOfEstimates(data.estimates, data.experiment, { as: "numbers" }, more);
    const drawn = data.rows.flatMap((r) => r.cells.filter((c) => c.value !== null));
    const is = cellSentence(data.cluster, inSentence(data.columnName, data.experiment));
    const one = { noun: data.cluster, is, per: "number" };
    return methodOfDraws(drawn, one, data.estimates, data.experiment, more);
  },
};

/** Runs of columns below each other, up to which names are worth more than one run with letters. */
const mostRuns = 3;

/**
 * How many columns stand abreast: as many as have room for their numbers and intervals, and fewer where their names
 * then fit as words. Runs of them are of one length, but for the last.
 */
function columnsAbreast(
  data: Matrix,
  columns: Parameters<typeof wordsFit>[0],
  room: number,
  narrow: boolean,
  withIntervals: boolean,
): number {
  const wide = data.rows.flatMap((r) =>
    r.cells.flatMap((c) => [
      textWidth(numberOf(c, data), faceOf("n", narrow)),
      ...(withIntervals ? rangeOf(c, data) : []).map((t) => textWidth(t, faceOf("n s", narrow))),
    ]),
  );
  const fit = Math.max(1, Math.floor(room / (Math.max(...wide) + cellGap)));
  const least = Math.ceil(columns.length / Math.min(fit, mostColumns));
  const sizeOf = (runs: number) => Math.ceil(columns.length / runs);
  for (let runs = least; runs <= Math.min(mostRuns, columns.length); runs++)
    if (wordsFit(columns, room / sizeOf(runs), narrow)) return sizeOf(runs);
  return sizeOf(least);
}
const cellGap = 8;

/** Cells on two scales of middles, with names where measuring put them. */
function plotCells(
  records: readonly CellRecord[],
  words: readonly PlacedText[],
  at: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly step: number;
    readonly height: number;
  },
  [columns, rows]: readonly [number, number],
): DocumentElement {
  const middles = (n: number, from: number, size: number): Plot.ScaleOptions => ({
    type: "ordinal",
    domain: Array.from({ length: n }, (_, i) => String(i)),
    range: Array.from({ length: n }, (_, i) => from + (i + 0.5) * size),
  });
  return renderPlot({
    width: at.width,
    height: at.top + rows * at.height,
    margin: 0,
    x: middles(columns, at.left, at.step),
    y: middles(rows, at.top, at.height),
    marks: [...cells(records, { width: at.step, height: at.height }), ...texts(words)],
  });
}

/** The name of a row, in lines around its middle. */
function rowName(
  lines: readonly string[],
  hue: number | undefined,
  middle: number,
): readonly PlacedText[] {
  return lines.map((text, k) => ({
    x: 0,
    y: middle + 4.5 + (k - (lines.length - 1) / 2) * 15,
    text,
    ...(hue === undefined ? { classes: "lab2" } : { classes: "lab", hue }),
  }));
}

/** What the figure says about the cell that it points at: a cell has no room for words of its own. */
function wordsOfPicked(data: Matrix): readonly string[] {
  const said = data.highlight?.annotation;
  if (!said) return [];
  return data.rows.flatMap((row) =>
    row.cells.flatMap((cell, i) =>
      isPicked(cell, data) ? [`${row.label}, ${data.columns[i]?.label ?? ""}: ${said}`] : [],
    ),
  );
}

function describe(data: Matrix): string {
  const cells = data.rows.flatMap((r) =>
    r.cells.flatMap((c, i) => {
      const names = { row: r.label, column: data.columns[i]?.label ?? "" };
      return cellSaid(c, data, names) ?? [];
    }),
  );
  const [row, column] = [data.rowName, data.columnName].map((name) =>
    inSentence(name, data.experiment),
  ) as [string, string];
  return matrixText({ metric: data.metric.label, row, column }, cells);
}
