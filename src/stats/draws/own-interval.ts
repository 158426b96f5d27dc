import type { OwnHow } from "../facts/index.ts";
import { pullAdder, type Reach } from "../math/kinds/influence.ts";
import type { OwnInterval } from "./draw-values.ts";
import type { PartSamples, Statistic } from "./kind-statistic.ts";

/** The samples of one cell and replicate. */
export interface Part {
  readonly cell: number;
  readonly run: number;
  readonly samples: PartSamples;
}

/** A part with its statistic, and its share of the estimate. */
export interface Solved extends Part {
  readonly statistic: Statistic;
  readonly weight: number;
}

/** One part: its own interval. Several: square-and-add of what each may pull, with their correlation over draws. */
export function ownInterval(
  parts: readonly Solved[],
  pulled: readonly Float64Array[],
  estimate: number,
): OwnInterval {
  const [only] = parts as readonly [Solved];
  const name = only.statistic.name;
  const add = parts.length === 1 ? null : pullAdder(pulled);
  const reachesAt = (level: number): readonly Reach[] | null => {
    const reaches: Reach[] = [];
    for (const { statistic, weight } of parts) {
      const limits = statistic.limits(level);
      const value = statistic.value as number;
      if (limits === null) return null;
      reaches.push({
        down: weight * (value - limits.lower),
        up: weight * (limits.upper - value),
      });
    }
    return reaches;
  };
  return {
    name,
    side: { cells: parts.length, how: howOf(parts) },
    reason: parts.find(({ statistic }) => statistic.reason !== null)?.statistic.reason ?? null,
    limits(level) {
      if (add === null) return only.statistic.limits(level);
      const reaches = reachesAt(level);
      if (reaches === null) return null;
      const { down, up } = add(reaches);
      return { lower: estimate - down, upper: estimate + up };
    },
  };
}

/** What all parts rest on together: their counts added up. */
function howOf(parts: readonly Solved[]): OwnHow {
  const [first] = parts as readonly [Solved];
  const totals = first.statistic.counts.map((_count, i) =>
    parts.reduce((sum, { statistic }) => sum + (statistic.counts[i] as number), 0),
  );
  return first.statistic.how(totals);
}
