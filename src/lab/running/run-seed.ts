import type { Engine } from "../engine/engine.ts";
import type { ModelSpec } from "../experiments/experiment.ts";
import { initialParameters } from "../model/initial-parameters.ts";
import { randomStream } from "../random.ts";
import { createSampler, type Sampler } from "../sampling/generate.ts";
import type { Recipe } from "../training/recipe.ts";
import { createTrainer, type Trainer } from "../training/train.ts";
import { worldKind } from "../worlds/index.ts";
import type { World } from "../worlds/world.ts";
import { type RunRecord, type WorkFolder, weightHash } from "./artifacts.ts";
import { type Plan, shortHash } from "./plan.ts";
import { sampleModel } from "./sample-model.ts";

/** What a seed's run tells its caller while it works. */
export interface SeedProgress {
  step(recipe: string, steps: number): void;
  sampled(model: string): void;
}

export interface SeedResult {
  readonly seed: number;
  /** Training runs this seed needed, in order. */
  readonly runs: readonly RunRecord[];
  /** Keys of the samples of each model, in the order of the spec. */
  readonly samples: readonly string[];
  readonly samplingMilliseconds: number;
}

/** Everything that decides the weights of a recipe, ancestors included. */
function lineage(plan: Plan, recipe: Recipe): readonly Recipe[] {
  if (recipe.from === null) return [recipe];
  return [...lineage(plan, recipeOf(plan, recipe.from)), recipe];
}

function recipeOf(plan: Plan, id: string): Recipe {
  const recipe = plan.spec.recipes.find((one) => one.id === id);
  if (recipe === undefined) throw new Error(`No recipe is called "${id}" in ${plan.spec.id}.`);
  return recipe;
}

/** Name of a run in the work folder; equal recipes of two experiments share it. */
export function runKey(plan: Plan, recipe: Recipe, seed: number): string {
  const { labVersion, shape, batchSize, spec } = plan;
  const chain = lineage(plan, recipe).map(({ id, ...rest }) => ({
    ...rest,
    from: undefined,
    id: undefined,
  }));
  return `${recipe.id}-s${seed}-${shortHash({ labVersion, shape, batchSize, world: spec.world, chain, seed })}`;
}

/** Name of a model's samples in the work folder. */
export function sampleKey(plan: Plan, model: ModelSpec, seed: number): string {
  const { id, probes } = plan.spec;
  const run = runKey(plan, recipeOf(plan, model.recipe), seed);
  const asked = probes.filter((probe) => model.probes?.includes(probe.id) ?? true);
  const step = model.step ?? "last";
  return `${id}/s${seed}/${model.recipe}-${step}-${shortHash({ run, model, asked })}`;
}

interface Workshop {
  readonly plan: Plan;
  readonly seed: number;
  readonly world: World;
  readonly trainer: Trainer;
  readonly folder: WorkFolder;
  readonly progress: SeedProgress;
}

/** The finished run of a recipe: read, or trained now with its ancestors. */
async function ensureRun(
  shop: Workshop,
  recipe: Recipe,
): Promise<{ key: string; record: RunRecord }> {
  const { plan, seed, world, trainer, folder, progress } = shop;
  const key = runKey(plan, recipe, seed);
  const known = folder.readRun(key);
  if (known !== null) return { key, record: known };
  const parameters = await startOf(shop, recipe);
  const begun = performance.now();
  const { kept, curve } = await trainer.train({
    recipe,
    world,
    seed,
    parameters,
    onStep: (step) => {
      if (step % 10 === 0 || step === recipe.steps) progress.step(recipe.id, step);
    },
  });
  const record: RunRecord = {
    recipe: recipe.id,
    seed,
    milliseconds: Math.round(performance.now() - begun),
    curve,
    weights: Object.fromEntries([...kept].map(([step, one]) => [step, weightHash(one)])),
  };
  folder.writeRun(key, record, kept);
  return { key, record };
}

async function startOf(shop: Workshop, recipe: Recipe): Promise<Float32Array> {
  if (recipe.from === null)
    return initialParameters(shop.plan.shape, randomStream(shop.seed, "initial parameters"));
  const before = recipeOf(shop.plan, recipe.from);
  const { key } = await ensureRun(shop, before);
  return shop.folder.readWeights(key, before.steps);
}

async function ensureSamples(
  shop: Workshop,
  sampler: () => Promise<Sampler>,
  model: ModelSpec,
): Promise<string> {
  const { plan, seed, world, folder, progress } = shop;
  const key = sampleKey(plan, model, seed);
  if (folder.readSamples(key) === null) {
    const recipe = recipeOf(plan, model.recipe);
    const run = await ensureRun(shop, recipe);
    const parameters = folder.readWeights(run.key, model.step ?? recipe.steps);
    const lines = await sampleModel({
      plan,
      seed,
      world,
      model,
      parameters,
      sampler: await sampler(),
    });
    folder.writeSamples(key, lines);
  }
  progress.sampled(key);
  return key;
}

/** Trains what is missing, samples what is missing, one arm after the other. */
export async function runSeed(
  plan: Plan,
  seed: number,
  options: {
    readonly engine: Engine;
    readonly folder: WorkFolder;
    readonly progress: SeedProgress;
  },
): Promise<SeedResult> {
  const { engine, folder, progress } = options;
  const world = worldKind(plan.spec.world).create(seed);
  const trainer = createTrainer(engine, plan.shape);
  const shop: Workshop = { plan, seed, world, trainer, folder, progress };
  let made: Promise<Sampler> | undefined;
  const sampler = () => (made ??= createSampler(engine, plan.shape));
  const samples: string[] = [];
  let samplingMilliseconds = 0;
  for (const model of plan.spec.models) {
    await ensureRun(shop, recipeOf(plan, model.recipe));
    const begun = performance.now();
    samples.push(await ensureSamples(shop, sampler, model));
    samplingMilliseconds += performance.now() - begun;
  }
  const runs = plan.spec.recipes
    .map((recipe) => folder.readRun(runKey(plan, recipe, seed)))
    .filter((record) => record !== null);
  await trainer.release();
  if (made !== undefined) await (await made).release();
  return { seed, runs, samples, samplingMilliseconds: Math.round(samplingMilliseconds) };
}
