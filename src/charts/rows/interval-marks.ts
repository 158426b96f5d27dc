import type { Estimate, Interval, Mark } from "../../model/index.ts";
import { allAgree } from "../../stats/index.ts";
import type { Item, Panel } from "../layout/scene.ts";

/** Ends of an interval that can be drawn: infinities stop at the edge of the axis. */
export function ends(
  interval: Interval,
  panel: Panel,
  axis: "x" | "y" = "x",
): readonly [number, number] {
  const scale = panel[axis];
  const [low, high] =
    scale.type === "identity"
      ? [-Infinity, Infinity]
      : [Math.min(...scale.domain), Math.max(...scale.domain)];
  return [Math.max(interval.lower ?? low, low), Math.min(interval.upper ?? high, high)];
}

/** Horizontal interval and mark of an estimate; without an interval only the mark. */
export function estimateMarks(
  estimate: Estimate,
  mark: Mark,
  panel: Panel,
  y: number,
  r: number,
  classes = "iv",
): readonly Item[] {
  if (estimate.value === null) return [];
  const items: Item[] = [];
  const line = (interval: Interval, more: string, attributes?: Record<string, string>) => {
    const [x1, x2] = ends(interval, panel);
    if (x2 > x1)
      items.push({
        kind: "line",
        panel,
        layer: "interval",
        classes: more,
        hue: mark.hue,
        x1,
        x2,
        y1: y,
        y2: y,
        ...(attributes ? { attributes } : {}),
      });
  };
  if (estimate.interval) line(estimate.interval, allAgree(estimate) ? `${classes} flat` : classes);
  if (estimate.published?.ours) line(estimate.published.ours, `${classes} ours`, dashes);
  const raw = rawRate(estimate);
  if (raw !== null)
    items.push({
      kind: "line",
      panel,
      layer: "interval",
      classes,
      hue: mark.hue,
      x1: raw,
      x2: raw,
      y1: y - r - 1,
      y2: y + r + 1,
    });
  items.push({
    kind: "mark",
    panel,
    layer: "mark",
    classes: "m",
    hue: mark.hue,
    x: estimate.value,
    y,
    r,
    mark,
  });
  return items;
}

/** The judge's own rate beside one that is corrected; null for all other metrics. */
export function rawRate({ parts }: Estimate): number | null {
  return parts?.find(({ id }) => id === "raw")?.value ?? null;
}

/** Dashes say: computed by us for a number of somebody else. */
export const dashes = { "stroke-dasharray": "3 3" };

/** Every finite number that an axis has to hold for these estimates. */
export function numbersOf(estimates: readonly (Estimate | null)[]): readonly number[] {
  return estimates
    .flatMap((e) =>
      e
        ? [
            e.value,
            e.interval?.lower,
            e.interval?.upper,
            rawRate(e),
            e.published?.ours?.lower,
            e.published?.ours?.upper,
          ]
        : [],
    )
    .filter((v): v is number => typeof v === "number" && Number.isFinite(v));
}
