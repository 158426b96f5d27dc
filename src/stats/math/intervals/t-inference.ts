import { tCdf, tCritical } from "../basics/distributions.ts";
import { type DirectionalOutcome, type IntervalOutcome, withoutTest } from "../basics/outcome.ts";
import { reasons } from "../basics/reasons.ts";

/** An estimate with its standard error and degrees of freedom, before any interval. */
export interface Standard {
  readonly estimate: number | null;
  readonly se: number | null;
  readonly df: number | null;
}

/** A t interval; `se` is 0 when the data are all ties, and then there is no interval. */
export interface TOutcome extends IntervalOutcome, Standard {}

/** Which words say why the standard error is missing. */
export interface TReasons {
  readonly none: string;
  readonly one: string;
  readonly ties: string;
}

function missing(standard: Standard, words: TReasons): string | null {
  if (standard.estimate === null) return words.none;
  if (standard.se === null || standard.df === null)
    return standard.se === 0 ? words.ties : words.one;
  return standard.se === 0 ? words.ties : null;
}

/** estimate ± t(df) · se; no interval where the standard error is unknown or zero. */
export function tInterval(
  standard: Standard,
  level: number,
  method: string,
  words: TReasons,
): TOutcome {
  const { estimate, se, df } = standard;
  const reason = missing(standard, words);
  if (reason !== null || estimate === null || se === null || df === null)
    return { estimate, se, df, interval: null, reason };
  const half = tCritical(level, df) * se;
  return {
    estimate,
    se,
    df,
    interval: { lower: estimate - half, upper: estimate + half, level, method },
    reason: null,
  };
}

/** (estimate - null) / se against t(df). */
export function tTest(standard: Standard, nullValue: number, words: TReasons): DirectionalOutcome {
  const { estimate, se, df } = standard;
  const reason = missing(standard, words);
  if (reason !== null || estimate === null || se === null || df === null)
    return withoutTest(reason ?? words.none);
  const statistic = (estimate - nullValue) / se;
  return {
    statistic,
    p: Math.min(1, 2 * tCdf(-Math.abs(statistic), df)),
    pGreater: tCdf(-statistic, df),
    pLess: tCdf(statistic, df),
    reason: null,
  };
}

/** The words for plain values. */
export const valueWords: TReasons = {
  none: reasons.noSamples,
  one: reasons.oneValue,
  ties: reasons.allEqual,
};

/** The words for differences of pairs. */
export const pairWords: TReasons = {
  none: reasons.noPairs,
  one: reasons.onePair,
  ties: reasons.allEqual,
};

/** The words for clusters. */
export const clusterWords: TReasons = {
  none: reasons.noSamples,
  one: reasons.oneCluster,
  ties: reasons.noClusterVariation,
};

/** The words for replicates. */
export const replicateWords: TReasons = {
  none: reasons.noSamples,
  one: reasons.oneReplicate,
  ties: reasons.allEqual,
};
