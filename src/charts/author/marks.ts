import type * as Plot from "@observablehq/plot";
import { bars as barMarks } from "../marks/bar.ts";
import { claim as claimMarks } from "../marks/claim.ts";
import { type DifferenceRecord, differences } from "../marks/difference.ts";
import { type EstimateRecord, endsOf, estimates } from "../marks/estimate.ts";
import { beyond } from "../marks/look.ts";
import { checkChannels } from "./check-channels.ts";
import { directLabels, endLabels, type LabelChannels } from "./labels.ts";
import { titleOfLine } from "./line-words.ts";
import { composite } from "./needs.ts";
import { type RowChannels, readRows, type Subject } from "./read-rows.ts";

/** Marks of the report for a `js plot` cell: each is an ordinary mark of Plot, made of several. */
export interface AuthorMarks {
  /** A dot with its interval, in the row of its condition. */
  estimate<T>(data: readonly T[], channels: RowChannels<T>): Plot.CompoundMark;
  /** A difference: heavy interval, thin adjusted interval, zero in ink. */
  difference<T>(data: readonly T[], channels: RowChannels<T>): Plot.CompoundMark;
  /** A bar from zero with its interval. */
  bar<T>(data: readonly T[], channels: RowChannels<T>): Plot.CompoundMark;
  /** The tinted field between two values, up to the edge where one is left out, with dashed edges. */
  claim(region: { readonly from?: number; readonly to?: number }): Plot.CompoundMark;
  /** A name beside each point, where it covers no point and no other name. */
  directLabels<T>(data: readonly T[], channels: LabelChannels<T>): Plot.CompoundMark;
  /** A name at the end of each line, pushed apart where ends are near each other. */
  endLabels<T>(data: readonly T[], channels: LabelChannels<T>): Plot.CompoundMark;
}

/** What the reference page says of each mark. */
export const authorMarkDocs: readonly { readonly name: keyof AuthorMarks; readonly doc: string }[] =
  [
    {
      name: "estimate",
      doc: "A dot with its interval, in the row of its condition; the number stands at the right. Data are estimates of `evidence`, or rows with `value`, `lower` and `upper`.",
    },
    {
      name: "difference",
      doc: "A difference with its heavy interval, and the thin one that its family leaves it where the datum has `adjusted`. Zero is drawn in ink.",
    },
    {
      name: "bar",
      doc: "A bar from zero with its interval, for those who insist.",
    },
    {
      name: "claim",
      doc: "What was claimed: the field from one value to another, tinted, with dashed edges. Where `from` or `to` is left out it runs to the edge.",
    },
    {
      name: "directLabels",
      doc: "A name beside each point of a plot with two axes of values, where it covers no point and no other name. A name that had to move far has a hairline.",
    },
    {
      name: "endLabels",
      doc: "A name at the right end of each line, in room that the plot leaves for it; names are pushed apart where ends are near each other. `z` says which points are one line.",
    },
  ];

const radius = 5.5;
const ofRows = [
  "x",
  "y",
  "x1",
  "x2",
  "name",
  "text",
  "arm",
  "fill",
  "back",
] as const satisfies readonly (keyof RowChannels<unknown>)[];
const ofLabels = [
  "x",
  "y",
  "text",
  "z",
  "arm",
] as const satisfies readonly (keyof LabelChannels<unknown>)[];

/** The marks of the report, for the cells of one page. */
export function authorMarks(subject: Subject): AuthorMarks {
  const records = <T>(mark: string, data: readonly T[], channels: RowChannels<T>) => {
    checkChannels(mark, channels ?? {}, ofRows, data);
    const needs = readRows(data, channels, "level", subject);
    const drawn = needs.lines.map(
      (line, i): EstimateRecord => ({
        y: line.key,
        x: line.value,
        interval: intervalOf(line),
        ours: oursOf(needs.data[i]?.published),
        raw: null,
        flat: false,
        mark: line.mark,
        back: line.back,
        r: radius,
        title: titleOfLine(line, needs.data[i]?.n),
      }),
    );
    return { needs, drawn };
  };
  return Object.freeze({
    estimate: <T>(data: readonly T[], channels: RowChannels<T>) => {
      const { needs, drawn } = records("estimate", data, channels);
      return composite(estimates(drawn), needs);
    },
    bar: <T>(data: readonly T[], channels: RowChannels<T>) => {
      const { needs, drawn } = records("bar", data, channels);
      return composite(barMarks(drawn, 6), { ...needs, values: [0] });
    },
    difference: <T>(data: readonly T[], channels: RowChannels<T>) => {
      checkChannels("difference", channels ?? {}, ofRows, data);
      const needs = readRows(data, channels, "difference", subject);
      const drawn = needs.lines.map((line, i): DifferenceRecord => {
        const datum = needs.data[i];
        const adjusted = datum?.adjusted?.interval;
        return {
          y: line.key,
          x: line.value,
          interval: intervalOf(line),
          adjusted: adjusted ? endsOf(adjusted) : null,
          published: datum?.published === true,
          mark: line.mark,
          back: line.back,
          r: radius,
          title: titleOfLine(line, datum?.n),
        };
      });
      const reach = drawn.flatMap((d) =>
        (d.adjusted ?? []).filter((end) => Math.abs(end) < beyond),
      );
      return composite(differences(drawn), { ...needs, values: reach });
    },
    claim: (region: { readonly from?: number; readonly to?: number }) => {
      checkChannels("claim", region ?? {}, ["from", "to"]);
      const { from, to } = region ?? {};
      if (from === undefined && to === undefined)
        throw new Error("upheld.claim needs `from`, `to` or both: { from: 0.8 }");
      const edges = [from, to].filter((edge) => edge !== undefined);
      return composite(claimMarks({ lower: from ?? null, upper: to ?? null }), {
        lines: [],
        values: edges,
        axis: null,
        metric: null,
      });
    },
    directLabels: <T>(data: readonly T[], channels: LabelChannels<T>) => {
      checkChannels("directLabels", channels ?? {}, ofLabels, data);
      return directLabels(data, channels, subject);
    },
    endLabels: <T>(data: readonly T[], channels: LabelChannels<T>) => {
      checkChannels("endLabels", channels ?? {}, ofLabels, data);
      return endLabels(data, channels, subject);
    },
  });
}

function intervalOf(line: { readonly lower: number | null; readonly upper: number | null }) {
  return line.lower === null || line.upper === null ? null : endsOf(line);
}

/** Our own interval beside a published number, where the datum is an estimate that has one. */
function oursOf(published: unknown): readonly [number, number] | null {
  const ours = (published as { ours?: Parameters<typeof endsOf>[0] | null } | null)?.ours;
  return ours ? endsOf(ours) : null;
}
