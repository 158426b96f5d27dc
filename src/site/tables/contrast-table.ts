import type { ContrastReport, Counted, Experiment, ExperimentReport } from "../../model/index.ts";
import { describeSelection, markOf } from "../../model/index.ts";
import { countedSides } from "../../model/report/behind.ts";
import { adjustedHead } from "../../wording/index.ts";
import { withSamples } from "./samples-column.ts";
import type { ViewCell, ViewRow, ViewTable } from "./view-table.ts";
import { intervalCell, missing, number, rightColumns, text } from "./view-table.ts";

/** Every level that is not a baseline, minus its baseline: a table for each compared factor. */
export function contrastTables(report: ExperimentReport): ViewTable[] {
  const strips = new Map(report.strips.map((s) => [s.key, s.drawing.svg]));
  const entries = report.contrasts.map((contrast, i) => ({
    contrast,
    strip: strips.get(`c:${i}`),
  }));
  const subjects = [...new Set(entries.map(({ contrast }) => contrast.words.group))];
  return subjects.map((subject) => {
    const own = entries.filter(({ contrast }) => contrast.words.group === subject);
    const drawn = own.some(({ strip }) => strip);
    const table: ViewTable = {
      label: `Contrasts: ${subject}`,
      columns: [
        { label: subject, align: "left" },
        { label: "Metric", align: "left" },
        ...(drawn ? [{ label: "own scale", align: "left" as const, drawing: true }] : []),
        ...rightColumns(
          "Difference",
          "95% interval",
          adjustedHead(own.map(({ contrast }) => contrast)),
          "Could show",
        ),
        { label: "Averaged over", align: "left" },
      ],
      rows: own.map(({ contrast, strip }) =>
        contrastRow(contrast, report.experiment, drawn ? (strip ?? "") : null),
      ),
    };
    return withSamples(table, report, (i) =>
      own
        .slice(i, i + 1)
        .flatMap(({ contrast }) =>
          contrast.published ? [] : sidesOf(contrast, report.experiment),
        ),
    );
  });
}

/** What both sides of a contrast count. */
function sidesOf(contrast: ContrastReport, { metrics }: Experiment): readonly Counted[] {
  return countedSides(contrast, metrics.find(({ id }) => id === contrast.metric) ?? {});
}

function contrastRow(
  contrast: ContrastReport,
  experiment: Experiment,
  strip: string | null,
): ViewRow {
  const metric = experiment.metrics.find((m) => m.id === contrast.metric);
  return {
    group: contrast.metric,
    cells: [
      text(describeSelection(contrast.of, experiment), {
        mark: markOf(contrast.of, experiment, contrast.published),
      }),
      text(metric?.label ?? contrast.metric),
      ...(strip === null ? [] : [text("", { svg: strip })]),
      ...(metric ? valueCells(contrast) : []),
      text(contrast.words.over, { wrap: true }),
    ],
  };
}

function valueCells(contrast: ContrastReport): ViewCell[] {
  const { value, reason, interval, words: parts } = contrast;
  if (value === null) return [missing(reason ?? "no contrast", 4)];
  return [
    number(parts.value ?? "", { strong: true, value }),
    intervalCell(parts.interval ?? parts.reason, interval),
    number(parts.p ?? "", { value: contrast.adjusted?.p ?? contrast.p?.value ?? undefined }),
    number(parts.couldShow ?? ""),
  ];
}
