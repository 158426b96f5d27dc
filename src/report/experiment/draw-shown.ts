import { drawPlaces, seededRandom, seedOf } from "../../lib/random.ts";
import type { Experiment, Selection } from "../../model/index.ts";
import { conditionKey, matches } from "../../model/index.ts";
import type { ShownDraw } from "../../notebook/index.ts";
import type { DrawnCondition } from "../../store/index.ts";

/** The experiment that samples are drawn from. */
export interface DrawnFrom {
  readonly experiment: Experiment;
  readonly counts: { readonly replicates: number };
}

/**
 * A simple random sample of `n` from all samples of a selection that have a transcript; null where none has. Places are
 * drawn from the whole, which says how many come from each condition; those are the first of what was drawn from it. The
 * seed belongs to the conditions, so that no other way to write the selection gives another draw.
 */
export function drawShown(
  drawn: readonly DrawnCondition[],
  { experiment, counts }: DrawnFrom,
  of: Selection,
  n: number,
): ShownDraw | null {
  const selected = drawn.filter(({ condition }) => matches(condition, of));
  const sources = inDesignOrder(
    selected.filter(({ seen }) => seen > 0),
    experiment,
  );
  const all = sources.reduce((sum, { seen }) => sum + seen, 0);
  if (all === 0) return null;
  const keys = sources.map(({ condition }) => conditionKey(condition));
  const seed = seedOf([experiment.id, ...keys].join("\u0000"));
  const places = drawPlaces(n, all, seededRandom(seed));
  let before = 0;
  const samples = sources.flatMap(({ seen, samples }) => {
    const [from, to] = [before, (before += seen)];
    const taken = places.filter((place) => from <= place && place < to).length;
    return samples.slice(0, taken).toSorted(byReplicateAndUnit);
  });
  return {
    seed,
    of: all,
    withoutTranscript: selected.reduce((sum, one) => sum + one.withoutTranscript, 0),
    varying: varyingIn(sources, experiment),
    replicated: counts.replicates > 1,
    samples: samples.map(({ condition, unit, replicate, epoch, scores, turns, target, place }) => ({
      condition,
      unit,
      replicate,
      epoch,
      scores: { ...scores },
      turns: turns.map((turn) => ({ ...turn })),
      ...(target === undefined ? {} : { target }),
      place,
    })),
  };
}

/** Factors with several levels among these, in the order of the design. */
export function varyingIn(
  drawn: readonly Pick<DrawnCondition, "condition">[],
  { design }: Experiment,
): readonly string[] {
  return design.factors
    .map(({ id }) => id)
    .filter((id) => new Set(drawn.map(({ condition }) => condition[id])).size > 1);
}

/** By the levels of the first factor as the manifest has them, then of the second, and so on. */
function inDesignOrder(
  drawn: readonly DrawnCondition[],
  { design }: Experiment,
): readonly DrawnCondition[] {
  const placesOf = ({ condition }: DrawnCondition) =>
    design.factors.map((f) => f.levels.findIndex((level) => level.id === condition[f.id]));
  return drawn
    .map((one) => ({ one, places: placesOf(one) }))
    .toSorted((a, b) => firstDifference(a.places, b.places))
    .map(({ one }) => one);
}

const firstDifference = (a: readonly number[], b: readonly number[]): number =>
  a.map((place, i) => place - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;

type Named = Omit<DrawnCondition["samples"][number], "turns">;

export function byReplicateAndUnit(a: Named, b: Named): number {
  return (
    compare(a.replicate, b.replicate) ||
    compare(a.unit, b.unit) ||
    a.epoch - b.epoch ||
    compare(a.place, b.place)
  );
}

/** Numbers in a text by their size: seed 9 before seed 10. */
const { compare } = new Intl.Collator("en", { numeric: true });
