import { createHash } from "node:crypto";
import type { Condition, Sample } from "../model/index.ts";
import { formatPlace, unitKey } from "../model/index.ts";
import type { StoredSample } from "./store.ts";
import { storedSample } from "./stored-sample.ts";

export interface DrawSize {
  readonly units: number;
  readonly samplesPerUnit: number;
}

/** A seeded random draw from samples that pass by once. */
export interface SampleDraw {
  add(sample: Sample): void;
  /** Unit by unit in order of arrival, and so their samples; nothing where no sample has a transcript. */
  drawn(): readonly StoredSample[];
}

interface Held {
  readonly rank: string;
  readonly samples: { readonly rank: string; readonly sample: Sample }[];
}

/** A text for a seed and a name, in an order that chance makes. */
const rankOf = (seed: number, text: string): string =>
  createHash("sha256").update(`${seed}\u0000${text}`).digest("hex");

/** What decides which samples of a unit are drawn: those of the lowest ranks. */
export function sampleRank(
  seed: number,
  sample: {
    readonly unit: string;
    readonly condition: Condition;
    readonly replicate: string;
    readonly epoch: number;
    readonly place: string;
  },
): string {
  const { unit, condition, replicate, epoch, place } = sample;
  return rankOf(seed, JSON.stringify([unit, condition, replicate, epoch, place]));
}

/**
 * Draws units, and samples of each, without replacement. Every unit has a random rank, the hash of the seed and its name, and
 * the lowest ranks are drawn: so a unit that is drawn in the end was held from its first sample on.
 */
export function createSampleDraw(seed: number, { units, samplesPerUnit }: DrawSize): SampleDraw {
  const held = new Map<string, Held>();
  const passed = new Set<string>();

  function hold(unit: string): Held | null {
    const known = held.get(unit);
    if (known) return known;
    if (passed.has(unit)) return null;
    passed.add(unit);
    const rank = rankOf(seed, unit);
    if (held.size === units) {
      const [last, { rank: highest }] = highestRank(held);
      if (rank > highest) return null;
      held.delete(last);
    }
    const entry: Held = { rank, samples: [] };
    held.set(unit, entry);
    return entry;
  }

  return {
    add(sample) {
      const entry = hold(unitKey(sample));
      if (!entry) return;
      const rank = sampleRank(seed, { ...sample, place: formatPlace(sample.place) });
      entry.samples.push({ rank, sample });
      if (entry.samples.length <= samplesPerUnit) return;
      const worst = entry.samples.reduce((a, b) => (b.rank > a.rank ? b : a));
      entry.samples.splice(entry.samples.indexOf(worst), 1);
    },
    drawn() {
      const samples = [...held.values()].flatMap((entry) => entry.samples.map((s) => s.sample));
      return samples.some((sample) => sample.turns.length > 0) ? samples.map(storedSample) : [];
    },
  };
}

function highestRank(held: ReadonlyMap<string, Held>): readonly [string, Held] {
  return [...held].reduce((a, b) => (b[1].rank > a[1].rank ? b : a));
}
