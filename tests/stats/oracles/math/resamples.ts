import type { Random } from "../../../../src/stats/math/basics/random.ts";
import { choose } from "../../../../src/stats/math/p-values/permutations.ts";

/** How many different samples of size G with replacement G items have, order ignored. */
export function resampleCount(items: number): number {
  return choose(2 * items - 1, items);
}

/** Calls `visit` for each of them, with the number of ordered samples that it stands for. */
export function visitResamples<T>(
  items: readonly T[],
  visit: (sample: readonly T[], weight: number) => void,
): void {
  const extend = (from: number, sample: readonly T[], weight: number) => {
    const left = items.length - sample.length;
    const item = items[from];
    if (left === 0) return visit(sample, weight);
    if (item === undefined) return;
    const rest = [...sample];
    for (let times = 0; times <= left; times += 1) {
      extend(from + 1, [...rest], weight * choose(left, times));
      rest.push(item);
    }
  };
  extend(0, [], 1);
}

/** One sample of the same size, with replacement. */
export function drawResample<T>(items: readonly T[], random: Random): readonly T[] {
  return items.map(() => items[random.index(items.length)] as T);
}
