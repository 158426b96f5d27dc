import type {
  Contrast,
  Estimate,
  Experiment,
  Finding,
  PValue,
  Selection,
} from "../../model/index.ts";
import type { FoundContrast, FoundEstimate, FoundTest } from "../facts/index.ts";

export interface EstimateQuestion {
  readonly experiment: string;
  readonly metric: string;
  readonly of: Selection;
  /** Confidence level; 0.95 if left out. */
  readonly level?: number;
  /** `checkpoints`: runs are taken as they are, and units are drawn; left out: runs are drawn where there are several. */
  readonly about?: Finding["about"];
}

export interface ContrastQuestion extends EstimateQuestion {
  readonly versus: Selection;
  readonly scale?: "difference" | "ratio" | "interaction";
  /** Factor of an interaction: (of − versus) at its other levels minus (of − versus) at its baseline. */
  readonly across?: string;
  /** Value against which p is computed; 0 if left out (1 for a ratio). */
  readonly null?: number;
}

/** What statistics finds out, as numbers and codes: `wording` makes evidence of it, with sentences. */
export type FoundEvidence = Evidence<FoundEstimate, FoundContrast, FoundTest>;

/** Answers every question about numbers that notebook, charts and report ask; computes each once. */
export interface Evidence<E = Estimate, C = Contrast, P = PValue> {
  experiment(id: string): Experiment | undefined;
  readonly experiments: readonly Experiment[];
  /** Conditions of an experiment that have samples or published estimates for the metric, in manifest order. */
  conditions(experiment: string, metric: string): readonly Readonly<Record<string, string>>[];
  estimate(question: EstimateQuestion): E;
  contrast(question: ContrastQuestion): C;
  /** Two-sided p of the hypothesis that a level equals `at`; null where nothing can be tested. */
  testEstimate(question: EstimateQuestion, at: number): P | null;
  /**
   * Raw values for distributions: one number per unit (mean over epochs) in the selection, in a fixed order. Of a metric
   * that is no mean of scores: what the unit says of the value, the value plus its influence.
   */
  unitValues(question: EstimateQuestion): readonly {
    readonly unit: string;
    readonly cluster: string | null;
    readonly replicate: string;
    readonly value: number;
  }[];
}
