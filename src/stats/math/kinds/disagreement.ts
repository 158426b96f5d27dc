import { type IntervalOutcome, withInterval, withoutInterval } from "../basics/outcome.ts";
import { reasons } from "../basics/reasons.ts";
import type { DrawColumns } from "../intervals/draw-mean.ts";
import { drawMean, withoutValue } from "../intervals/draw-mean.ts";
import { criticalFor, drawSize } from "../intervals/draw-size.ts";
import { wilsonLimits } from "../intervals/wilson-limits.ts";
import type { Influence } from "./influence.ts";
import { influenceVariance } from "./influence.ts";
import {
  fromLabelled,
  isBinary,
  type Judged,
  type JudgeTable,
  judgeTable,
  rarestAnswer,
} from "./judged.ts";

/** An agreement corrected for chance: 1 - disagreement / expected disagreement. */
export interface Agreement {
  readonly value: number;
  /** Samples that both raters judged. */
  readonly labelled: number;
  readonly expected: number;
  /** How often the rarest answer of either rater was given. */
  readonly rarest: number;
  /** 1 where the raters differ, 0 where not, NaN where either is silent. */
  readonly differs: Float64Array;
  /** Influence of each sample, as if all were independent. */
  readonly perSample: Float64Array;
}

/** What is expected by chance, and how far an answer of judge and human moves it. */
export interface Expectation {
  readonly expected: number;
  readonly moved: (judge: number, human: number) => number;
}

/** The agreement of a judge with people beyond what `chanceOf` expects of their answers, or why there is none. */
export function agreementOf(
  judged: Judged,
  chanceOf: (table: JudgeTable) => Expectation,
): Agreement | string {
  if (!isBinary(judged)) return reasons.notBinary;
  const table = judgeTable(judged);
  const { onlyJudge, onlyHuman, labelled } = table;
  if (labelled === 0) return reasons.noLabels;
  const { expected, moved } = chanceOf(table);
  if (expected === 0) return reasons.oneAnswer;
  const off = (onlyJudge + onlyHuman) / labelled;
  const differs = fromLabelled(judged, (j, h) => (j === h ? 0 : 1));
  const perSample = fromLabelled(
    judged,
    (j, h) => -((j === h ? 0 : 1) - off) / expected + (off * moved(j, h)) / expected ** 2,
  ).map((psi) => (Number.isNaN(psi) ? 0 : psi));
  return {
    value: 1 - off / expected,
    labelled,
    rarest: rarestAnswer(table),
    expected,
    differs,
    perSample,
  };
}

/** An agreement with the influence of each draw on it. */
export function agreementInfluence(judged: Judged, agreement: Agreement | string): Influence {
  if (typeof agreement === "string") return withoutValue(judged.draws, 0, agreement);
  const { value, differs, perSample, labelled } = agreement;
  const { influence, groups } = byDraw(judged, differs, perSample, labelled);
  const reason = groups < 2 ? reasons.oneLabelledDraw : null;
  return { value, influence, groups, reason, warnings: [] };
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
  agreement: Agreement | string,
  level: number,
  method: string,
): IntervalOutcome {
  if (typeof agreement === "string") return withoutInterval(null, agreement);
  const { expected, rarest, differs, perSample } = agreement;
  const q = drawMean({ ...columns, weight: undefined }, differs, columns.draws);
  const estimate = 1 - q.value / expected;
  if (q.samples < 2) return withoutInterval(estimate, reasons.oneValue);
  if (q.groups < 2) return withoutInterval(estimate, reasons.oneCluster);
  if (rarest < fewestAnswers) return withoutInterval(estimate, reasons.rareAnswer);
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
function byDraw(
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
