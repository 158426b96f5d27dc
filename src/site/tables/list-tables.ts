import type { ExperimentReport, Report } from "../../model/index.ts";
import { address } from "../../model/report/address.ts";
import { listedExperiments } from "../../model/report/lookup.ts";
import { count, inSentence } from "../../wording/index.ts";
import type { SourceLinks } from "../source-links.ts";
import { sourceHref } from "../source-links.ts";
import type { ViewTable } from "./view-table.ts";
import { number, text } from "./view-table.ts";

/** Titles as a reader looks them up. */
const byTitle = new Intl.Collator("en", { numeric: true });

/** The experiments of a report, for its first page: by title, which readers see, as their ids they do not. */
export function experimentsTable(report: Report): ViewTable {
  return {
    label: "Experiments",
    columns: [
      { label: "Experiment", align: "left" },
      { label: "What varies", align: "left" },
      { label: "Metrics", align: "left" },
      ...["Conditions with data", "Samples", "Without a score"].map((label) => ({
        label,
        align: "right" as const,
      })),
    ],
    rows: listedExperiments(report)
      .toSorted((a, b) => byTitle.compare(a.experiment.title, b.experiment.title))
      .map(({ experiment, counts }) => ({
        cells: [
          text(experiment.title, { to: address.experiment(experiment.id), wrap: true }),
          text(
            experiment.design.factors
              .map((f) => `${inSentence(f.label, experiment)} (${f.levels.length})`)
              .join(", "),
            { wrap: true },
          ),
          text(experiment.metrics.map((m) => inSentence(m.label, experiment)).join(", "), {
            wrap: true,
          }),
          number(`${count(counts.conditions.present)} of ${count(counts.conditions.planned)}`),
          number(counts.samples > 0 ? count(counts.samples) : "", {
            note: counts.published > 0 ? `${count(counts.published)} published †` : undefined,
          }),
          number(count(counts.missing)),
        ],
      })),
  };
}

export function qualityTable(report: ExperimentReport): ViewTable {
  return {
    label: "Data quality",
    asItStands: true,
    columns: [
      { label: "Check", align: "left" },
      { label: "Result", align: "left" },
    ],
    rows: report.quality.map(({ label, result }) => ({ cells: [text(label), text(result)] })),
  };
}

export function filesTable(report: ExperimentReport, sources: SourceLinks | null): ViewTable {
  return {
    label: "Input files",
    columns: [
      { label: "File", align: "left" },
      { label: "Format", align: "left" },
      { label: "sha256", align: "left" },
      { label: "Bytes", align: "right" },
      { label: "Samples", align: "right" },
    ],
    rows: report.files.map((file) => ({
      cells: [
        text(file.path, {
          code: true,
          away: sourceHref(sources, file.path) ?? undefined,
          note: file.notes.join("; ") || undefined,
        }),
        text(file.format),
        text(file.sha256, { code: true }),
        number(count(file.bytes)),
        number(count(file.samples)),
      ],
    })),
  };
}
