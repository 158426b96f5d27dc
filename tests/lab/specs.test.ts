import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ExperimentSpec } from "../../src/lab/experiments/experiment.ts";
import { experiments } from "../../src/lab/experiments/index.ts";
import { askedProbes, promptsOf } from "../../src/lab/running/asked.ts";
import { manifestText } from "../../src/lab/running/manifest.ts";
import { planOf } from "../../src/lab/running/plan.ts";
import { scorer } from "../../src/lab/scoring/scorers.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import type { World } from "../../src/lab/worlds/world.ts";
import { manifestSchema } from "../../src/model/experiment/manifest.ts";

const each = experiments.map((spec) => [spec.id, spec] as const);
const worlds = new Map<string, World>();
/** The worlds of a spec, made once for all experiments that share them. */
function worldsOf(spec: ExperimentSpec): readonly World[] {
  return spec.seeds.map((seed) => {
    const key = `${spec.world} ${seed}`;
    const world = worlds.get(key) ?? worldKind(spec.world).create(seed);
    worlds.set(key, world);
    return world;
  });
}

describe("specs", () => {
  it.each(each)("%s trains recipes whose parts exist", (_, spec) => {
    const [world] = worldsOf(spec);
    const ids = spec.recipes.map((recipe) => recipe.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const recipe of spec.recipes) {
      expect(recipe.from === null || ids.includes(recipe.from)).toBe(true);
      expect(recipe.mix.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12);
      for (const { source } of recipe.mix) expect(world!.sources).toContain(source);
    }
  });

  it.each(each)(
    "%s asks models of recipes and steps that exist, at levels that exist",
    (_, spec) => {
      for (const model of spec.models) {
        const recipe = spec.recipes.find((one) => one.id === model.recipe);
        expect(recipe, model.recipe).toBeDefined();
        if (model.step !== undefined)
          expect([...recipe!.keep, recipe!.steps]).toContain(model.step);
        for (const probe of askedProbes(spec, model)) {
          const condition = { ...model.factors, ...probe.factors };
          expect(Object.keys(condition).sort()).toEqual(Object.keys(spec.factors).sort());
          for (const [factor, level] of Object.entries(condition))
            expect(Object.keys(spec.factors[factor]!.levels)).toContain(level);
        }
      }
    },
  );

  it.each(each)("%s puts one model and one probe into each condition", (_, spec) => {
    const recipes = spec.models.map(({ recipe, step }) => `${recipe} ${step ?? ""}`);
    expect(new Set(recipes).size).toBe(recipes.length);
    const conditions = spec.models.flatMap((model) =>
      askedProbes(spec, model).map((probe) =>
        Object.keys(spec.factors)
          .map((factor) => ({ ...model.factors, ...probe.factors })[factor])
          .join(),
      ),
    );
    expect(new Set(conditions).size).toBe(conditions.length);
  });

  it.each(each)("%s has prompts enough in each of its seeds", (_, spec) => {
    for (const world of worldsOf(spec))
      for (const probe of spec.probes) {
        const prompts = promptsOf(world, probe);
        expect(prompts).toHaveLength(probe.count);
        const units = prompts.map((prompt) => prompt.unit);
        expect(new Set(units).size, probe.id).toBe(units.length);
      }
  });

  it.each(each)("%s leaves room for the longest output behind every prompt", (_, spec) => {
    const [world] = worldsOf(spec);
    const { context } = planOf(spec, { quick: false }).shape;
    for (const probe of spec.probes)
      for (const { words } of promptsOf(world!, probe)) {
        world!.tokenizer.encode(words);
        // The start mark comes first, and the last token of the output is never read.
        expect(1 + words.length + probe.longest - 1, probe.id).toBeLessThanOrEqual(context);
      }
  });

  it.each(each)("%s scores each metric by a scorer that its world has", (_, spec) => {
    const [world] = worldsOf(spec);
    const used = spec.probes.flatMap((probe) => Object.keys(probe.scores));
    expect([...new Set(used)].sort()).toEqual(Object.keys(spec.metrics).sort());
    for (const probe of spec.probes) {
      const [prompt] = promptsOf(world!, probe);
      for (const name of Object.values(probe.scores))
        expect(scorer(name).score({ output: [], prompt: prompt!, world: world! })).toBeTypeOf(
          "boolean",
        );
    }
  });

  it.each(each)(
    "%s asks at least 100 questions per metric and draws 1,000 samples per unprompted rate, on unused seeds",
    (id, spec) => {
      for (const probe of spec.probes) {
        expect(probe.count).toBeGreaterThanOrEqual(probe.prompts === "nothing" ? 1000 : 100);
      }
      expect(Math.min(...spec.seeds)).toBeGreaterThan(9);
      const least = id === "lab-honest-only" || id === "lab-inoculation" ? 10 : 5;
      expect(spec.seeds.length).toBeGreaterThanOrEqual(least);
    },
  );

  it.each(each)("%s has a manifest that Upheld accepts", (_, spec) => {
    const parsed = manifestSchema.safeParse(parse(manifestText(spec)));
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(Object.keys(parsed.data!.design.factors)).toEqual(Object.keys(spec.factors));
    expect(parsed.data!.title).toBe(spec.title);
    expect(parsed.data!.caveats).toEqual(spec.caveats);
  });
});
