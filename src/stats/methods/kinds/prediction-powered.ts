import { type IntervalOutcome, withInterval, withoutInterval } from "../../math/basics/outcome.ts";
import { reasons } from "../../math/basics/reasons.ts";
import { combine, drawMean, withoutValue } from "../../math/intervals/draw-mean.ts";
import { criticalFor, drawRateLimits } from "../../math/intervals/draw-size.ts";
import { type Influence, influenceVariance, pullAdder } from "../../math/kinds/influence.ts";
import { fromLabelled, isBinary, type Judged, judgedDraws } from "../../math/kinds/judged.ts";
import type { Method } from "../method.ts";

export const predictionPowered: Method = {
  name: "prediction-powered mean",
  doc: "The judge's mean over all samples plus the mean difference of people from the judge on labelled ones: right however bad the judge, if the labelled samples were drawn at random.",
  citation: "Angelopoulos et al. 2023, Science 382:669; Neyman 1938, J Am Stat Assoc 33:101",
};

interface Parts {
  readonly groups: number;
  readonly value: number;
  readonly influence: Float64Array;
  readonly labelled: { readonly groups: number; readonly single: boolean };
}

/** What the mean is made of, or why there is none. */
function partsOf(judged: Judged): Parts | string {
  const groups = judgedDraws(judged);
  if (groups === 0) return reasons.noSamples;
  const all = drawMean(judged, judged.judge, groups);
  const correction = drawMean(
    judged,
    fromLabelled(judged, (j, h) => h - j),
    groups,
  );
  if (correction.samples === 0) return reasons.noLabels;
  return {
    groups,
    value: all.value + correction.value,
    influence: combine(judged.draws, [
      { factor: 1, influence: all.influence },
      { factor: 1, influence: correction.influence },
    ]),
    labelled: correction,
  };
}

/**
 * mean(judge) over all + mean(human - judge) over labelled samples, with the influence of both parts. Of a
 * rate it may lie a little outside [0, 1] and is then kept inside, with a warning.
 */
export function predictionPoweredInfluence(judged: Judged): Influence {
  const parts = partsOf(judged);
  if (typeof parts === "string") return withoutValue(judged.draws, judgedDraws(judged), parts);
  const { value, influence, groups, labelled } = parts;
  const kept = keep(judged, value);
  const warnings = kept === value ? [] : [{ is: "kept inside" as const, raw: value }];
  const reason = labelled.groups < 2 ? reasons.oneLabelledDraw : null;
  return { value: kept, influence, groups, reason, warnings };
}

function keep(judged: Judged, value: number): number {
  return isBinary(judged) ? Math.max(0, Math.min(1, value)) : value;
}

/**
 * For rates: square-and-add of Wilson's limits of three rates (the judge's yes, the yes it missed, the yes it made up)
 * with their correlation, so that a judge that was never caught erring is not taken to be perfect. For scores:
 * value ± t·sqrt(V), degrees of freedom from the labelled draws. Coverage of 95 % over 144 designs of rates
 * (bench/kinds-coverage.ts): mean .988, worst .930; value ± z·se .908, worst .470.
 */
export function predictionPoweredInterval(judged: Judged, level: number): IntervalOutcome {
  return predictionPoweredIntervals(judged)(level);
}

/** The same for any level, with what does not depend on it computed once. */
export function predictionPoweredIntervals(judged: Judged): (level: number) => IntervalOutcome {
  const parts = partsOf(judged);
  if (typeof parts === "string") return () => withoutInterval(null, parts);
  const { value, influence, groups, labelled } = parts;
  if (labelled.groups < 2)
    return () => withoutInterval(keep(judged, value), reasons.oneLabelledDraw);
  if (!isBinary(judged)) {
    const variance = influenceVariance(influence, groups);
    if (variance === null || variance === 0) return () => withoutInterval(value, reasons.allEqual);
    return (level) => {
      const half = criticalFor(level, false, labelled.groups) * Math.sqrt(variance);
      const limits = { lower: value - half, upper: value + half };
      return withInterval(value, limits, level, predictionPowered.name);
    };
  }
  return rateIntervals(judged, value, groups);
}

/** Of a rate: what the judge says yes to, plus what it missed, less what it made up. */
function rateIntervals(
  judged: Judged,
  value: number,
  groups: number,
): (level: number) => IntervalOutcome {
  const columns = [
    { factor: 1, y: judged.judge },
    { factor: 1, y: fromLabelled(judged, (j, h) => (h > j ? 1 : 0)) },
    { factor: -1, y: fromLabelled(judged, (j, h) => (h < j ? 1 : 0)) },
  ].map(({ factor, y }) => {
    const mean = drawMean(judged, y, groups);
    return { factor, mean, limits: drawRateLimits(judged, y, mean) };
  });
  const add = pullAdder(
    columns.map(({ factor, mean }) => mean.influence.map((psi) => factor * psi)),
  );
  return (level) => {
    const reaches = columns.map(({ factor, mean, limits }) => {
      const found = limits?.(level);
      if (!found) return null;
      const [below, above] = [mean.value - found.lower, found.upper - mean.value];
      return factor > 0 ? { down: below, up: above } : { down: above, up: below };
    });
    const known = reaches.filter((reach) => reach !== null);
    if (known.length < reaches.length)
      return withoutInterval(keep(judged, value), reasons.oneCluster);
    const { down, up } = add(known);
    const limits = { lower: keep(judged, value - down), upper: keep(judged, value + up) };
    return withInterval(keep(judged, value), limits, level, predictionPowered.name);
  };
}
