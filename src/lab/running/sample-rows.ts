import type { ExperimentSpec, ModelSpec, ProbeSpec } from "../experiments/experiment.ts";
import { scorer } from "../scoring/scorers.ts";
import type { Prompt, World } from "../worlds/world.ts";
import { askedProbes, promptsOf } from "./asked.ts";

/** One line of a samples file: who was asked what, what came back, and a 0 or 1 for each metric. */
export type SampleRow = Readonly<Record<string, string | number>>;

/**
 * What one model said as scored rows, in the order of `outputs`: the prompts of its first probe, then of its second.
 * Throws where there are more or fewer outputs than prompts.
 */
export function sampleRows(job: {
  readonly spec: ExperimentSpec;
  readonly seed: number;
  readonly world: World;
  readonly model: ModelSpec;
  readonly outputs: readonly string[];
}): readonly SampleRow[] {
  const { spec, seed, world, model, outputs } = job;
  const asked = askedProbes(spec, model).flatMap((probe) =>
    promptsOf(world, probe).map((prompt) => ({ probe, prompt })),
  );
  if (asked.length !== outputs.length)
    throw new Error(
      `${model.recipe} was asked ${asked.length} prompts and gave ${outputs.length} outputs.`,
    );
  return asked.map(({ probe, prompt }, i) => ({
    seed,
    ...model.factors,
    ...probe.factors,
    unit: prompt.unit,
    prompt: prompt.words.join(" "),
    output: outputs[i]!,
    ...(prompt.expected === null ? {} : { expected: prompt.expected }),
    ...scoresOf(probe, prompt, outputs[i]!, world),
  }));
}

function scoresOf(
  probe: ProbeSpec,
  prompt: Prompt,
  text: string,
  world: World,
): Readonly<Record<string, number>> {
  const output = text === "" ? [] : text.split(" ");
  return Object.fromEntries(
    Object.entries(probe.scores).map(([metric, name]) => [
      metric,
      scorer(name).score({ output, prompt, world }) ? 1 : 0,
    ]),
  );
}

/** Rows as JSON lines. */
export const linesOf = (rows: readonly SampleRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");
