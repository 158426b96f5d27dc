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
import { askedProbes, sampleCount } from "./asked.ts";
import { type Plan, shortHash } from "./plan.ts";
import { sampleModel } from "./sample-model.ts";

/** What a seed's run tells its caller while it works. */
export interface SeedProgress {
  /** Steps of a recipe done so far. */
  step(recipe: string, steps: number): void;
  /** A recipe that was finished before this call. */
  kept(recipe: string, steps: number): void;
  /** One more model has been asked everything. */
  sampled(): void;
}

/** What one seed's run leaves in the work folder. */
export interface SeedResult {
  readonly seed: number;
  /** Training runs this seed needed, in order. */
  readonly runs: readonly RunRecord[];
  /** Keys of the samples of each model, in the order of the spec. */
  readonly samples: readonly string[];
  readonly samplingMilliseconds: number;
}

/** Name and version of an engine: another one rounds otherwise, so its runs are others. */
type EngineName = Pick<Engine, "name" | "version">;

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

/**
 * Name of a run in the work folder: a hash of the data that decides its weights, and of the version of the code that
 * does. Recipes of two experiments with the same id and content share it.
 */
export function runKey(plan: Plan, recipe: Recipe, seed: number, engine: EngineName): string {
  const { labVersion, shape, batchSize, spec } = plan;
  const { name, version } = engine;
  const chain = lineage(plan, recipe).map(({ id: _, from: __, ...rest }) => rest);
  const all = { labVersion, shape, batchSize, world: spec.world, chain, seed, name, version };
  return `${recipe.id}-s${seed}-${shortHash(all)}`;
}

/** Name of a model's samples in the work folder: its run, its step, and what it is asked. Scores are no part of it. */
export function sampleKey(plan: Plan, model: ModelSpec, seed: number, engine: EngineName): string {
  const run = runKey(plan, recipeOf(plan, model.recipe), seed, engine);
  const asked = askedProbes(plan.spec, model).map(({ scores: _, factors: __, ...rest }) => rest);
  const step = model.step ?? "last";
  return `${plan.spec.id}/s${seed}/${model.recipe}-${step}-${shortHash({ run, step, asked })}`;
}

interface Workshop {
  readonly plan: Plan;
  readonly seed: number;
  readonly engine: EngineName;
  readonly world: World;
  readonly trainer: Trainer;
  readonly folder: WorkFolder;
  readonly progress: SeedProgress;
  /** Finished in this call or before it. */
  readonly done: Map<string, RunRecord>;
}

/** The finished run of a recipe: read, or trained now with its ancestors. */
async function ensureRun(shop: Workshop, recipe: Recipe): Promise<string> {
  const { plan, seed, world, trainer, folder, progress, done } = shop;
  const key = runKey(plan, recipe, seed, shop.engine);
  noteKept(shop, recipe);
  if (done.has(recipe.id)) return key;
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
  done.set(recipe.id, record);
  return key;
}

/**
 * Notes that a recipe was finished before, if it was. Its ancestors belong to what this seed needed, too; nothing is
 * trained for their sake.
 */
function noteKept(shop: Workshop, recipe: Recipe): void {
  const { plan, seed, folder, progress, done } = shop;
  if (done.has(recipe.id)) return;
  const known = folder.readRun(runKey(plan, recipe, seed, shop.engine));
  if (known === null) return;
  done.set(recipe.id, known);
  progress.kept(recipe.id, recipe.steps);
  if (recipe.from !== null) noteKept(shop, recipeOf(plan, recipe.from));
}

async function startOf(shop: Workshop, recipe: Recipe): Promise<Float32Array> {
  if (recipe.from === null)
    return initialParameters(shop.plan.shape, randomStream(shop.seed, "initial parameters"));
  const before = recipeOf(shop.plan, recipe.from);
  const key = await ensureRun(shop, before);
  return shop.folder.readWeights(key, before.steps);
}

async function ensureSamples(
  shop: Workshop,
  sampler: () => Promise<Sampler>,
  model: ModelSpec,
  run: string,
): Promise<string> {
  const { plan, seed, world, folder } = shop;
  const key = sampleKey(plan, model, seed, shop.engine);
  if (folder.readSamples(key, sampleCount(plan.spec, model)) !== null) return key;
  const step = model.step ?? recipeOf(plan, model.recipe).steps;
  const parameters = folder.readWeights(run, step);
  const job = { plan, seed, world, model, parameters, sampler: await sampler() };
  folder.writeSamples(key, await sampleModel(job));
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
  const done = new Map<string, RunRecord>();
  const shop: Workshop = { plan, seed, engine, world, trainer, folder, progress, done };
  let made: Promise<Sampler> | undefined;
  const sampler = () => (made ??= createSampler(engine, plan.shape));
  const samples: string[] = [];
  let samplingMilliseconds = 0;
  for (const model of plan.spec.models) {
    const run = await ensureRun(shop, recipeOf(plan, model.recipe));
    const begun = performance.now();
    samples.push(await ensureSamples(shop, sampler, model, run));
    samplingMilliseconds += performance.now() - begun;
    progress.sampled();
  }
  const runs = plan.spec.recipes.flatMap(({ id }) => done.get(id) ?? []);
  await trainer.release();
  if (made !== undefined) await (await made).release();
  return { seed, runs, samples, samplingMilliseconds: Math.round(samplingMilliseconds) };
}
