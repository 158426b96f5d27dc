import type { Random } from "./random.ts";
import { sum, tieTolerance } from "./sums.ts";

function signedSums(values: readonly number[]): Float64Array {
  let sums: readonly number[] = [0];
  for (const value of values) sums = [...sums.map((s) => s + value), ...sums.map((s) => s - value)];
  return Float64Array.from(sums).sort();
}

function threshold(values: readonly number[]): number {
  return Math.abs(sum(values)) - values.length * tieTolerance(values);
}

/**
 * The share of all 2^G sign patterns whose |sum| reaches the observed one. The values are split in
 * two halves whose 2^(G/2) sums are listed and sorted; pairs of sums are then counted, not formed.
 */
export function exactSignFlips(values: readonly number[]): number {
  const bar = threshold(values);
  if (bar <= 0) return 1;
  const half = values.length >> 1;
  const left = signedSums(values.slice(0, half));
  const right = signedSums(values.slice(half));
  let reached = 0;
  let place = right.length;
  for (const low of left) {
    while (place > 0 && low + (right[place - 1] ?? 0) >= bar) place -= 1;
    reached += right.length - place;
  }
  return (2 * reached) / 2 ** values.length;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How often a fair coin shows heads in `tosses` tosses, 32 tosses to a random word. */
function heads(tosses: number, random: Random): number {
  let count = 0;
  for (let left = tosses; left > 0; left -= 32)
    count += ones(left >= 32 ? random.word() : random.word() >>> (32 - left));
  return count;
}

/** The sum of the values under fair random signs, 32 signs to a random word. */
function signedTotal(values: Float64Array, random: Random): number {
  let total = 0;
  let bits = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (i % 32 === 0) bits = random.word();
    total += ((bits & 1) * 2 - 1) * (values[i] as number);
    bits >>>= 1;
  }
  return total;
}

/**
 * (k + 1) / (B + 1) for k of B random sign patterns that reach the observed |sum|. Units of equal
 * size of difference are flipped together as one binomial count; ties need no flip.
 */
export function sampledSignFlips(values: readonly number[], draws: number, random: Random): number {
  const bar = threshold(values);
  if (bar <= 0) return 1;
  const unitsBySize = new Map<number, number>();
  for (const value of values)
    if (value !== 0) unitsBySize.set(Math.abs(value), (unitsBySize.get(Math.abs(value)) ?? 0) + 1);
  const sizes = [...unitsBySize];
  const groups = sizes.filter(([, units]) => units > 1);
  const singles = Float64Array.from(sizes.flatMap(([size, units]) => (units > 1 ? [] : [size])));
  let reached = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = signedTotal(singles, random);
    for (const [size, units] of groups) total += size * (2 * heads(units, random) - units);
    if (Math.abs(total) >= bar) reached += 1;
  }
  return (reached + 1) / (draws + 1);
}
