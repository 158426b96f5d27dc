import { tieTolerance } from "../basics/sums.ts";

/** Denominators tried: means of up to this many samples have an exact distribution. */
const mostParts = 10_000;
/** Additions after which seeded flips are no slower: about four milliseconds. */
const mostSteps = 4_000_000;

/** The least k such that every value is a multiple of 1/k up to float noise; null if there is none. */
export function commonDenominator(values: readonly number[]): number | null {
  const noise = tieTolerance(values);
  let parts = 1;
  for (const value of values) {
    let factor = 1;
    while (isOff(value, parts * factor, noise)) {
      factor += 1;
      if (parts * factor > mostParts) return null;
    }
    parts *= factor;
  }
  return parts;
}

function isOff(value: number, parts: number, noise: number): boolean {
  return Math.abs(value - Math.round(value * parts) / parts) > noise;
}

/**
 * The share of all 2^G sign patterns whose |sum| reaches the observed one, at any G, for values on a
 * lattice (differences of means of K samples are multiples of 1/K): the distribution of the sum of the
 * turned values is built one value at a time, its lower tail only. Pagano & Tritchler 1983, J Am Stat
 * Assoc 78:435. Null where the values lie on no lattice, or on one so fine that flips are quicker.
 */
export function latticeSignFlips(values: readonly number[]): number | null {
  const parts = commonDenominator(values);
  if (parts === null) return null;
  const signed = values.map((value) => Math.round(value * parts));
  const observed = Math.abs(signed.reduce((total, value) => total + value, 0));
  if (observed === 0) return 1;
  const sizes = signed.map(Math.abs).filter((size) => size > 0);
  const whole = sizes.reduce((total, size) => total + size, 0);
  // Turning values worth `a` takes the sum from `whole` to `whole - 2a`.
  const most = (whole - observed) / 2;
  sizes.sort((a, b) => a - b);
  if (stepsOf(sizes, most) > mostSteps) return null;
  // Twice one tail. Rounding may pass 1, and a share too small for a double is still not zero.
  return Math.min(1, Math.max(2 * lowerTail(sizes, most), Number.MIN_VALUE));
}

function stepsOf(sizes: readonly number[], most: number): number {
  let [steps, reach] = [0, 0];
  for (const size of sizes) {
    reach = Math.min(most, reach + size);
    steps += reach;
  }
  return steps;
}

/** The chance that fair coins pick sizes worth at most `most`. */
function lowerTail(sizes: readonly number[], most: number): number {
  const chance = new Float64Array(most + 1);
  chance[0] = 1;
  let reach = 0;
  for (const size of sizes) {
    reach = Math.min(most, reach + size);
    for (let a = reach; a >= size; a -= 1)
      chance[a] = ((chance[a] as number) + (chance[a - size] as number)) / 2;
    for (let a = Math.min(size - 1, reach); a >= 0; a -= 1) chance[a] = (chance[a] as number) / 2;
  }
  return chance.reduce((total, share) => total + share, 0);
}
