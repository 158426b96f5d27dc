import { z } from "zod";
import {
  bareDifference,
  comparedOnSentence,
  cutSentence,
  differenceUnit,
  inSentence,
  intervalText,
  leftOutSentence,
  methodOfContrasts,
  methodOfDraws,
  type NumberStyle,
  ownIntervalSentence,
  pairsText,
  pairText,
  pointText,
  quantityText,
  quantityUnit,
  rowOfPairSentence,
  styleOf,
  styleOn,
  writtenMarkText,
} from "../../wording/index.ts";
import { firstOf } from "../card/row-parts.ts";
import type { ChartType } from "../chart-type.ts";
import {
  axisPanel,
  fitsValues,
  quantityAxis,
  roomAbove,
  ticksAbove,
  tickTexts,
} from "../layout/axis.ts";
import { markBox, narrowBelow, type PlacedText, textBox, toPixels } from "../layout/places.ts";
import { type EstimateRecord, endsOf, estimates } from "../marks/estimate.ts";
import { segments } from "../marks/segments.ts";
import { left, numberCell, rawInterval, textCell } from "../row-data/estimate-table.ts";
import { isHighlighted } from "../row-data/highlight.ts";
import { annotate } from "../rows/row-annotation.ts";
import { wordsBelow } from "../rows/row-panel.ts";
import { plotRows, tickBase } from "../rows/row-plot.ts";
import { layoutRows, type RowSpec } from "../rows/rows.ts";
import { finish } from "../svg/finish.ts";
import { wholeOf } from "../thumbnail/sketch-rows.ts";
import { gatherPairs, type Pair, type PairEnd, type Pairs } from "./pairs/gather-pairs.ts";
import { differenceHead, pairNames } from "./pairs/pair-names.ts";

const options = z.strictObject({
  zoom: z
    .enum(["auto", "yes", "no", "", "true", "false"])
    .default("auto")
    .transform((v): Zoom => (v === "auto" ? v : v === "no" || v === "false" ? "no" : "yes"))
    .describe(
      "Fit the axis to the values instead of 0 to 100 %: `yes` or `no`. `auto`: where a whole axis would stay half empty; the method line says so.",
    ),
});
type Options = z.output<typeof options>;
type Zoom = "auto" | "yes" | "no";

/** Baseline of the head over the numbers. */
const headBase = 24;

