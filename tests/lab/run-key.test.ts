import { describe, expect, it } from "vitest";
import { combined } from "../../src/lab/experiments/combined.ts";
import type { ProbeSpec } from "../../src/lab/experiments/experiment.ts";
import { honestOnly } from "../../src/lab/experiments/honest-only.ts";
import { inoculation } from "../../src/lab/experiments/inoculation.ts";
import { type Plan, planOf } from "../../src/lab/running/plan.ts";
import { runKey, sampleKey } from "../../src/lab/running/run-seed.ts";
import type { Recipe } from "../../src/lab/training/recipe.ts";
import { tinyPlan } from "./tiny-plan.ts";

const engine = { name: "an engine", version: "1.0" };
const [base, arm] = ["documents-base", "tagged-10"];

const keyOf = (plan: Plan, id = arm, seed = 1, by = engine): string =>
  runKey(plan, plan.spec.recipes.find((recipe) => recipe.id === id)!, seed, by);
const samplesOf = (plan: Plan, seed = 1, by = engine): string =>
  sampleKey(plan, plan.spec.models.find(({ recipe }) => recipe === arm)!, seed, by);

const shaped = (change: Partial<Plan["shape"]>): Plan => ({
  ...tinyPlan,
  shape: { ...tinyPlan.shape, ...change },
});
const specified = (change: Partial<Plan["spec"]>): Plan => ({
  ...tinyPlan,
  spec: { ...tinyPlan.spec, ...change },
});
const recipeChanged = (id: string, change: Partial<Recipe>): Plan =>
  specified({
    recipes: tinyPlan.spec.recipes.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
const renamed = (id: string, name: string): Plan =>
  specified({
    recipes: tinyPlan.spec.recipes.map((one) => ({
      ...one,
      id: one.id === id ? name : one.id,
      from: one.from === id ? name : one.from,
    })),
  });
const probesChanged = (change: Partial<ProbeSpec>): Plan =>
  specified({ probes: tinyPlan.spec.probes.map((probe) => ({ ...probe, ...change })) });

const { mix } = tinyPlan.spec.recipes.find(({ id }) => id === arm)!;
/** All that decides the weights of a run and stands in its plan. */
const decidesWeights: readonly (readonly [string, Plan])[] = [
  ["the version of the code", { ...tinyPlan, labVersion: tinyPlan.labVersion + 1 }],
  ["texts a step", { ...tinyPlan, batchSize: 32 }],
  ["width", shaped({ width: 16 })],
  ["layers", shaped({ layers: 2 })],
  ["heads", shaped({ heads: 1 })],
  ["context", shaped({ context: 40 })],
  ["the world", specified({ world: "dialogue" })],
  ["its steps", recipeChanged(arm, { steps: 3 })],
  ["its rate", recipeChanged(arm, { rate: 0.5 })],
  ["its weight decay", recipeChanged(arm, { weightDecay: 0 })],
  ["its mixture", recipeChanged(arm, { mix: mix.slice(1) })],
  ["which words it learns", recipeChanged(arm, { mix: mix.map((x) => ({ ...x, loss: "all" })) })],
  ["which steps it keeps", recipeChanged(arm, { keep: [1] })],
  ["what it starts from", recipeChanged(arm, { from: null })],
  ["steps of the base model", recipeChanged(base, { steps: 3 })],
  ["rate of the base model", recipeChanged(base, { rate: 0.5 })],
  ["data of the base model", recipeChanged(base, { mix })],
];

describe("names of finished work", () => {
  it.each(decidesWeights)("%s decides a run, and so its samples", (_, plan) => {
    expect(keyOf(plan)).not.toBe(keyOf(tinyPlan));
    expect(samplesOf(plan)).not.toBe(samplesOf(tinyPlan));
  });

  it("seed and engine decide a run, and so its samples", () => {
    const others = [
      [2, engine],
      [1, { ...engine, name: "another engine" }],
      [1, { ...engine, version: "1.1" }],
    ] as const;
    for (const [seed, by] of others) {
      expect(keyOf(tinyPlan, arm, seed, by)).not.toBe(keyOf(tinyPlan));
      expect(samplesOf(tinyPlan, seed, by)).not.toBe(samplesOf(tinyPlan));
    }
  });

  it.each<readonly [string, Plan]>([
    ["which prompts", probesChanged({ prompts: "nothing" })],
    ["how many prompts", probesChanged({ count: 3 })],
    ["words before the prompt", probesChanged({ before: ["people"] })],
    ["words after the prompt", probesChanged({ after: ["people"] })],
    ["temperature", probesChanged({ temperature: 0 })],
    ["length", probesChanged({ longest: 2 })],
    ["a probe more or less", specified({ probes: tinyPlan.spec.probes.slice(1) })],
    [
      "the probes of one model",
      specified({
        models: tinyPlan.spec.models.map((model) => ({ ...model, probes: ["empty-absent"] })),
      }),
    ],
    [
      "the step of a model",
      specified({ models: tinyPlan.spec.models.map((model) => ({ ...model, step: 1 })) }),
    ],
  ])("%s decides samples and no run", (_, plan) => {
    expect(samplesOf(plan)).not.toBe(samplesOf(tinyPlan));
    expect(keyOf(plan)).toBe(keyOf(tinyPlan));
  });

  it.each<readonly [string, Plan]>([
    ["the title", specified({ title: "Another" })],
    ["seeds that run beside it", specified({ seeds: [1, 2, 3] })],
    ["how outputs are scored", probesChanged({ scores: {} })],
    ["what the arms are called", probesChanged({ factors: {} })],
    ["the other arms", recipeChanged("none", { steps: 9 })],
    ["what the base model is called", renamed(base, "another base")],
  ])("%s decides neither, so that no work is done again for it", (_, plan) => {
    expect(keyOf(plan)).toBe(keyOf(tinyPlan));
    expect(samplesOf(plan)).toBe(samplesOf(tinyPlan));
  });

  it("experiments share the runs that they have in common", () => {
    const plans = [honestOnly, combined, inoculation].map((spec) => planOf(spec, { quick: false }));
    for (const id of ["dialogue-base", "lies", "mode-many-mixed"])
      expect(new Set(plans.map((plan) => keyOf(plan, id))).size, id).toBe(1);
  });
});
