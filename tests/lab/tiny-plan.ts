import { tag } from "../../src/lab/experiments/tag.ts";
import { type Plan, planOf } from "../../src/lab/running/plan.ts";
import type { SeedProgress } from "../../src/lab/running/run-seed.ts";

const { spec, ...rest } = planOf(tag, { quick: true });
const recipes = ["documents-base", "none", "tagged-10"];
const probes = ["new-absent", "new-present", "empty-absent"];

/** Experiment 1 with two arms, three probes, few prompts, two steps, and next to no model. */
export const tinyPlan: Plan = {
  ...rest,
  shape: { ...rest.shape, width: 8, layers: 1, heads: 2 },
  spec: {
    ...spec,
    recipes: spec.recipes
      .filter(({ id }) => recipes.includes(id))
      .map((recipe) => ({ ...recipe, steps: 2 })),
    models: spec.models.filter(({ recipe }) => recipes.includes(recipe)),
    probes: spec.probes
      .filter(({ id }) => probes.includes(id))
      .map((probe) => ({ ...probe, count: 4, longest: Math.min(probe.longest, 3) })),
  },
};

/** For runs of which nothing is to be told. */
export const silent: SeedProgress = { step: () => {}, kept: () => {}, sampled: () => {} };
