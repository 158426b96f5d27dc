import type {
  Estimate,
  Experiment,
  Factor,
  Level,
  Mark,
  Metric,
  Selection,
} from "../../../model/index.ts";
import type { Evidence } from "../../../stats/index.ts";
import type { FigureRequest, Highlight, Refusal } from "../../chart-type.ts";
import { factorOf, huesAreUnique, markOf } from "../../layout/grammar.ts";
import {
  findFactor,
  findSubject,
  isRefusal,
  levelsShown,
  narrowed,
  presenceOf,
} from "../../request/request.ts";
import { refuseHighlight } from "../../row-data/highlight.ts";
import {
  oneReplicate,
  type ReplicateValue,
  replicateValues,
} from "../replicates/gather-replicates.ts";

export interface CurvePoint {
  readonly x: number;
  readonly label: string;
  readonly estimate: Estimate;
  readonly mark: Mark;
  /** Values of the replicates, where the figure shows them. */
  readonly seeds?: readonly ReplicateValue[];
}
export interface CurveLine {
  readonly label: string;
  /** From 0 for the first level that the figure selects to 1 for the last, whether or not a panel has them all. */
  readonly rank: number;
  readonly mark: Mark;
  readonly of: Selection;
  readonly points: readonly CurvePoint[];
}
export interface CurvePanel {
  readonly metric: Metric;
  readonly facet: Level | null;
  readonly lines: readonly CurveLine[];
}
export interface Curve {
  readonly experiment: Experiment;
  readonly x: Factor;
  readonly color: Factor | null;
  readonly facet: Factor | null;
  readonly panels: readonly CurvePanel[];
  readonly highlight?: Highlight;
}

/** Whether arms share hues and are so many that their lines could not be told apart. */
function tooManyLines(factor: Factor, request: FigureRequest): boolean {
  const shown = levelsShown(factor, request.of).length;
  return factor.role === "arm" && !huesAreUnique(factor) && shown > 3;
}

/** A metric along a factor whose levels are numbers; a line per arm, or a panel where hues do not suffice. */
export function gatherCurve(request: FigureRequest, evidence: Evidence): Curve | Refusal {
  const subject = findSubject(request, evidence);
  if (isRefusal(subject)) return subject;
  const { experiment, metrics } = subject;
  const numeric = (f: Factor) =>
    levelsShown(f, request.of).filter((l) => l.value !== undefined).length > 1;
  const x = findFactor(experiment, request.x, () => experiment.design.factors.find(numeric));
  if (isRefusal(x)) return x;
  if (!x || !numeric(x))
    return {
      message: x
        ? `Levels of ${x.label} have no positions on an axis`
        : "No factor has levels with positions on an axis",
      expected: "a factor whose levels have `value`, e.g. { label: step 200, value: 200 }",
      ...(request.x ? { found: request.x } : {}),
    };
  const asked = findFactor(experiment, request.facet);
  if (isRefusal(asked)) return asked;
  // A factor that has panels of its own needs no lines as well.
  const wanted = findFactor(experiment, request.color, () =>
    [factorOf(experiment, "arm"), factorOf(experiment, "trigger")].find(
      (f) => f && f !== x && f !== asked,
    ),
  );
  if (isRefusal(wanted)) return wanted;
  // Arms whose lines could not be told apart have a panel each, where the figure has no other panels.
  const apart = asked === null && wanted !== null && tooManyLines(wanted, request);
  const [facet, color] = apart ? [wanted, null] : [asked, wanted];
  const lines = color ? levelsShown(color, request.of) : [null];
  if (color && tooManyLines(color, request))
    return {
      message: `${lines.length} arms share hues: their lines cannot be told apart`,
      expected: "at most six arms with a hue each",
      fix: "Choose arms with `of`, or draw one panel per arm with facet=.",
    };
  const panels = metrics.flatMap((metric) =>
    (facet ? levelsShown(facet, request.of) : [null]).map((level): CurvePanel => {
      const of = narrowed(request.of, [facet, level]);
      const drawn = lines.map((line, at): CurveLine => {
        const points = levelsShown(x, of).flatMap((step): CurvePoint[] => {
          const selection = narrowed(of, [color, line], [x, step]);
          if (
            step.value === undefined ||
            presenceOf(experiment, metric, selection, evidence).kind !== "present"
          )
            return [];
          const estimate = evidence.estimate({
            experiment: experiment.id,
            metric: metric.id,
            of: selection,
          });
          const mark = markOf(selection, experiment, estimate.published !== null);
          return estimate.value === null
            ? []
            : [{ x: step.value, label: step.label, estimate, mark }];
        });
        return {
          label: line?.label ?? metric.label,
          rank: lines.length > 1 ? at / (lines.length - 1) : 0,
          mark: markOf(narrowed(of, [color, line]), experiment),
          of: narrowed(of, [color, line]),
          points: points.sort((a, b) => a.x - b.x),
        };
      });
      return { metric, facet: level, lines: drawn.filter((l) => l.points.length > 0) };
    }),
  );
  const filled = panels.filter((p) => p.lines.length > 0);
  if (filled.length === 0) return { message: "No point of the curve has a value" };
  const { highlight } = request;
  return (
    refuseHighlight(
      filled.map((p) => p.lines.map((l) => l.of)),
      highlight,
    ) ?? { experiment, x, color, facet, panels: filled, ...(highlight ? { highlight } : {}) }
  );
}

/** The same with the values of each replicate at each point. */
export function withReplicates(data: Curve, evidence: Evidence): Curve | Refusal {
  const panels = data.panels.map((panel) => ({
    ...panel,
    lines: panel.lines.map((line) => ({
      ...line,
      points: line.points.map((p) =>
        p.estimate.published ? p : { ...p, seeds: replicateValues(p.estimate, evidence) },
      ),
    })),
  }));
  const most = Math.max(
    0,
    ...panels.flatMap((p) => p.lines.flatMap((l) => l.points.map((q) => q.seeds?.length ?? 0))),
  );
  return most > 1 ? { ...data, panels } : oneReplicate(most);
}
