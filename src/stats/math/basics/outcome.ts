/** Two numbers, lower first; the working form inside the methods. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** A confidence interval with its level and the printed name of the method that made it. */
export interface Interval extends Limits {
  readonly level: number;
  readonly method: string;
}

/** What every interval method returns: `reason` is null exactly when `interval` is not. */
export interface IntervalOutcome {
  readonly estimate: number | null;
  readonly interval: Interval | null;
  /** Why there is no interval, in words a page can print. */
  readonly reason: string | null;
}

/** What every two-sided test returns: `reason` is null exactly when `p` is not. */
export interface TestOutcome {
  readonly statistic: number | null;
  readonly p: number | null;
  /** Why there is no p-value, in words a page can print. */
  readonly reason: string | null;
}

/** A test with both one-sided p-values, for margins: equivalence and non-inferiority. */
export interface DirectionalOutcome extends TestOutcome {
  /** P under the null of a result at least this far above the null value. */
  readonly pGreater: number | null;
  /** P under the null of a result at least this far below the null value. */
  readonly pLess: number | null;
}

/** An outcome with an interval. */
export function withInterval(
  estimate: number | null,
  limits: Limits,
  level: number,
  method: string,
): IntervalOutcome {
  const { lower, upper } = limits;
  return { estimate, interval: { lower, upper, level, method }, reason: null };
}

/** An outcome without an interval, and why. */
export function withoutInterval(estimate: number | null, reason: string): IntervalOutcome {
  return { estimate, interval: null, reason };
}

/** A test without a p-value, and why. */
export function withoutTest(reason: string): DirectionalOutcome {
  return { statistic: null, p: null, pGreater: null, pLess: null, reason };
}
