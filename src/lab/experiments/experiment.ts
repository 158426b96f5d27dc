import type { Recipe } from "../training/recipe.ts";

type FactorRole = "arm" | "trigger" | "persona" | "context" | "other";

export interface LevelSpec {
  readonly label: string;
  readonly note?: string;
  readonly value?: number;
}

export interface FactorSpec {
  readonly label: string;
  readonly role: FactorRole;
  readonly baseline: string;
  readonly levels: Readonly<Record<string, string | LevelSpec>>;
}

export interface MetricSpec {
  readonly label: string;
  readonly doc: string;
  readonly kind: "binary";
  readonly role: "capability" | "propensity" | "other";
  readonly better: "higher" | "lower";
  /** Selector of the conditions in which the metric has a meaning. */
  readonly on?: string;
}

/** One model to be asked: the result of a recipe, after its last step or one that it keeps. */
export interface ModelSpec {
  readonly recipe: string;
  readonly step?: number;
  readonly factors: Readonly<Record<string, string>>;
  /** Ids of the probes it gets; all of them if left out. */
  readonly probes?: readonly string[];
}

/** One list of prompts put to every model, and how the outputs are scored. */
export interface ProbeSpec {
  readonly id: string;
  /** Name of a list of prompts of the world. */
  readonly prompts: string;
  readonly count: number;
  /** Words in front of each prompt, and after it. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly temperature: 0 | 1;
  /** Most tokens to add. */
  readonly longest: number;
  /** Metric to scorer. */
  readonly scores: Readonly<Record<string, string>>;
  readonly factors: Readonly<Record<string, string>>;
}

/** An experiment as plain data: everything that is decided before the run. */
export interface ExperimentSpec {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly world: string;
  readonly seeds: readonly number[];
  readonly unit: string;
  readonly recipes: readonly Recipe[];
  readonly models: readonly ModelSpec[];
  readonly probes: readonly ProbeSpec[];
  readonly factors: Readonly<Record<string, FactorSpec>>;
  readonly metrics: Readonly<Record<string, MetricSpec>>;
  readonly absent: readonly { readonly condition: string; readonly reason: string }[];
  readonly caveats: readonly string[];
}

/** Whole numbers from first to last. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
