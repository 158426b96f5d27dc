import { inRandomOrder, seededRandom, seedOf } from "../../lib/random.ts";
import { stableJson } from "../../lib/stable-json.ts";
import type { Selection } from "../../model/index.ts";
import { conditionKey, matches, unitKey, unitLabels } from "../../model/index.ts";
import type { PickRule, ShownPick } from "../../notebook/index.ts";
import type { SampleKey, Store } from "../../store/index.ts";
import type { DrawnFrom } from "./draw-shown.ts";
import { byReplicateAndUnit, varyingIn } from "./draw-shown.ts";

interface Asked {
  readonly of: Selection;
  /** How many are shown at most. */
  readonly n: number;
  readonly rule: PickRule;
}

/**
 * Samples that a rule picks from all of a selection that have a transcript; null where none has. Which of equals are shown
 * is drawn, by a seed of the experiment, the selection and the rule.
 */
export async function pickShown(
  store: Pick<Store, "keys" | "samplesOf">,
  { experiment, counts }: DrawnFrom,
  { of, n, rule }: Asked,
): Promise<ShownPick | null> {
  const keys = await store.keys();
  const label = unitLabels(keys);
  const sides = rule.kind === "disagree" && rule.versus ? [of, rule.versus] : [of];
  const selected = keys.filter(({ condition }) => sides.some((side) => matches(condition, side)));
  const told = selected.filter(({ hasTranscript }) => hasTranscript);
  if (told.length === 0) return null;
  const seed = seedOf(stableJson([experiment.id, of, rule]));
  const mixed = inRandomOrder(told, seededRandom(seed));
  const { picked, matching } = pick(mixed, rule, of, n);
  const texts = new Map(
    (await store.samplesOf(picked)).map((sample) => [keyOf(sample), sample.turns]),
  );
  return {
    seed,
    of: told.length,
    withoutTranscript: selected.length - told.length,
    matching,
    varying: varyingIn(told, experiment),
    replicated: counts.replicates > 1,
    samples: picked.map((sample) => ({
      condition: sample.condition,
      unit: label(sample),
      replicate: sample.replicate,
      epoch: sample.epoch,
      scores: { ...sample.scores },
      turns: (texts.get(keyOf(sample)) ?? []).map((turn) => ({ ...turn })),
      place: sample.place,
    })),
  };
}

/** What tells a sample from all others of its experiment. */
const keyOf = (sample: Omit<SampleKey, "hasTranscript">): string =>
  stableJson([conditionKey(sample.condition), unitKey(sample), sample.replicate, sample.epoch]);

type Picked = { readonly picked: readonly SampleKey[]; readonly matching: number };

/** Picks from samples in random order, so that whoever comes first of equals was drawn. */
function pick(mixed: readonly SampleKey[], rule: PickRule, of: Selection, n: number): Picked {
  if (rule.kind === "where") {
    const holding = mixed.filter((sample) => rule.tests.every((test) => holds(sample, test)));
    return {
      picked: holding.slice(0, n).toSorted(byReplicateAndUnit),
      matching: holding.length,
    };
  }
  const { id, better } = rule.metric;
  const scored = mixed.filter((sample) => typeof sample.scores[id] === "number");
  const score = (sample: SampleKey) => Number(sample.scores[id]);
  if (rule.kind === "worst") {
    const down = better === "lower" ? -1 : 1;
    const inOrder = scored.toSorted((a, b) => down * (score(a) - score(b)));
    return { picked: inOrder.slice(0, n), matching: scored.length };
  }
  const pairs = pairsOf(scored, of, rule.versus).flatMap(([a, b]) => {
    const apart = Math.abs(score(a) - score(b));
    return apart > 0 ? [{ pair: [a, b], apart }] : [];
  });
  const widest = pairs.toSorted((a, b) => b.apart - a.apart);
  // A pair is read together or not at all.
  const shown = widest.slice(0, Math.max(1, Math.floor(n / 2)));
  return { picked: shown.flatMap(({ pair }) => pair), matching: pairs.length };

  /** Of each unit the two samples that differ most: one of each side, or any two where there is one side. */
  function pairsOf(
    samples: readonly SampleKey[],
    one: Selection,
    other: Selection | null,
  ): readonly (readonly [SampleKey, SampleKey])[] {
    const units = new Map<string, SampleKey[]>();
    for (const sample of samples) {
      const own = units.get(unitKey(sample)) ?? [];
      units.set(unitKey(sample), own);
      own.push(sample);
    }
    return [...units.values()].flatMap((own) => {
      const first = own.filter(({ condition }) => matches(condition, one));
      const second = other ? own.filter(({ condition }) => matches(condition, other)) : own;
      const ends = ([a, b]: readonly [SampleKey[], SampleKey[]]) =>
        [lowest(a, 1), lowest(b, -1)] as const;
      const [low, high] = ends([first, second]);
      const [highest, least] = [lowest(first, -1), lowest(second, 1)];
      if (!low || !high || !highest || !least) return [];
      const upwards = Math.abs(score(high) - score(low));
      const downwards = Math.abs(score(highest) - score(least));
      return [upwards >= downwards ? ([low, high] as const) : ([highest, least] as const)];
    });
  }

  function lowest(samples: readonly SampleKey[], sign: 1 | -1): SampleKey | undefined {
    return samples.toSorted((a, b) => sign * (score(a) - score(b)))[0];
  }
}

type Test = Extract<PickRule, { readonly kind: "where" }>["tests"][number];

function holds({ scores }: SampleKey, { metric, is, value }: Test): boolean {
  const score = scores[metric];
  if (typeof score !== "number") return false;
  switch (is) {
    case "=":
      return score === value;
    case "!=":
      return score !== value;
    case "<":
      return score < value;
    case "<=":
      return score <= value;
    case ">":
      return score > value;
    case ">=":
      return score >= value;
  }
}
