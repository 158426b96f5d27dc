import { stableJson } from "../../lib/stable-json.ts";
import type { Experiment, FindingReport, Selection } from "../../model/index.ts";
import { address, describeSelection } from "../../model/index.ts";
import type { PublishedReport } from "../published/published-report.ts";
import type { ChangedNumber, ShownValue } from "./comparison.ts";

/** A number of a report, under a name that it keeps while it is of the same thing. */
export interface NamedNumber {
  readonly key: string;
  readonly what: string;
  readonly at: string;
  /** As pages write it, with its interval or the reason why there is none. */
  readonly text: string;
  readonly value: number | null;
  /** An end that is open is null. */
  readonly interval: { readonly lower: number | null; readonly upper: number | null } | null;
  readonly method: string;
}

/** Every number of a report: estimates and contrasts of experiments, and what findings rest on. */
export function numbersOf({ experiments, notebooks }: PublishedReport): readonly NamedNumber[] {
  return [
    ...notebooks.flatMap(({ findings }) => findings.map(numberOfFinding)),
    ...experiments.flatMap(({ file: { experiment }, numbers }) => [
      ...numbers.estimates.map((estimate) => ({
        key: stableJson(["estimate", experiment.id, estimate.metric, estimate.of]),
        what: `${labelOf(experiment, estimate.metric)}, ${said(estimate.of, experiment)} (${experiment.title})`,
        at: address.experiment(experiment.id),
        text: estimate.words.text,
        value: estimate.value,
        interval: estimate.interval,
        method: estimate.method,
      })),
      ...numbers.contrasts.map((contrast) => ({
        key: stableJson(["contrast", experiment.id, contrast.metric, contrast.of, contrast.versus]),
        what: `${labelOf(experiment, contrast.metric)}, ${contrast.words.name} (${experiment.title})`,
        at: address.experiment(experiment.id),
        text: contrast.words.text,
        value: contrast.value,
        interval: contrast.interval,
        method: contrast.method,
      })),
    ]),
  ];
}

function numberOfFinding(finding: Omit<FindingReport, "strip" | "chart">): NamedNumber {
  const rests = finding.contrast ?? finding.estimate;
  return {
    key: stableJson(["finding", finding.notebook, finding.id]),
    what: `Finding ${finding.number}: ${finding.text}`,
    at: address.finding(finding.notebook, finding.id),
    text: finding.words.text,
    value: rests?.value ?? null,
    interval: rests?.interval ?? null,
    method: finding.words.method,
  };
}

const said = (of: Selection, experiment: Experiment): string =>
  describeSelection(of, experiment) || "all";

const labelOf = ({ metrics }: Experiment, id: string): string =>
  metrics.find((metric) => metric.id === id)?.label ?? id;

/** A number whose readers would see another one; null where they see the same. */
export function changedNumber(before: NamedNumber, after: NamedNumber): ChangedNumber | null {
  if (before.text === after.text) return null;
  const { what, at, text } = after;
  const change = changeOf(before, after);
  const drawn = { before: shownValue(before), after: shownValue(after) };
  return { what, at, before: before.text, after: text, change, drawn };
}

const shownValue = ({ text, value, interval }: NamedNumber): ShownValue => ({
  text,
  value,
  range: "",
  lower: interval?.lower ?? null,
  upper: interval?.upper ?? null,
});

function changeOf(before: NamedNumber, after: NamedNumber): number | null {
  if (before.value === null || after.value === null || before.interval === null) return null;
  const half = halfWidth(before.value, before.interval);
  const moved = Math.abs(after.value - before.value);
  if (half === 0) return moved === 0 ? 0 : Number.POSITIVE_INFINITY;
  return moved / half;
}

/** Half the width of an interval; of one with an open end, how far the other end is from the value. */
function halfWidth(value: number, { lower, upper }: NonNullable<NamedNumber["interval"]>): number {
  if (lower !== null && upper !== null) return (upper - lower) / 2;
  return Math.abs((lower ?? upper ?? Number.POSITIVE_INFINITY) - value);
}

/** Whether a number stays where its old interval said that it may be. */
export function staysWithin({ value, interval }: NamedNumber, after: NamedNumber): boolean {
  if (value === null || after.value === null || interval === null) return false;
  const { lower, upper } = interval;
  return (
    (lower ?? Number.NEGATIVE_INFINITY) <= after.value &&
    after.value <= (upper ?? Number.POSITIVE_INFINITY)
  );
}
