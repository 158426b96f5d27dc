import type {
  ExperimentFile,
  InputsFile,
  MetricFile,
  NotebookFile,
  ReportIndex,
  ScoreTable,
} from "../../model/index.ts";

/** A report as it was published: what stands in `report.json` and the files that it names. */
export interface PublishedReport {
  readonly index: ReportIndex;
  readonly inputs: InputsFile;
  /** In the order of the report. */
  readonly notebooks: readonly NotebookFile[];
  readonly experiments: readonly PublishedExperiment[];
}

export interface PublishedExperiment {
  readonly file: ExperimentFile;
  /** Every number of every metric, in the order of the files. */
  readonly numbers: MetricFile;
  /** Reads the score of each sample. */
  readonly scores: () => ScoreTable | NoScores;
}

/** Why there are no scores of single samples. */
export type NoScores = "not published" | "not there" | "not readable" | "not as published";
