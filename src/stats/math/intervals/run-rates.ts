import { tCritical } from "../basics/distributions.ts";
import type { Limits } from "../basics/outcome.ts";
import { mean, sum, variance } from "../basics/sums.ts";
import { wilsonLimits } from "./wilson-limits.ts";

/**
 * A rate in one run of a training. `count`: its units, so that copies of their epochs change
 * nothing; `sum`: the sum of unit means. `value`: what the run says of the estimate, where that is
 * not its own rate (averages over unequal cells).
 */
export interface RunRate {
  readonly count: number;
  readonly sum: number;
  readonly value?: number;
}

/** Wilson limits of a rate over runs, with what went into them. */
export interface RunsRate {
  readonly estimate: number;
  readonly size: number;
  readonly critical: number;
  readonly limits: Limits;
}

/** The correlation within runs that is assumed while runs show no event. */
const assumedRho = 0.6;

/**
 * Wilson limits on n_eff with t(S-1), 1/n_eff = w·V/(m(1-m)) + (1-w)·sum(1 + (n_s-1)·0.6)/n_s / S²:
 * V = var(run rates)/S, at least what as many throws of a coin as units have; 1-w = S/(S + 2e), e the
 * fewer of events and others among the units. Where every run shows some, the runs tell their spread
 * themselves, as for t; where few do, a run that goes wrong may not have been seen yet. Null below
 * two runs.
 */
export function runsRateOf(
  runs: readonly RunRate[],
  level: number,
  estimate?: number,
): RunsRate | null {
  const scored = runs.filter(({ count }) => count > 0);
  const s = scored.length;
  if (s < 2) return null;
  const values = scored.map((run) => run.value ?? run.sum / run.count);
  const rate = Math.min(1, Math.max(0, estimate ?? mean(values)));
  const events = sum(scored.map((run) => run.sum));
  const others = sum(scored.map((run) => run.count - run.sum));
  const fewer = Math.max(0, Math.min(events, others));
  const coin = rate * (1 - rate);
  const w = coin > 0 ? (2 * fewer) / (2 * fewer + s) : 0;
  // No surer than as many throws of a coin as there are units: a few runs may lie close by chance.
  const throws = sum(scored.map(({ count }) => 1 / count)) / (s * s);
  const seen = coin > 0 ? Math.max(throws, variance(values) / s / coin) : 0;
  const unseen = sum(scored.map(({ count }) => (1 + (count - 1) * assumedRho) / count)) / (s * s);
  const size = 1 / (w * seen + (1 - w) * unseen);
  const critical = tCritical(level, s - 1);
  return { estimate: rate, size, critical, limits: wilsonLimits(rate, size, critical) };
}
