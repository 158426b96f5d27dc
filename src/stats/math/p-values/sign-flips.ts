import type { Random } from "../basics/random.ts";
import { sum, tieTolerance } from "../basics/sums.ts";

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

/** Signs are looked up eight at a time: the sum of eight values under each of their 256 patterns. */
const together = 8;
const patterns = 2 ** together;

function patternSums(values: readonly number[]): Float64Array {
  const chunks = Math.ceil(values.length / together);
  const sums = new Float64Array(chunks * patterns);
  values.forEach((value, i) => {
    const start = Math.floor(i / together) * patterns;
    const bit = i % together;
    for (let pattern = 0; pattern < patterns; pattern += 1) {
      const at = start + pattern;
      sums[at] = (sums[at] as number) + ((pattern >> bit) & 1 ? value : -value);
    }
  });
  return sums;
}

/** (k + 1) / (B + 1) for k of B random sign patterns that reach the observed |sum|. */
export function sampledSignFlips(values: readonly number[], draws: number, random: Random): number {
  const bar = threshold(values);
  if (bar <= 0) return 1;
  const sums = patternSums(values.filter((value) => value !== 0));
  let reached = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = 0;
    let signs = 0;
    for (let start = 0; start < sums.length; start += patterns) {
      signs = start % (4 * patterns) === 0 ? random.word() : signs >>> together;
      total += sums[start + (signs & (patterns - 1))] as number;
    }
    if (Math.abs(total) >= bar) reached += 1;
  }
  return (reached + 1) / (draws + 1);
}
