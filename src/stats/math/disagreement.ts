import type { DrawColumns } from "./draw-mean.ts";
import { drawMean } from "./draw-mean.ts";
import { criticalFor, drawSize } from "./draw-size.ts";
import { influenceVariance } from "./influence.ts";
import { kindReasons } from "./kind-reasons.ts";
import { type IntervalOutcome, withInterval, withoutInterval } from "./outcome.ts";
import { reasons } from "./reasons.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/** An agreement corrected for chance: 1 - disagreement / expected disagreement. */
export interface Agreement {
  readonly expected: number;
  /** How often the rarest answer of either rater was given. */
  readonly rarest: number;
  /** 1 where the raters differ, 0 where not, NaN where either is silent. */
  readonly differs: Float64Array;
  /** Influence of each sample, as if all were independent. */
  readonly perSample: Float64Array;
}

/** Answers of each kind by each rater below which the expected disagreement is too uncertain for any limits. */
const fewestAnswers = 5;

/**
 * Interval for 1 - q/e, every sample with a label counting as one: Wilson's limits for the disagreement q, on the size at which q's variance is that of the
 * agreement, e estimated, and with clusters as for any rate. So it is no point where raters never differ
 * and never leaves -1 to 1, where estimate ± z·se does both. Refused where either rater gave some answer less than five times.
 */
export function agreementInterval(
  columns: DrawColumns,
  { expected, rarest, differs, perSample }: Agreement,
  level: number,
  method: string,
): IntervalOutcome {
  const q = drawMean({ ...columns, weight: undefined }, differs, columns.draws);
  const estimate = 1 - q.value / expected;
  if (q.samples < 2) return withoutInterval(estimate, reasons.oneValue);
  if (q.groups < 2) return withoutInterval(estimate, reasons.oneCluster);
  if (rarest < fewestAnswers) return withoutInterval(estimate, kindReasons.rareAnswer);
  const spread = (influenceVariance(perSample, q.samples) ?? 0) * expected * expected;
  const plain = (q.value * (1 - q.value)) / (q.samples - 1);
  const shape = spread > 0 && plain > 0 ? plain / spread : 1;
  const size = drawSize({ ...columns, weight: undefined }, differs) * shape;
  const { lower, upper } = wilsonLimits(q.value, size, criticalFor(level, q.single, q.groups));
  return withInterval(
    estimate,
    { lower: Math.max(-1, 1 - upper / expected), upper: 1 - lower / expected },
    level,
    method,
  );
}

/** Influence by sample, added up by draw and scaled from n samples to G draws. */
export function byDraw(
  { draw, draws }: DrawColumns,
  differs: Float64Array,
  perSample: Float64Array,
  samples: number,
): { readonly influence: Float64Array; readonly groups: number } {
  const influence = new Float64Array(draws);
  const seen = new Uint8Array(draws);
  let groups = 0;
  for (let i = 0; i < draw.length; i += 1) {
    if (Number.isNaN(differs[i])) continue;
    const u = draw[i] as number;
    if (seen[u] === 0) groups += 1;
    seen[u] = 1;
    influence[u] = (influence[u] as number) + (perSample[i] as number);
  }
  for (let u = 0; u < draws; u += 1) influence[u] = ((influence[u] as number) * groups) / samples;
  return { influence, groups };
}
