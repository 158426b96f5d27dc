import { capital, sentences } from "../lib/words.ts";
import type { Estimate, Metric } from "../model/index.ts";
import { boundsOf, isShare } from "../model/index.ts";
import { mergeNumbers } from "./method-line.ts";

/** Several methods in as few words as they need: those that differ in their counts alone become one, with ranges. */
export function methodsInWords(methods: readonly string[]): string {
  return sentences(mergeNumbers([...new Set(methods)]).map(capital));
}

/** The range of a score; shares are in percent, which has one. */
function scaleInWords(metric: Metric): string {
  const bounds = isShare(metric) ? null : boundsOf(metric);
  return bounds ? `; from ${bounds[0]} to ${bounds[1]}` : "";
}

/** What a metric measures and how its estimates were computed, to follow its name. */
export function metricInWords(metric: Metric, estimates: readonly Estimate[]): string {
  const own = estimates.filter((e) => e.metric === metric.id);
  const ours = own.flatMap((e) => e.published?.ours?.method ?? []);
  const places = [...new Set(own.flatMap((e) => e.published?.place ?? []))];
  const role = metric.role === "other" ? "" : `, a ${metric.role}`;
  return [
    `${role}; better: ${metric.better}${scaleInWords(metric)}.`,
    sentences([metric.doc, metric.where && `Counted where ${metric.where}`]),
    methodsInWords(own.map((e) => e.method)),
    places.length === 1 && `Where: ${sentences(places)}`,
    ours.length > 0 && `Interval of ours: ${methodsInWords(ours)}`,
  ]
    .filter(Boolean)
    .join(" ");
}
