import type { DirectionalOutcome, Limits } from "../basics/outcome.ts";

/** The smallest p that an inverted interval can tell. */
const least = 1e-12;

/**
 * The test that an interval is: p is the alpha at which the limit on the side of the null value
 * meets it, so that interval and p never disagree. `limitsAt` gives the limits at a level and must
 * widen with it.
 */
export function invertedTest(
  limitsAt: (level: number) => Limits,
  estimate: number,
  nullValue: number,
): DirectionalOutcome {
  const below = nullValue < estimate;
  const outside = (alpha: number) => {
    const { lower, upper } = limitsAt(1 - alpha);
    return below ? lower > nullValue : upper < nullValue;
  };
  const p = nullValue === estimate ? 1 : crossing(outside);
  const [near, far] = [p / 2, 1 - p / 2];
  return {
    statistic: null,
    p,
    pGreater: below ? near : far,
    pLess: below ? far : near,
    reason: null,
  };
}

/** The least alpha whose interval leaves the null value outside, by halving its logarithm. */
function crossing(outside: (alpha: number) => boolean): number {
  let [low, high] = [Math.log(least), 0];
  if (outside(least)) return least;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (outside(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
