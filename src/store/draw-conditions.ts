import { inRandomOrder, seededRandom, seedOf } from "../lib/random.ts";
import type { Condition, Experiment, Sample } from "../model/index.ts";
import { conditionKey } from "../model/index.ts";
import { createConditionPlaces } from "./condition-places.ts";
import type { StoredSample } from "./store.ts";
import { storedSample } from "./stored-sample.ts";

/** What was drawn from the samples of one condition. */
export interface DrawnCondition {
  readonly condition: Condition;
  /** Samples with a transcript: what was drawn from. */
  readonly seen: number;
  readonly withoutTranscript: number;
  /** In random order: the first k of them are a simple random sample of k. */
  readonly samples: readonly StoredSample[];
}

/** A seeded random draw from each condition of samples that pass by once. */
export interface ConditionDraw {
  add(sample: Sample): void;
  /** Conditions in order of arrival. */
  drawn(): readonly DrawnCondition[];
}

interface Reservoir {
  readonly random: () => number;
  readonly kept: Sample[];
  seen: number;
  withoutTranscript: number;
}

/**
 * Draws up to `perCondition` samples of each condition without replacement, by algorithm R (Vitter 1985, Random sampling
 * with a reservoir). Samples without a transcript are counted and never drawn.
 */
export function createConditionDraw(
  experiment: Experiment,
  seed: number,
  perCondition: number,
): ConditionDraw {
  const places = createConditionPlaces(experiment);
  const reservoirs: Reservoir[] = [];
  const randomOf = (condition: Condition, purpose: string) =>
    seededRandom(seedOf(`${seed}\u0000${purpose}\u0000${conditionKey(condition)}`));

  return {
    add(sample) {
      const place = places.of(sample.condition);
      const reservoir = (reservoirs[place] ??= {
        random: randomOf(sample.condition, "reservoir"),
        kept: [],
        seen: 0,
        withoutTranscript: 0,
      });
      if (sample.turns.length === 0) {
        reservoir.withoutTranscript += 1;
        return;
      }
      reservoir.seen += 1;
      if (reservoir.kept.length < perCondition) {
        reservoir.kept.push(sample);
        return;
      }
      const at = Math.floor(reservoir.random() * reservoir.seen);
      if (at < perCondition) reservoir.kept[at] = sample;
    },
    drawn: () =>
      reservoirs.map(({ kept, seen, withoutTranscript }, place) => {
        const condition = places.list[place] as Condition;
        // A reservoir is a random set, and early samples stand first in it.
        const mixed = inRandomOrder(kept, randomOf(condition, "order"));
        return { condition, seen, withoutTranscript, samples: mixed.map(storedSample) };
      }),
  };
}
