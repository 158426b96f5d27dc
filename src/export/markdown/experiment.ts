import type { RootContent } from "mdast";
import { capital, counted } from "../../lib/words.ts";
import type { ExperimentReport, Metric, Table } from "../../model/index.ts";
import { describeSelection } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { count } from "../../wording/index.ts";
import { bullets, heading, link, paragraph, shortTable, text, written } from "./document.ts";

/** The page of an experiment as Markdown: its design, every number by condition, every difference, its quality. */
export function experimentMarkdown(report: ExperimentReport, to: (path: string) => string): string {
  const { experiment, counts, quality, files } = report;
  const { id, title, summary, design, metrics, caveats } = experiment;
  const runs =
    counts.replicates > 1 ? `, ${counted(counts.replicates, design.replicate ?? "run")}` : "";
  return written(
    heading(1, title),
    ...(summary ? [paragraph(text(summary))] : []),
    paragraph(
      text(
        `${count(counts.samples)} samples of ${counted(counts.units, design.unit)}${runs}, ${count(counts.published)} published estimates. `,
      ),
      link(to(address.experiment(id)), "The page with its tables"),
      text("."),
    ),
    ...(caveats.length > 0 ? [bullets(caveats.map((caveat) => [text(caveat)]))] : []),
    heading(2, "Design"),
    ...design.factors.map((factor) =>
      bullets([
        [
          text(
            `${factor.label} (${factor.role}): ${factor.levels.map(({ id: level, label }) => (level === factor.baseline ? `${label} (baseline)` : label)).join("; ")}`,
          ),
        ],
      ]),
    ),
    ...metrics.flatMap((metric) => metricBlocks(metric, report)),
    ...contrastBlocks(report),
    heading(2, "Data quality"),
    bullets(quality.map(({ label, result }) => [text(`${label}: ${result}`)])),
    ...(files.length > 0
      ? [
          heading(2, "Files"),
          bullets(files.map(({ path, sha256 }) => [text(`${path}, sha256 ${sha256}`)])),
        ]
      : []),
  );
}

/** Where all rows of a table stand. */
const inJson = [text("in the JSON of the experiment")];

function metricBlocks(metric: Metric, report: ExperimentReport): readonly RootContent[] {
  const { experiment, estimates } = report;
  const own = estimates.filter((estimate) => estimate.metric === metric.id);
  if (own.length === 0) return [];
  const table = tableWith(
    ["Condition", "Value", "95% interval", "n", "Missing"],
    own.map(({ of, words }) => [
      describeSelection(of, experiment) || "all",
      words.value ?? words.reason ?? "",
      words.interval ?? "",
      words.n,
      words.missing,
    ]),
  );
  return [
    heading(2, `${metric.label} (${metric.role}, ${metric.better} is better)`),
    ...(metric.doc ? [paragraph(text(metric.doc))] : []),
    ...shortTable(table, inJson),
    ...methodsOf(own),
  ];
}

function contrastBlocks({ contrasts, experiment }: ExperimentReport): readonly RootContent[] {
  if (contrasts.length === 0) return [];
  const labels = new Map(experiment.metrics.map(({ id, label }) => [id, label]));
  const table = tableWith(
    ["Compared", "Metric", "Difference", "95% interval", "Samples"],
    contrasts.map(({ metric, words }) => [
      words.name,
      labels.get(metric) ?? metric,
      words.value ?? words.reason ?? "",
      words.interval ?? "",
      words.n,
    ]),
  );
  return [
    heading(2, "Differences from the baseline"),
    ...shortTable(table, inJson),
    ...methodsOf(contrasts),
  ];
}

/** What all rows of a table were computed by, each method once. */
const methodsOf = (list: readonly { readonly method: string }[]): readonly RootContent[] =>
  [...new Set(list.map(({ method }) => method))]
    .slice(0, mostMethods)
    .map((method) => paragraph(text(capital(method))));

/** Methods that are named below a table; the rows that have others say so in the JSON. */
const mostMethods = 3;

const tableWith = (heads: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  columns: heads.map((label, i) => ({ id: label, label, align: i === 0 ? "left" : "right" })),
  rows: rows.map((cells) => ({ cells: cells.map((cell) => ({ text: cell, kind: "text" })) })),
});
