import type { ModelSpec } from "../experiments/experiment.ts";
import { randomStream } from "../random.ts";
import type { Sampler } from "../sampling/generate.ts";
import type { World } from "../worlds/world.ts";
import { askedProbes, promptsOf } from "./asked.ts";
import type { Plan } from "./plan.ts";

/**
 * What a model says to each prompt of each probe it gets, in that order, one text each. Scores are no part of it: a
 * scorer can change without anything being sampled again.
 */
export async function sampleModel(job: {
  readonly plan: Plan;
  readonly seed: number;
  readonly world: World;
  readonly model: ModelSpec;
  readonly parameters: Float32Array;
  readonly sampler: Sampler;
}): Promise<readonly string[]> {
  const { plan, seed, world, model, parameters, sampler } = job;
  const outputs: string[] = [];
  for (const probe of askedProbes(plan.spec, model)) {
    const requests = promptsOf(world, probe).map((prompt) => ({
      prompt: world.tokenizer.encode(prompt.words),
      // Named without the arm: draw n has the same random numbers in every arm of a seed.
      random: randomStream(seed, "draw", probe.id, prompt.unit),
    }));
    const found = await sampler.sample(parameters, requests, probe);
    outputs.push(...found.map((ids) => world.tokenizer.decode(ids).join(" ")));
  }
  return outputs;
}
