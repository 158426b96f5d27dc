import { describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { initialParameters } from "../../src/lab/model/initial-parameters.ts";
import { trainingGraph } from "../../src/lab/model/training-graph.ts";
import { randomStream } from "../../src/lab/random.ts";
import { batchFeeds } from "../../src/lab/training/batch.ts";
import { trainingRow } from "../../src/lab/training/mask.ts";
import { optimiserOf } from "../../src/lab/training/train.ts";
import { type AdamState, adamStep, differences, distance, norm } from "./float64.ts";
import { tinyShape, tinyWorld } from "./tiny-world.ts";

const random = randomStream("optimiser test");
const rows = [0, 1, 2, 3, 4].map(() =>
  trainingRow(tinyWorld.tokenizer, tinyWorld.draw("texts", random), "all but prefix"),
);
const length = tinyShape.context;
const recipe = { id: "r", from: null, steps: 9, rate: 0.01, weightDecay: 0.1, mix: [], keep: [] };
const now = { step: 5, rate: recipe.rate, weightDecay: recipe.weightDecay };

/** A state in the middle of training, where no moment is zero. */
function midway(size: number): AdamState {
  const initial = initialParameters(tinyShape, randomStream("midway"));
  // Rounded to float32 first, so that both sides start from the same numbers.
  const rounded = (numbers: Float64Array) => Float64Array.from(Float32Array.from(numbers));
  const parameters = rounded(Float64Array.from(initial, (one) => size * one));
  return {
    parameters,
    mean: rounded(parameters.map(() => 0.1 * (random() - 0.5))),
    square: rounded(parameters.map(() => 0.001 + 0.01 * random())),
  };
}

async function stepped(before: AdamState) {
  const graph = trainingGraph(tinyShape, rows.length, length, optimiserOf(recipe));
  const program = await onnxRuntime().compile(graph);
  const vector = (numbers: Float64Array) => ({
    data: Float32Array.from(numbers),
    shape: [numbers.length],
  });
  const one = (value: number) => ({ data: Float32Array.of(value), shape: [1] });
  const found = await program.run({
    ...batchFeeds(rows, length, tinyShape.vocabulary),
    parameters: vector(before.parameters),
    mean: vector(before.mean),
    square: vector(before.square),
    rate: one(now.rate),
    correct1: one(1 / (1 - 0.9 ** now.step)),
    correct2: one(1 / (1 - 0.98 ** now.step)),
  });
  await program.release();
  return {
    parameters: found.parameters_out!,
    mean: found.mean_out!,
    square: found.square_out!,
  };
}

describe.skipIf(!engineInstalled())("optimiser (needs npm ci --prefix src/lab)", () => {
  // Larger parameters have a longer gradient.
  it.each([
    ["a gradient longer than 1, which is cut", 4, true],
    ["a shorter gradient, which is left as it is", 0.5, false],
  ])("steps as AdamW in float64 does, on %s", async (_, size, cut) => {
    const before = midway(size);
    const gradient = differences(tinyShape, before.parameters, rows);
    expect(norm(gradient) > 1).toBe(cut);
    const expected = adamStep(tinyShape, before, gradient, now);
    const found = await stepped(before);
    // Float32 has seven digits, and a moment sums numbers of either sign.
    expect(distance(found.mean, expected.mean)).toBeLessThan(1e-5);
    expect(distance(found.square, expected.square)).toBeLessThan(1e-5);
    const moved = (after: ArrayLike<number>) => before.parameters.map((old, i) => after[i]! - old);
    // The step is a hundredth of the largest parameters: two digits fewer.
    expect(distance(moved(found.parameters), moved(expected.parameters))).toBeLessThan(1e-3);
  });
});
