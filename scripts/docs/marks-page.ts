import { authorMarkDocs, type LabelChannels, type RowChannels } from "../../src/charts/index.ts";
import { markExamples } from "./mark-examples.ts";

interface ChannelDoc {
  readonly type: string;
  readonly otherwise: string;
  readonly doc: string;
}

const channel = "name of a column, or `(row, index) => …`";

/** A row for each channel that the types know: one that is added has to be described here. */
const rowChannels: Readonly<Record<keyof RowChannels<unknown>, ChannelDoc>> = {
  y: {
    type: channel,
    otherwise: "required",
    doc: "The row: its label, or the id of an arm, which is written with the arm's label and colour.",
  },
  x: { type: channel, otherwise: "`value`", doc: "The value." },
  x1: {
    type: channel,
    otherwise: "`interval.lower`, or `lower`",
    doc: "Lower end of the interval; none where there is neither.",
  },
  x2: {
    type: channel,
    otherwise: "`interval.upper`, or `upper`",
    doc: "Upper end of the interval.",
  },
  name: {
    type: channel,
    otherwise: "none",
    doc: "Tells several lines of one row apart; written once, beside the first mark that has room for it.",
  },
  text: {
    type: `${channel}, or \`null\``,
    otherwise: "the value as the report writes it",
    doc: "Number at the right of its line.",
  },
  arm: {
    type: channel,
    otherwise: "the arm of `of`, or of the row",
    doc: "Id of the arm whose colour the mark takes.",
  },
  fill: {
    type: channel,
    otherwise: "as the condition in `of` is drawn",
    doc: "`hollow` or `solid`.",
  },
  back: {
    type: channel,
    otherwise: "`false`",
    doc: "Whether the mark is drawn faintly, so that the others stand out.",
  },
};

const labelChannels: Readonly<Record<keyof LabelChannels<unknown>, ChannelDoc>> = {
  x: { type: channel, otherwise: "required", doc: "Where the point stands." },
  y: { type: channel, otherwise: "required", doc: "Where the point stands." },
  text: {
    type: channel,
    otherwise: "required",
    doc: "The name; the id of an arm is written as the arm's label.",
  },
  z: { type: channel, otherwise: "`text`", doc: "Which points are one line (`endLabels`)." },
  arm: {
    type: channel,
    otherwise: "`z`, or `text`",
    doc: "Id or label of the arm whose colour the name takes.",
  },
};

const claimOptions: Readonly<Record<string, ChannelDoc>> = {
  from: { type: "number", otherwise: "the edge", doc: "Where the claim begins, on the x axis." },
  to: {
    type: "number",
    otherwise: "the edge",
    doc: "Where the claim ends; one of the two is needed.",
  },
};

const table = (docs: Readonly<Record<string, ChannelDoc>>): readonly string[] => [
  "| option | type | where left out | what |",
  "|---|---|---|---|",
  ...Object.entries(docs).map(
    ([name, { type, otherwise, doc }]) => `| \`${name}\` | ${type} | ${otherwise} | ${doc} |`,
  ),
  "",
];

const optionsOf = (mark: string): readonly string[] => {
  if (mark === "claim") return table(claimOptions);
  return mark.endsWith("Labels") ? table(labelChannels) : table(rowChannels);
};

/** docs/marks.md: the marks that a cell has, each with its picture, its code and its options. */
export function marksPage(): string {
  return [
    "<!-- Written by `npm run docs`; the pictures by `node scripts/mark-pictures.ts`. -->",
    "",
    "# Marks of the report",
    "",
    "After this page you can draw what no chart of the [gallery](gallery.md) draws, in code of your own, so that it looks like the rest of the page.",
    "",
    "A `js plot` or `ts plot` cell has `upheld` beside `Plot`. What it makes are ordinary marks of [Observable Plot](https://observablehq.com/plot/): they stand in `marks` with others and follow the scales of the plot. All are drawn in the colours, shapes and fonts of the report.",
    "",
    "A plot with rows (`estimate`, `difference`, `bar`) gets labels, numbers, grid and ticks from the report, and its margins and height from what these need. Of its own options `x.domain`, `x.ticks`, `x.tickFormat` (a function), `x.label` and `y.domain` (the order of rows) are kept. The axis is the one that a figure of the same metric has: 0 to 100 % for rates.",
    "",
    "A cell that draws and has a title is a figure of its page like any other: numbered in order, drawn for a phone and for a column, with a page of its own, CSV, JSON and SVG, and a place in `report.json`. Its address is made of its name, so give it one: `#name`; `:ref{#name}` writes its number. The title is Markdown. Its data are what its marks draw, and stand folded below it with its code. Its method line says what the code asked the report for, and how that was computed; what the code makes of it nobody checks. `ariaLabel` of the plot is its text alternative; left out, the rows are said, or what is drawn against what. Texts that lie over each other are a warning, as in any figure.",
    "",
    "A plot without these marks gets the rest: categories take the hues of the report, an arm its own; black is ink and white is paper in either scheme; texts in ink stand on top, with a halo; margins grow where a text would be cut. A scheme or range that an author names is kept.",
    "",
    ...authorMarkDocs.flatMap(({ name, doc }) => {
      const example = markExamples.find(({ mark }) => mark === name);
      return [
        `## upheld.${name}`,
        "",
        doc,
        "",
        ...(example
          ? [
              `![${example.title}](marks/${name}.svg)`,
              "",
              "````md",
              `\`\`\`js plot {#${name} title="${example.title}"}`,
              example.code,
              "```",
              "````",
              "",
            ]
          : []),
        ...optionsOf(name),
      ];
    }),
    "The pictures are drawn from data of this repository.",
    "",
  ].join("\n");
}
