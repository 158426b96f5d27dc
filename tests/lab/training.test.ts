import { describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { initialParameters } from "../../src/lab/model/initial-parameters.ts";
import { randomStream } from "../../src/lab/random.ts";
import { mixture } from "../../src/lab/training/mix.ts";
import type { Recipe } from "../../src/lab/training/recipe.ts";
import { rateAt } from "../../src/lab/training/schedule.ts";
import { batchSize, createTrainer } from "../../src/lab/training/train.ts";
import {
  type AdamState,
  adamStep,
  differences,
  distance,
  norm,
  type WeightedText,
} from "./float64.ts";
import { tinyShape, tinyWorld } from "./tiny-world.ts";

const seed = 4;
const recipe: Recipe = {
  id: "three steps",
  from: null,
  steps: 3,
  rate: 0.02,
  weightDecay: 0.1,
  mix: [{ source: "texts", share: 1, loss: "all but prefix" }],
  keep: [1, 2],
};
const start = initialParameters(tinyShape, randomStream("training test"));

function trained(asked: Recipe, parameters: Float32Array) {
  const trainer = createTrainer(onnxRuntime(), tinyShape);
  return trainer.train({ recipe: asked, world: tinyWorld, seed, parameters });
}

/** Equal rows as one row with their number as its weight: sixteen times less to difference. */
function merged(rows: readonly WeightedText[]): readonly WeightedText[] {
  return [...Map.groupBy(rows, (row) => JSON.stringify(row)).values()].map((equal) => ({
    ...equal[0]!,
    weights: equal[0]!.weights.map((weight) => weight * equal.length),
  }));
}

describe.skipIf(!engineInstalled())("training (needs npm ci --prefix src/lab)", () => {
  it("takes the steps of AdamW in float64, from zero moments, at the scheduled rates", async () => {
    // Far from the start of training, so that clipping acts and differs from step to step.
    const far = start.map((one) => one * 4);
    const { kept } = await trained(recipe, far);
    const next = mixture(tinyWorld, seed, "base", recipe.mix);
    const zeros = new Float64Array(far.length);
    let state: AdamState = { parameters: Float64Array.from(far), mean: zeros, square: zeros };
    const lengths: number[] = [];
    for (let step = 1; step <= recipe.steps; step += 1) {
      const gradient = differences(tinyShape, state.parameters, merged(next(batchSize)));
      lengths.push(norm(gradient));
      const rate = rateAt(step, recipe.steps, recipe.rate);
      const before = state.parameters;
      state = adamStep(tinyShape, state, gradient, { step, rate, weightDecay: 0.1 });
      const moved = state.parameters.map((one, i) => one - before[i]!);
      const found = kept.get(step)!;
      // Rounding counts where a step divides a small number by a small number.
      const gap = norm(state.parameters.map((one, i) => one - found[i]!)) / norm(moved);
      expect(gap, `step ${step}`).toBeLessThan(1e-3);
    }
    expect(Math.min(...lengths)).toBeGreaterThan(1);
    expect(distance(lengths, [lengths[0]!, lengths[0]!, lengths[0]!])).toBeGreaterThan(0.05);
  });

  it("brings the loss from a guess among all words down to what the texts leave open", async () => {
    const longer = { ...recipe, steps: 200, rate: 0.03, keep: [] };
    const { curve } = await trained(longer, start);
    const [first, last] = [curve[0]!, curve.at(-1)!];
    expect(curve.map(({ step }) => step)).toEqual([25, 50, 75, 100, 125, 150, 175, 200]);
    expect(first.loss).toBeLessThan(1.05 * Math.log(tinyShape.vocabulary));
    expect(last.loss).toBeLessThan(first.loss / 2);
  });

  it("stops with the name of the run where the loss is no longer a number", async () => {
    const broken = start.map(() => Number.NaN);
    await expect(trained(recipe, broken)).rejects.toThrow(
      /^The loss of "three steps", seed 4, is NaN at step 1/,
    );
  });
});
