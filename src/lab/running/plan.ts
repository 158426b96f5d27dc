import { createHash } from "node:crypto";
import type { ExperimentSpec } from "../experiments/experiment.ts";
import type { ModelShape } from "../model/shape.ts";
import type { Recipe } from "../training/recipe.ts";
import { batchSize } from "../training/train.ts";
import { worldKind } from "../worlds/index.ts";

/** Raise this when a change of code changes what a recipe trains or how samples are drawn. */
export const labVersion = 3;

/** What a run does, frozen: the spec, the seeds, and the size of model and batch. */
export interface Plan {
  readonly labVersion: number;
  readonly quick: boolean;
  readonly shape: ModelShape;
  readonly batchSize: number;
  readonly spec: ExperimentSpec;
}

function shapeOf(spec: ExperimentSpec, quick: boolean): ModelShape {
  const kind = worldKind(spec.world);
  return {
    // The vocabulary is the same in every seed.
    vocabulary: kind.create(0).tokenizer.size,
    context: kind.longest,
    width: quick ? 32 : 64,
    layers: quick ? 1 : 2,
    heads: quick ? 2 : 4,
  };
}

const quickSteps = 50;
const shrink = (steps: number): number => Math.max(2, Math.round(steps / quickSteps));

function quickRecipe(recipe: Recipe): Recipe {
  return { ...recipe, steps: shrink(recipe.steps), keep: [...new Set(recipe.keep.map(shrink))] };
}

/** The same experiment in miniature: every arm and probe, few steps, few prompts, two seeds. */
function quickSpec(spec: ExperimentSpec): ExperimentSpec {
  const reduced = spec.models.map((model) => ({
    ...model,
    ...(model.step === undefined ? {} : { step: shrink(model.step) }),
  }));
  return {
    ...spec,
    seeds: [0, 1],
    recipes: spec.recipes.map(quickRecipe),
    models: reduced,
    probes: spec.probes.map((probe) => ({ ...probe, count: Math.min(probe.count, 24) })),
  };
}

/** The plan of an experiment. */
export function planOf(spec: ExperimentSpec, options: { readonly quick: boolean }): Plan {
  return {
    labVersion,
    quick: options.quick,
    shape: shapeOf(spec, options.quick),
    batchSize,
    spec: options.quick ? quickSpec(spec) : spec,
  };
}

/** A short hash of any plain value. */
export function shortHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}

/** A plan as text: what is committed before the final run. */
export function planText(plan: Plan): string {
  return `${JSON.stringify(plan, null, 1)}\n`;
}
