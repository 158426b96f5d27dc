import { sampleRank } from "../../store/index.ts";
import type { SampleLimits } from "./limits.ts";
import type { SampleLine } from "./sample-line.ts";

/**
 * Samples of a unit that its page shows: all of them, or where they are too many or too long those of the lowest ranks,
 * which are the ones that chance drew of a drawn unit. In the order in which they are given.
 */
export function chosenOf<T extends { readonly text: string; readonly line: SampleLine }>(
  samples: readonly T[],
  seed: number,
  { samplesOfUnit, unitBytes }: Pick<SampleLimits, "samplesOfUnit" | "unitBytes">,
): readonly T[] {
  const bytesOf = ({ text }: T): number => Buffer.byteLength(text);
  const all = samples.reduce((sum, one) => sum + bytesOf(one), 0);
  if (samples.length <= samplesOfUnit && all <= unitBytes) return samples;
  const ranked = samples
    .map((one) => ({ one, rank: sampleRank(seed, { ...one.line, place: one.line.place ?? "" }) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, samplesOfUnit);
  const kept = new Set<T>();
  let bytes = 0;
  for (const { one } of ranked) {
    bytes += bytesOf(one);
    // A single sample is shown whole, however long it is.
    if (kept.size > 0 && bytes > unitBytes) break;
    kept.add(one);
  }
  return samples.filter((one) => kept.has(one));
}