/** Two conditions of the same cluster joined, and their difference; largest change first. */
export const pairs: ChartType<Pairs, Options> = {
  name: "pairs",
  doc: "The same cluster, or arm, under two conditions, joined, with the difference.",
  options,
  layout: "column",
  highlights: true,
  gather: (request, _options, evidence) => gatherPairs(request, evidence),
  render(data, { zoom }, { width }) {
    const narrow = width < narrowBelow;
    const probe = layoutRows(rowSpec(data, width, 0));
    const axis = quantityAxis(
      data.metric,
      valuesOf(data),
      probe.right - probe.left,
      isCut(data, zoom),
    );
    const scales = axisPanel(axis, probe.left, probe.right);
    const names = pairNames(data, scales, probe, width, narrow);
    const top = names.bottom + roomAbove(data.pairs.length);
    const layout = layoutRows(rowSpec(data, width, top));
    const head = narrow ? differenceUnit(data.metric) : differenceHead(data);
    const words: PlacedText[] = [
      { x: width, y: headBase, text: head, anchor: "end", classes: "t s" },
      ...ticksAbove(axis, scales.x, data.pairs.length, top, width, narrow),
      ...tickTexts(axis, scales.x, layout.bottom + tickBase, width, "t", narrow),
    ];
    const placed = data.pairs.map((pair, i) => {
      const [upper = 0, lower = 0] = layout.rows[i]?.ys ?? [];
      const said = (end: PairEnd, { label }: { readonly label: string }) =>
        endText([pair.label, label], end, data);
      const back = isBack(pair, data);
      return [
        { ...recordOf(pair.versus, upper), back, title: said(pair.versus, data.versus) },
        { ...recordOf(pair.of, lower), back, title: said(pair.of, data.of) },
      ] as const;
    });
    const joins = placed.map(([a, b], i) => ({
      ...{ x1: a.x, y1: Number(a.y), x2: b.x, y2: Number(b.y) },
      title: data.pairs[i] && joinText(data.pairs[i], data),
      back: data.pairs[i] && isBack(data.pairs[i], data),
    }));
    const join = segments(joins, ({ title, back }) => ({ classes: "join", title, back }));
    const { leads, names: named } = names.marks(layout);
    const marks = [...leads, ...join, ...estimates(placed.flat()), ...named];
    const avoid = () => [
      ...[...words, ...layout.labels, ...layout.numbers].map((text) => textBox(text, narrow)),
      ...placed.flat().map((d) => markBox(toPixels(scales.x, d.x), Number(d.y), d.r)),
    ];
    const { highlight } = data;
    const said = annotate(linesOf(data, placed), { layout, scales, highlight, avoid, narrow });
    const below = wordsBelow(
      said.sentences.map((text) => ({ text, classes: "b halo" })),
      layout.bottom,
      { x: 0, width, narrow },
    );
    const { svg, bottom } = plotRows({
      axis,
      layout,
      top,
      width,
      zero: false,
      marks,
      words: [...words, ...said.texts, ...below.texts],
      below: below.height,
    });
    return finish([svg], { width, height: bottom + 4, label: describe(data) });
  },
  parts: {
    word: "row",
    count: ({ pairs: all }) => all.length,
    first: (data, most) => ({
      ...data,
      pairs: firstOf(
        data.pairs,
        most,
        (pair) => data.highlight !== undefined && !isBack(pair, data),
      ),
    }),
  },
  sketch: (data, { zoom }) => ({
    kind: "rows",
    name: data.metric.label,
    domain: isCut(data, zoom) ? null : wholeOf(data.metric),
    zero: false,
    rows: data.pairs.map(({ of, versus }) =>
      [versus, of].map(({ value, mark }) => ({ value, mark, interval: null })),
    ),
  }),
  describe,
  tabulate(data) {
    const groups = data.pairs.some((p) => p.group);
    const right = (id: string, label: string) => ({ id, label, align: "right" as const });
    return {
      columns: [
        ...(groups ? [left("group", "Group")] : []),
        left("row", data.rowLabel),
        right("of", `${data.of.label}, ${quantityUnit(data.metric)}`),
        right("versus", `${data.versus.label}, ${quantityUnit(data.metric)}`),
        right("difference", `Difference, ${differenceUnit(data.metric)}`),
        right("interval", "95% interval"),
        right("n", "n"),
      ],
      rows: data.pairs.map((p) => ({
        ...(p.group ? { group: p.group } : {}),
        cells: [
          ...(groups ? [textCell(p.group ?? "")] : []),
          textCell(p.label),
          numberCell(quantityText(p.of.value, endStyle(p.of, data)), p.of.value),
          numberCell(quantityText(p.versus.value, endStyle(p.versus, data)), p.versus.value),
          numberCell(differenceOf(p, data), p.difference),
          {
            text: intervalText(p.interval, differenceStyle(p, data)) ?? "",
            kind: "interval" as const,
            raw: p.interval && rawInterval(p.interval),
          },
          numberCell(String(p.n), p.n),
        ],
        ...(p.behind ? { behind: [...p.behind] } : {}),
      })),
    };
  },
  method(data, { zoom }) {
    const within = data.pairs.flatMap((p) => (p.of.interval ? [p.of.interval.method] : []));
    const zoomed = isCut(data, zoom) && cutSentence("The axis", [data.metric]);
    if (data.overall) {
      const noun = inSentence(data.rowLabel, data.experiment);
      const drawn = data.pairs.flatMap((p) => [p.of, p.versus]);
      const { averagedOver, missing = 0 } = data.overall;
      const is = rowOfPairSentence(noun);
      return methodOfDraws(drawn, { noun, is, per: "mark" }, [{ averagedOver }], data.experiment, [
        leftOutSentence(missing),
        zoomed,
      ]);
    }
    // No steps of a family are drawn here.
    const bare = data.methods.map((c) => ({ ...c, adjusted: null }));
    return methodOfContrasts(bare, data.experiment, [
      ownIntervalSentence(inSentence(data.rowLabel, data.experiment), within),
      ...data.pairs.map((p) => p.compared !== undefined && comparedOnSentence(p.label, p.compared)),
      zoomed,
    ]);
  },
};

