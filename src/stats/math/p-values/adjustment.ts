/** The factor for the p-value of this rank (1 = smallest) among `family` p-values. */
export type RankFactor = (rank: number, family: number) => number;

interface Ranked {
  readonly p: number;
  readonly place: number;
}

/** The computable p-values, smallest first; a null p leaves the family. */
function ranked(ps: readonly (number | null)[]): readonly Ranked[] {
  const family = ps.flatMap((p, place) => (p === null ? [] : [{ p, place }]));
  return family.sort((a, b) => a.p - b.p);
}

/** Step-down adjustment: the running maximum of factor · p from the smallest p upwards, at most 1. */
export function stepDown(
  ps: readonly (number | null)[],
  factor: RankFactor,
): readonly (number | null)[] {
  const order = ranked(ps);
  const adjusted: (number | null)[] = ps.map(() => null);
  let highest = 0;
  for (const [i, { p, place }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, factor(i + 1, order.length) * p));
    adjusted[place] = highest;
  }
  return adjusted;
}

/** Step-up adjustment: the running minimum of factor · p from the largest p downwards, at most 1. */
export function stepUp(
  ps: readonly (number | null)[],
  factor: RankFactor,
): readonly (number | null)[] {
  const order = ranked(ps);
  const adjusted: (number | null)[] = ps.map(() => null);
  let lowest = 1;
  for (const [i, { p, place }] of [...order.entries()].reverse()) {
    lowest = Math.min(lowest, factor(i + 1, order.length) * p);
    adjusted[place] = lowest;
  }
  return adjusted;
}
