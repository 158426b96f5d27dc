import type { ExperimentReport } from "../../model/index.ts";
import { describeSelection } from "../../model/index.ts";
import { count, shareText } from "../../wording/index.ts";
import type { ExperimentData } from "./experiment-data.ts";

type Row = ExperimentReport["quality"][number];

/** The data-quality table: what was planned, read, scored, lost and why. */
export function qualityOf(
  data: ExperimentData,
  grid: ExperimentReport["grid"],
  absences: ExperimentReport["absences"],
): readonly Row[] {
  const { experiment, counts } = data;
  const name = (condition: Record<string, string>) =>
    describeSelection(
      Object.fromEntries(Object.entries(condition).map(([f, l]) => [f, [l]])),
      experiment,
    );
  const absent = grid.filter((c) => c.absent !== null);
  const uncounted = absences.reduce((sum, { conditions }) => sum + conditions, 0);
  const rows: Row[] = [
    { label: "Planned conditions", result: count(grid.length + uncounted) },
    { label: "Present", result: count(grid.length - absent.length) },
  ];
  if (absent.length > 0) {
    const shown = absent.slice(0, 6).map((c) => `${name(c.condition)} (${c.absent})`);
    rows.push({
      label: "Absent",
      result: `${absent.length}: ${shown.join("; ")}${absent.length > 6 ? "; …" : ""}`,
    });
  }
  for (const { reason, conditions } of absences)
    rows.push({ label: `Absent: ${reason.replace(/[.]$/, "")}`, result: count(conditions) });
  if (counts.samples > 0) {
    rows.push({ label: "Samples read", result: count(counts.samples) });
    rows.push(...metricRows(data, grid, name));
    rows.push({ label: "Duplicates", result: count(counts.duplicates) });
    rows.push({
      label: `${capital(experiment.design.unit)}s in every condition present`,
      result: `${count(counts.unitsEverywhere)} of ${count(counts.units)}`,
    });
  }
  if (data.published.length > 0) {
    const bare = data.published.filter((p) => p.lower === null).length;
    rows.push({
      label: "Published estimates",
      result: `${count(data.published.length)}, of which ${count(bare)} without an interval`,
    });
  }
  for (const file of data.files)
    for (const note of file.notes) rows.push({ label: file.path, result: note });
  return rows;
}

function metricRows(
  data: ExperimentData,
  grid: ExperimentReport["grid"],
  name: (c: Record<string, string>) => string,
): Row[] {
  return data.experiment.metrics.flatMap((metric) => {
    const cells = grid.filter((c) => metric.id in c.scored);
    const scored = cells.reduce((n, c) => n + (c.scored[metric.id] ?? 0), 0);
    const byCause = new Map<string, number>();
    for (const cell of cells) {
      for (const [cause, n] of Object.entries(cell.missing[metric.id] ?? {}))
        byCause.set(cause, (byCause.get(cause) ?? 0) + n);
    }
    const total = [...byCause.values()].reduce((a, b) => a + b, 0);
    const rows: Row[] = [
      { label: `${metric.label}: scored`, result: `${count(scored)} of ${count(scored + total)}` },
    ];
    for (const [cause, n] of byCause)
      rows.push({ label: `${metric.label}: missing, ${cause}`, result: count(n) });
    const worst = cells
      .map((c) => ({
        c,
        lost: Object.values(c.missing[metric.id] ?? {}).reduce((a, b) => a + b, 0),
      }))
      .sort((a, b) => b.lost - a.lost)[0];
    if (worst && worst.lost > 0) {
      const of = worst.lost + (worst.c.scored[metric.id] ?? 0);
      rows.push({
        label: `${metric.label}: most missing in a condition`,
        result: `${count(worst.lost)} of ${count(of)} (${shareText(worst.lost, of)}), ${name(worst.c.condition)}`,
      });
    }
    return rows;
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
