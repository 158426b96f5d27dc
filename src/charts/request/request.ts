import { nearest } from "../../lib/nearest.ts";
import type { Experiment, Factor, Level, Metric, Selection } from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { FigureRequest, Refusal } from "../chart-type.ts";

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "message" in value;
}

/** What a request names, found: experiment and metrics. */
export interface Subject {
  readonly experiment: Experiment;
  readonly metrics: readonly Metric[];
}

export function findSubject(request: FigureRequest, evidence: Evidence): Subject | Refusal {
  const experiment = evidence.experiment(request.experiment);
  if (!experiment)
    return refuse(
      `There is no experiment "${request.experiment}"`,
      evidence.experiments.map((e) => e.id),
      request.experiment,
    );
  const metrics: Metric[] = [];
  const ids = experiment.metrics.map((m) => m.id);
  for (const id of request.metrics.length > 0 ? request.metrics : ids) {
    const metric = experiment.metrics.find((m) => m.id === id);
    if (!metric) return refuse(`"${id}" is not a metric of ${experiment.id}`, ids, id);
    metrics.push(metric);
  }
  return metrics.length > 0
    ? { experiment, metrics }
    : { message: `${experiment.id} has no metrics` };
}

/** A factor by name; null where the request names none and `fallback` finds none. */
export function findFactor(
  experiment: Experiment,
  id: string | null | undefined,
  fallback: () => Factor | undefined = () => undefined,
): Factor | null | Refusal {
  if (!id) return fallback() ?? null;
  const ids = experiment.design.factors.map((f) => f.id);
  return (
    experiment.design.factors.find((f) => f.id === id) ??
    refuse(`"${id}" is not a factor of ${experiment.id}`, ids, id)
  );
}

function refuse(message: string, known: readonly string[], found: string): Refusal {
  const near = nearest(found, known);
  return {
    message,
    expected: known.join(", "),
    found,
    ...(near ? { fix: `Did you mean "${near}"?` } : {}),
  };
}

/** Levels of a factor that a request shows, in manifest order. */
export function levelsShown(factor: Factor, of: Selection): readonly Level[] {
  const wanted = of[factor.id];
  return wanted ? factor.levels.filter((l) => wanted.includes(l.id)) : factor.levels;
}

/** A selection narrowed to one level of some factors. */
export function narrowed(
  of: Selection,
  ...choices: readonly (readonly [Factor | null, Level | null])[]
): Selection {
  const result: Record<string, string[]> = Object.fromEntries(
    Object.entries(of).map(([k, v]) => [k, [...v]]),
  );
  for (const [factor, level] of choices) if (factor && level) result[factor.id] = [level.id];
  return result;
}

/** Why a selection has no value: its declared absence, or null where it has data (or was never planned). */
export type Presence =
  | { readonly kind: "present" }
  | { readonly kind: "absent"; readonly reason: string }
  | { readonly kind: "unplanned" };

export function presenceOf(
  experiment: Experiment,
  metric: Metric,
  of: Selection,
  evidence: Evidence,
): Presence {
  const fits = (condition: Readonly<Record<string, string>>) =>
    Object.entries(of).every(
      ([factor, levels]) => condition[factor] === undefined || levels.includes(condition[factor]),
    );
  if (evidence.conditions(experiment.id, metric.id).some(fits)) return { kind: "present" };
  const overlaps = (
    a: Readonly<Record<string, readonly string[]>>,
    b: Readonly<Record<string, readonly string[]>>,
  ) =>
    Object.entries(a).every(
      ([factor, levels]) => !b[factor] || levels.some((l) => b[factor]?.includes(l)),
    );
  const absent = experiment.design.absent.find(
    (a) => overlaps(a.condition, of) && (!metric.on || overlaps(a.condition, metric.on)),
  );
  return absent ? { kind: "absent", reason: absent.reason } : { kind: "unplanned" };
}
