import type { Draw, Experiment, Finding, Interval, Mark, Metric } from "../../model/index.ts";
import { boundsOf } from "../../model/index.ts";
import {
  type EvidenceAxis,
  findingInOneLine,
  findingStyle,
  intervalText,
  pointText,
  quantityName,
  quantityText,
} from "../../wording/index.ts";
import { type Axis, differenceAxis, quantityAxis, ratioAxis } from "../layout/axis.ts";
import { markOf } from "../layout/grammar.ts";

/** What a verdict was read from, the same for a level and for a difference. */
export interface FindingEvidence {
  readonly axis: EvidenceAxis;
  /** Where neither side is more: 0 of a difference, 1 of a ratio; null for a level. */
  readonly none: number | null;
  /** What the value is, in a word or two: the metric, or the kind of comparison. */
  readonly name: string;
  readonly metric: Metric;
  readonly mark: Mark;
  readonly value: number;
  readonly interval: Interval | null;
  readonly adjusted: Interval | null;
  readonly published: boolean;
  readonly draws: readonly Draw[];
  readonly drawKind: string;
  /** What was found and what became of the claim, for whoever hears the drawing. */
  readonly said: string;
  readonly write: (value: number) => string;
  readonly writeInterval: (interval: Interval | null) => string;
}

/**
 * The two lines of an interval: the narrower is heavy, so that both are seen. One is the 95 % interval, the other that
 * which decided: wider where a family is allowed for, narrower for equivalence.
 */
export function linesOf({ interval, adjusted }: Pick<FindingEvidence, "interval" | "adjusted">): {
  readonly heavy: Interval | null;
  readonly thin: Interval | null;
} {
  if (!interval || !adjusted || interval.level === adjusted.level)
    return { heavy: adjusted ?? interval, thin: null };
  return adjusted.level < interval.level
    ? { heavy: adjusted, thin: interval }
    : { heavy: interval, thin: adjusted };
}

/** Null where there is nothing to draw: no value on either side. */
export function evidenceOfFinding(
  finding: Finding,
  experiment: Experiment,
): FindingEvidence | null {
  const metric = experiment.metrics.find((m) => m.id === finding.metric);
  const source = finding.contrast ?? finding.estimate;
  if (!metric || !source || source.value === null) return null;
  const { design } = experiment;
  const byReplicate = source.replicates > 1 && source.draws.length === source.replicates;
  const shared = {
    metric,
    said: findingInOneLine(finding, experiment),
    value: source.value,
    interval: source.interval,
    adjusted: finding.adjusted.interval,
    draws: source.draws,
    drawKind: (byReplicate ? design.replicate : design.cluster) ?? design.replicate ?? design.unit,
  };
  const style = findingStyle(finding, metric);
  if (finding.contrast) {
    const ratio = finding.contrast.scale === "ratio";
    return {
      ...shared,
      axis: ratio ? "ratio" : "difference",
      none: ratio ? 1 : 0,
      name: quantityName(finding.contrast),
      mark: markOf(finding.of, experiment, finding.contrast.published),
      published: finding.contrast.published,
      write: (v) => pointText(v, ratio ? "ratio" : "difference", style),
      writeInterval: (i) => intervalText(i, style) ?? "",
    };
  }
  if (!finding.estimate) return null;
  return {
    ...shared,
    axis: "level",
    none: null,
    name: metric.label,
    mark: markOf(finding.of, experiment, finding.estimate.published !== null),
    published: finding.estimate.published !== null,
    write: (v) => quantityText(v, style),
    writeInterval: (i) => intervalText(i, style) ?? "",
  };
}

const finite = (values: readonly (number | null | undefined)[]) =>
  values.filter((v): v is number => typeof v === "number" && Number.isFinite(v));

/** How far an axis goes on beyond the evidence, as part of its span; and the span where all is one value. */
const beyondEvidence = 0.12;
const leastSpan = 0.1;

/** An axis that holds evidence and claim, with some of the claimed field on show. */
export function findingAxis(
  finding: Finding,
  evidence: FindingEvidence,
  px: number,
  more: readonly (number | null | undefined)[] = [],
): Axis {
  const { lower, upper } = finding.region;
  const shown = finite([
    evidence.value,
    evidence.interval?.lower,
    evidence.interval?.upper,
    evidence.adjusted?.lower,
    evidence.adjusted?.upper,
    lower,
    upper,
    ...more,
  ]);
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  // The field of a claim without an end goes on beyond the evidence, so that inside and outside can be seen.
  const spare = (high - low || leastSpan) * beyondEvidence;
  const field = [
    ...shown,
    lower === null ? low - spare : low,
    upper === null ? high + spare : high,
  ];
  if (evidence.axis === "difference") return differenceAxis(evidence.metric, field, px);
  if (evidence.axis === "ratio") return ratioAxis(field, px);
  const bounds = boundsOf(evidence.metric);
  const padded = [
    Math.max(bounds?.[0] ?? -Infinity, low - spare),
    Math.min(bounds?.[1] ?? Infinity, high + spare),
  ];
  return quantityAxis(evidence.metric, padded, px, true);
}
