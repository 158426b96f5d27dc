import { unitMean } from "../../math/basics/clusters.ts";
import type { Interval, IntervalOutcome } from "../../math/basics/outcome.ts";
import { summarise } from "../../math/basics/summary.ts";
import type { RateKind } from "../../math/intervals/clustered-rate.ts";
import { didMoverOutcome } from "../../math/intervals/did-mover.ts";
import { completeQuads, type Quad, quadContrasts } from "../../math/intervals/quads.ts";
import { pairWords, tInterval } from "../../math/intervals/t-inference.ts";
import type { Method } from "../method.ts";

export const didWider: Method = {
  name: "wider of t on unit contrasts and MOVER",
  doc: "Interval for a difference in differences of rates with few units or a cell at 0 or 1.",
  citation: "Zou & Donner 2008, Stat Med 27:1693; the rule is this project's",
};

/** The name printed where there are units enough for t alone. */
export const didWiderPlain = "t on unit contrasts";

function width(interval: Interval | null): number {
  return interval === null ? -1 : interval.upper - interval.lower;
}

/** Fewer than 20 complete units, or a cell whose rate is 0 or 1. */
function fragile(quads: readonly Quad[]): boolean {
  const cells = [quads.map((q) => q.aOn), quads.map((q) => q.aOff)].concat([
    quads.map((q) => q.bOn),
    quads.map((q) => q.bOff),
  ]);
  return quads.length < 20 || cells.some((cell) => [0, 1].includes(unitMean(cell) ?? 0));
}

/** t(G-1) on unit contrasts; with G < 20 or a cell at 0 or 1, the wider of it and MOVER. 0/1 outcomes. */
export function didWiderInterval(
  quads: readonly Quad[],
  level: number,
  kind: RateKind,
): IntervalOutcome {
  const complete = completeQuads(quads);
  const { mean: estimate, se, df } = summarise(quadContrasts(complete));
  const wary = fragile(complete);
  const name = wary ? didWider.name : didWiderPlain;
  const { interval, reason } = tInterval({ estimate, se, df }, level, name, pairWords);
  if (!wary) return { estimate, interval, reason };
  const mover = didMoverOutcome(complete, level, kind, didWider.name);
  return width(mover.interval) >= width(interval) ? mover : { estimate, interval, reason };
}
