import type { Condition, Sample } from "../../model/index.ts";
import { conditionKey } from "../../model/index.ts";
import type { Identity } from "./identify.ts";
import { rememberLast } from "./remember-last.ts";

type Repeated = Pick<Identity, "condition" | "unit" | "scope" | "cluster" | "replicate">;

/** Numbers the samples of one entry of `data:` that nothing else numbers. */
export interface Repeats {
  /** The sample as the first, second, … of its condition, unit and replicate, in the order of the files. */
  number(sample: Sample): Sample;
  /** Whether some unit was met twice. */
  any(): boolean;
  /** Whether a sample is one of several that were told apart by their order alone. */
  isOneOfSeveral(identity: Repeated): boolean;
}

/** Places up to which counts stand in an array, which is several times as fast as a map. */
const mostDense = 1 << 14;

/** Counts by place: an array for the first of them, a map for the others. */
function createCounts() {
  let dense = new Uint32Array(64);
  const sparse = new Map<number, number>();
  return {
    at: (place: number): number => (place < mostDense ? dense[place] : sparse.get(place)) ?? 0,
    /** One more; what the count is then. */
    add(place: number): number {
      if (place >= mostDense) {
        const more = (sparse.get(place) ?? 0) + 1;
        sparse.set(place, more);
        return more;
      }
      if (place >= dense.length) {
        const longer = new Uint32Array(Math.max(2 * dense.length, place + 1));
        longer.set(dense);
        dense = longer;
      }
      const more = (dense[place] as number) + 1;
      dense[place] = more;
      return more;
    },
  };
}
type Counts = ReturnType<typeof createCounts>;

export function createRepeats(): Repeats {
  const units = new Map<string, number>();
  const byCondition = new Map<string, Map<string, Counts>>();
  const inCondition = rememberLast((condition: Condition) =>
    entryOf(byCondition, conditionKey(condition), () => new Map<string, Counts>()),
  );
  const countsOf = ({ condition, replicate }: Repeated): Counts =>
    entryOf(inCondition(condition), replicate, createCounts);
  const placeOf = ({ unit, scope, cluster }: Repeated): number => {
    const plain = scope === undefined && cluster === null;
    const key = plain ? unit : `${cluster ?? ""}\u0000${scope ?? ""}\u0000${unit}`;
    let place = units.get(key);
    if (place === undefined) units.set(key, (place = units.size));
    return place;
  };
  let any = false;
  return {
    number(sample) {
      const epoch = countsOf(sample).add(placeOf(sample));
      if (epoch === 1) return sample;
      any = true;
      return { ...sample, epoch };
    },
    any: () => any,
    isOneOfSeveral: (identity) => countsOf(identity).at(placeOf(identity)) > 1,
  };
}

function entryOf<K, V>(entries: Map<K, V>, key: K, make: () => V): V {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made = make();
  entries.set(key, made);
  return made;
}
