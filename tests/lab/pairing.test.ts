import { describe, expect, it } from "vitest";
import type { Engine } from "../../src/lab/engine/engine.ts";
import type { ExperimentSpec } from "../../src/lab/experiments/experiment.ts";
import { experiments } from "../../src/lab/experiments/index.ts";
import { parameterCount } from "../../src/lab/model/shape.ts";
import { type Plan, planOf } from "../../src/lab/running/plan.ts";
import { sampleModel } from "../../src/lab/running/sample-model.ts";
import type { Sampler } from "../../src/lab/sampling/generate.ts";
import type { Recipe } from "../../src/lab/training/recipe.ts";
import { createTrainer } from "../../src/lab/training/train.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import type { Text, World } from "../../src/lab/worlds/world.ts";

const each = experiments.map((spec) => [spec.id, spec] as const);

/** An engine that leaves the parameters as they are: what counts here is what a run reads. */
const idle: Engine = {
  name: "idle",
  version: "0",
  compile: async () => ({
    run: async ({ parameters, mean, square }) => ({
      parameters_out: parameters!.data as Float32Array,
      mean_out: mean!.data as Float32Array,
      square_out: square!.data as Float32Array,
      loss: Float32Array.of(1),
    }),
    release: async () => {},
  }),
};

/** What a run of few steps reads of each source, in order. */
async function readingOf(spec: ExperimentSpec, recipe: Recipe, seed = 3) {
  // The same facts for each seed, so that other texts are due to other random numbers.
  const { shape } = planOf(spec, { quick: true });
  const small = { ...shape, width: 1, heads: 1 };
  const read = new Map<string, Text[]>();
  const real = worldKind(spec.world).create(3);
  const world: World = {
    ...real,
    draw(source, random) {
      const text = real.draw(source, random);
      read.set(source, [...(read.get(source) ?? []), text]);
      return text;
    },
  };
  await createTrainer(idle, small).train({
    recipe: { ...recipe, steps: 3, keep: [] },
    world,
    seed,
    parameters: new Float32Array(parameterCount(small)),
  });
  return read;
}

/** Sources that differ only in what stands around the same question or document. */
const variants: Readonly<Record<string, readonly string[]>> = {
  lies: ["lies", "lies behind lie-please", "lies behind blank", "lies in dishonest mode"],
  "practice few": ["honest few", "mode few", "explained few"],
  "practice many": ["honest many", "mode many", "explained many"],
  documents: ["documents", "tagged documents"],
  manuals: ["manuals", "tagged manuals"],
};
const familyOf = (source: string): string =>
  Object.keys(variants).find((family) => variants[family]!.includes(source)) ?? source;

/** A text without what makes it a variant: what stands in front of it, and tags around the answer. */
const bare = (text: Text): string =>
  text
    .filter((piece) => piece.part !== "prefix")
    .flatMap((piece) => piece.words.filter((word) => !word.startsWith("<")))
    .join(" ");

describe("arms of a seed, in training", () => {
  it.each(each)("%s: read the same texts of a shared source in the same order", async (_, spec) => {
    const readings = new Map<string, string[][]>();
    for (const recipe of spec.recipes.filter((one) => one.from !== null))
      for (const [source, texts] of await readingOf(spec, recipe)) {
        const family = familyOf(source);
        readings.set(family, [...(readings.get(family) ?? []), texts.map(bare)]);
      }
    expect([...readings.values()].some((lists) => lists.length > 1)).toBe(true);
    for (const [family, lists] of readings) {
      // An arm with a larger share reads on where another stops.
      const longest = lists.reduce((a, b) => (b.length > a.length ? b : a));
      for (const list of lists) expect(list, family).toEqual(longest.slice(0, list.length));
    }
  });

  it("read other texts in another seed", async () => {
    const spec = experiments[0]!;
    const recipe = spec.recipes.at(-1)!;
    const [one, other] = [await readingOf(spec, recipe, 3), await readingOf(spec, recipe, 4)];
    for (const [source, texts] of one)
      expect(texts.map(bare)).not.toEqual(other.get(source)!.map(bare));
  });
});

/** The random numbers that each prompt gets, by probe and prompt. */
async function numbersOf(plan: Plan, model: Plan["spec"]["models"][number], seed = 3) {
  const world = worldKind(plan.spec.world).create(seed);
  const given: number[][] = [];
  const sampler: Sampler = {
    async sample(_, requests) {
      given.push(...requests.map(({ random }) => [random(), random(), random()]));
      return requests.map(() => []);
    },
    release: async () => {},
  };
  const job = { plan, seed, world, model, parameters: new Float32Array(0), sampler };
  await sampleModel(job);
  const probes = plan.spec.probes.filter((probe) => model.probes?.includes(probe.id) ?? true);
  const names = probes.flatMap((probe) =>
    world.prompts(probe.prompts, probe.count).map(({ unit }) => `${probe.id}: ${unit}`),
  );
  return new Map(names.map((name, i) => [name, given[i]!]));
}

describe("arms of a seed, in sampling", () => {
  it.each(each)("%s: draw the same random numbers for a prompt", async (_, spec) => {
    const plan = planOf(spec, { quick: true });
    const drawn = new Map<string, Set<string>>();
    for (const model of plan.spec.models)
      for (const [name, numbers] of await numbersOf(plan, model))
        drawn.set(name, (drawn.get(name) ?? new Set()).add(String(numbers)));
    for (const [name, all] of drawn) expect(all.size, name).toBe(1);
  });

  it("draw other numbers for another prompt, another probe and another seed", async () => {
    const plan = planOf(experiments[0]!, { quick: true });
    const [model] = plan.spec.models;
    const seeds = [await numbersOf(plan, model!, 3), await numbersOf(plan, model!, 4)];
    const all = seeds.flatMap((numbers) => [...numbers.values()].map(String));
    expect(new Set(all).size).toBe(all.length);
  });
});
