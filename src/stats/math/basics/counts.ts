/** Two independent groups: x successes of n in each. */
export interface TwoCounts {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

/** Pairs with a yes-or-no outcome on both sides, counted by which side said yes. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** What the score and McNemar methods need of paired counts. */
export interface Discordant {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly total: number;
}

/** The discordant counts and the number of pairs. */
export function discordantOf(counts: PairedCounts): Discordant {
  const { both, onlyFirst, onlySecond, neither } = counts;
  return { onlyFirst, onlySecond, total: both + onlyFirst + onlySecond + neither };
}
