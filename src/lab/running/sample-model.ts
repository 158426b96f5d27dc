import type { ModelSpec, ProbeSpec } from "../experiments/experiment.ts";
import { randomStream } from "../random.ts";
import type { Sampler } from "../sampling/generate.ts";
import { scorer } from "../scoring/scorers.ts";
import type { World } from "../worlds/world.ts";
import type { Plan } from "./plan.ts";

interface Job {
  readonly plan: Plan;
  readonly seed: number;
  readonly world: World;
  readonly model: ModelSpec;
  readonly parameters: Float32Array;
  readonly sampler: Sampler;
}

async function sampleProbe(job: Job, probe: ProbeSpec): Promise<string[]> {
  const { seed, world, model, parameters, sampler } = job;
  const prompts = world.prompts(probe.prompts, probe.count).map((prompt) => ({
    ...prompt,
    words: [...(probe.before ?? []), ...prompt.words, ...(probe.after ?? [])],
  }));
  const requests = prompts.map((prompt) => ({
    prompt: world.tokenizer.encode(prompt.words),
    // Named without the arm: draw n has the same random numbers in every arm of a seed.
    random: randomStream(seed, "draw", probe.id, prompt.unit),
  }));
  const outputs = await sampler.sample(parameters, requests, probe);
  return prompts.map((prompt, index) => {
    const output = world.tokenizer.decode(outputs[index]!);
    const scores = Object.entries(probe.scores).map(([metric, name]) => [
      metric,
      scorer(name).score({ output, prompt, world }) ? 1 : 0,
    ]);
    const row = {
      seed,
      ...model.factors,
      ...probe.factors,
      unit: prompt.unit,
      prompt: prompt.words.join(" "),
      output: output.join(" "),
      ...(prompt.expected === null ? {} : { expected: prompt.expected }),
      ...Object.fromEntries(scores),
    };
    return JSON.stringify(row);
  });
}

/** All samples of one model, one JSON line each. */
export async function sampleModel(job: Job): Promise<string> {
  const { probes } = job.plan.spec;
  const asked = probes.filter((probe) => job.model.probes?.includes(probe.id) ?? true);
  const lines: string[] = [];
  for (const probe of asked) lines.push(...(await sampleProbe(job, probe)));
  return `${lines.join("\n")}\n`;
}
