import { count, difference, pValue, ratio } from "../../lib/format-number.ts";
import type { Contrast, Experiment, ExperimentReport, Metric } from "../../model/index.ts";
import { contrastStyle, describeSelection, markOf } from "../../model/index.ts";
import { contrastText } from "../numbers.ts";
import { averagedInWords } from "../words.ts";
import type { ViewCell, ViewRow, ViewTable } from "./view-table.ts";
import { intervalCell, missing, number, rightColumns, text } from "./view-table.ts";

/** Every level that is not a baseline, minus its baseline: a table for each compared factor. */
export function contrastTables(report: ExperimentReport): ViewTable[] {
  const strips = new Map(report.strips.map((s) => [s.key, s.drawing.svg]));
  const entries = report.contrasts.map((contrast, i) => ({
    contrast,
    strip: strips.get(`c:${i}`),
  }));
  const subjects = [
    ...new Set(entries.map(({ contrast }) => subjectOf(contrast, report.experiment))),
  ];
  return subjects.map((subject) => {
    const own = entries.filter(
      ({ contrast }) => subjectOf(contrast, report.experiment) === subject,
    );
    const drawn = own.some(({ strip }) => strip);
    return {
      label: `Contrasts: ${subject}`,
      columns: [
        { label: subject, align: "left" },
        { label: "Metric", align: "left" },
        ...(drawn ? [{ label: "own scale", align: "left" as const, drawing: true }] : []),
        ...rightColumns("Difference", "95% interval", "Holm p", "Could show"),
        { label: "Averaged over", align: "left" },
      ],
      rows: own.map(({ contrast, strip }) =>
        contrastRow(contrast, report.experiment, drawn ? (strip ?? "") : null),
      ),
    };
  });
}

/** `Arm, minus model organism`. */
function subjectOf(contrast: Contrast, experiment: Experiment): string {
  const factors = experiment.design.factors
    .filter((f) => contrast.versus[f.id])
    .map((f) => f.label);
  return `${factors.join(" and ")}, minus ${describeSelection(contrast.versus, experiment)}`;
}

function contrastRow(contrast: Contrast, experiment: Experiment, strip: string | null): ViewRow {
  const metric = experiment.metrics.find((m) => m.id === contrast.metric);
  return {
    group: contrast.metric,
    cells: [
      text(describeSelection(contrast.of, experiment), {
        mark: markOf(contrast.of, experiment, contrast.published),
      }),
      text(metric?.label ?? contrast.metric),
      ...(strip === null ? [] : [text("", { svg: strip })]),
      ...(metric ? valueCells(contrast, metric) : []),
      text([overWords(contrast, experiment), ...contrast.restricted].filter(Boolean).join("; "), {
        wrap: true,
      }),
    ],
  };
}

function overWords(contrast: Contrast, experiment: Experiment): string {
  return averagedInWords(contrast.averagedOver, experiment).replace(/^averaged over /, "");
}

function valueCells(contrast: Contrast, metric: Metric): ViewCell[] {
  if (contrast.value === null) return [missing(contrast.reason ?? "no contrast", 4)];
  const written = contrastText(contrast, metric);
  const p = contrast.adjusted?.p ?? null;
  return [
    number(written.value, { strong: true }),
    intervalCell(written.interval ?? contrast.reason ?? "none"),
    number(p === null ? "" : pValue(p)),
    number(smallest(contrast, metric)),
  ];
}

function smallest(contrast: Contrast, metric: Metric): string {
  if (contrast.smallestDetectable === null) return "";
  const style = contrastStyle(contrast, metric, { values: [contrast.smallestDetectable] });
  const write = contrast.scale === "ratio" ? ratio : difference;
  return write(contrast.smallestDetectable, style).replace(/^[+×]/, "");
}

/** `n = 1,000 and 990` of the two sides. */
export function sidesOf(contrast: Contrast): string {
  return `${count(contrast.n.of)} and ${count(contrast.n.versus)}`;
}
