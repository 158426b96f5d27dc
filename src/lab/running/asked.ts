import type { ExperimentSpec, ModelSpec, ProbeSpec } from "../experiments/experiment.ts";
import type { Prompt, World } from "../worlds/world.ts";

/** The probes that a model gets, in the order of the spec. Throws where it names one that is not there. */
export function askedProbes(spec: ExperimentSpec, model: ModelSpec): readonly ProbeSpec[] {
  const unknown = model.probes?.filter((id) => !spec.probes.some((probe) => probe.id === id)) ?? [];
  if (unknown.length > 0)
    throw new Error(`${spec.id} has no probe ${unknown.map((id) => `"${id}"`).join(", ")}.`);
  return spec.probes.filter((probe) => model.probes?.includes(probe.id) ?? true);
}

/** How many prompts a model gets. */
export const sampleCount = (spec: ExperimentSpec, model: ModelSpec): number =>
  askedProbes(spec, model).reduce((sum, probe) => sum + probe.count, 0);

/** The prompts of a probe as they are put to a model. Throws where the world has fewer than are planned. */
export function promptsOf(world: World, probe: ProbeSpec): readonly Prompt[] {
  const prompts = world.prompts(probe.prompts, probe.count);
  if (prompts.length < probe.count)
    throw new Error(
      `"${probe.prompts}" has ${prompts.length} prompts in this seed; "${probe.id}" asks ${probe.count}.`,
    );
  return prompts.map((prompt) => ({
    ...prompt,
    words: [...(probe.before ?? []), ...prompt.words, ...(probe.after ?? [])],
  }));
}
