import { isArea, isShare, type Metric } from "../../model/index.ts";

interface OfMetric {
  readonly metric: Metric;
}

/** Least part of a common axis that the values of each panel have to take: with less, its marks would lie on each other. */
const leastPart = 0.2;

/** Panels of one unit can be read on one scale: all shares are, and what belongs to the same score. */
const unitOf = ({ metric }: OfMetric): string =>
  isShare(metric) ? "share" : isArea(metric) ? "area" : metric.id;

const spanOf = (values: readonly number[]) =>
  values.length > 0 ? Math.max(...values) - Math.min(...values) : 0;

/** Whether one scale shows what differs inside each of these panels. */
function fitTogether<P>(panels: readonly P[], valuesOf: (panel: P) => readonly number[]): boolean {
  const whole = spanOf(panels.flatMap(valuesOf));
  const spans = panels.map((panel) => spanOf(valuesOf(panel))).filter((span) => span > 0);
  return spans.every((span) => span >= leastPart * whole);
}

/** The panels on whose scale a panel stands: all of its unit, or itself alone where they do not fit one scale. */
export function onScaleOf<P extends OfMetric>(
  panel: P,
  panels: readonly P[],
  valuesOf: (panel: P) => readonly number[],
): readonly P[] {
  const alike = panels.filter((other) => unitOf(other) === unitOf(panel));
  return fitTogether(alike, valuesOf) ? alike : [panel];
}

/** Whether panels of one unit stand on several scales, which a figure has to say. */
export function haveOwnScales<P extends OfMetric>(
  panels: readonly P[],
  valuesOf: (panel: P) => readonly number[],
): boolean {
  return panels.some((panel) => {
    const alike = panels.filter((other) => unitOf(other) === unitOf(panel));
    return onScaleOf(panel, panels, valuesOf).length < alike.length;
  });
}