const isBack = ({ about }: Pair, { highlight }: Pairs): boolean =>
  highlight !== undefined && !isHighlighted(about ?? {}, highlight);

/** The rows that can have words beside them: in the middle of a pair, clear of both of its lines. */
const linesOf = (data: Pairs, placed: readonly (readonly EstimateRecord[])[]) =>
  data.pairs.flatMap(({ about, label, of, versus }, i) => {
    const [upper, lower] = placed[i] ?? [];
    if (!about || !upper || !lower) return [];
    const ends = [of, versus].flatMap((end) => [
      end.value,
      end.interval?.lower ?? end.value,
      end.interval?.upper ?? end.value,
    ]);
    return [{ of: about, name: label, y: (Number(upper.y) + Number(lower.y)) / 2, values: ends }];
  });

/** Every value that the axis has to hold. */
const valuesOf = (data: Pairs): readonly number[] =>
  data.pairs
    .flatMap((p) => [p.of, p.versus])
    .flatMap((e) => [e.value, e.interval?.lower ?? e.value, e.interval?.upper ?? e.value]);

const isCut = (data: Pairs, zoom: Zoom): boolean =>
  zoom === "auto" ? fitsValues(data.metric, valuesOf(data)) : zoom === "yes";

const differenceOf = (p: Pair, data: Pairs) =>
  bareDifference(p.difference, differenceStyle(p, data));

const differenceStyle = (p: Pair, data: Pairs): NumberStyle =>
  styleOn("difference", data.metric, {
    n: usualN(data),
    values: [p.difference],
    intervals: [p.interval],
  });

const endStyle = ({ value, interval }: PairEnd, data: Pairs): NumberStyle =>
  styleOf(data.metric, { n: usualN(data), values: [value], intervals: [interval] });

/** The samples of most pairs: a column has one number of decimals, though one pair lacks a sample or two. */
function usualN(data: Pairs): number {
  const sorted = data.pairs.map((p) => p.n).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One side of a pair, with its interval. */
const endText = (names: readonly string[], end: PairEnd, data: Pairs): string => {
  const style = endStyle(end, data);
  return writtenMarkText(
    names,
    quantityText(end.value, style),
    intervalText(end.interval, style),
    end.n,
  );
};

/** The difference of a pair, with its interval. */
const joinText = (pair: Pair, data: Pairs): string => {
  const style = differenceStyle(pair, data);
  const names = [pair.label, `${data.of.label} against ${data.versus.label}`];
  const value = pointText(pair.difference, "difference", style);
  return writtenMarkText(names, value, intervalText(pair.interval, style), pair.n);
};

function describe(data: Pairs): string {
  const items = data.pairs.map((p) => {
    const [from, to] = [p.versus, p.of].map((end) => quantityText(end.value, endStyle(end, data)));
    return pairText(p.label, from ?? "", to ?? "", differenceOf(p, data));
  });
  const ends = { from: data.versus.label, to: data.of.label };
  return pairsText(data.metric, ends, data.overall, items);
}

function rowSpec(data: Pairs, width: number, top: number): RowSpec {
  return {
    rows: data.pairs.map((p) => ({
      label: p.label,
      hue: p.hue,
      group: p.group,
      lines: 2,
      lineHeight: 9,
    })),
    columns: [
      {
        head: differenceHead(data),
        narrow: "beside",
        cells: data.pairs.map((p) => [{ text: differenceOf(p, data) }]),
      },
    ],
    width,
    x: 0,
    top,
    labels: "own",
    ruled: false,
    narrow: width < narrowBelow,
  };
}

/** One side of a pair as the estimate mark draws it; a pair has no other interval than its own. */
const recordOf = ({ value, interval, mark }: PairEnd, y: number): EstimateRecord => ({
  y,
  x: value,
  interval: interval ? endsOf(interval) : null,
  ours: null,
  raw: null,
  flat: false,
  mark,
  r: radius,
});
const radius = 4;
