import { describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { initialParameters } from "../../src/lab/model/initial-parameters.ts";
import { referenceLogits, referenceLoss } from "../../src/lab/model/reference.ts";
import { blockSize, type ModelShape, parameterBlocks } from "../../src/lab/model/shape.ts";
import { stepGraph } from "../../src/lab/model/step-graph.ts";
import { gradientGraph } from "../../src/lab/model/training-graph.ts";
import { below, randomStream } from "../../src/lab/random.ts";
import { differences, distance } from "./float64.ts";

const shape: ModelShape = { vocabulary: 7, context: 6, width: 8, layers: 2, heads: 2 };
const length = 5;
const random = randomStream("gradient test");
// Parameters far larger than at the start of training, so that no gradient is close to zero.
const parameters = initialParameters(shape, random).map((value) => value * 6);
const texts = [0, 1, 2].map(() => ({
  ids: Array.from({ length }, () => below(random, shape.vocabulary)),
  targets: Array.from({ length }, () => below(random, shape.vocabulary)),
  weights: Array.from({ length }, () => (random() < 0.7 ? 1 : 0)),
}));

function feeds() {
  const rows = texts.length * length;
  const targets = new Float32Array(rows * shape.vocabulary);
  texts
    .flatMap((text) => text.targets)
    .forEach((target, row) => {
      targets[row * shape.vocabulary + target] = 1;
    });
  const ids = BigInt64Array.from(texts.flatMap((text) => text.ids).map(BigInt));
  const weights = Float32Array.from(texts.flatMap((text) => text.weights));
  return {
    parameters: { data: parameters, shape: [parameters.length] },
    ids: { data: ids, shape: [texts.length, length] },
    targets: { data: targets, shape: [rows, shape.vocabulary] },
    weights: { data: weights, shape: [rows, 1] },
  };
}

describe.skipIf(!engineInstalled())("gradients (needs npm ci --prefix src/lab)", () => {
  it("the graph's loss and gradient agree with float64 differences of a naive reference", async () => {
    const program = await onnxRuntime().compile(gradientGraph(shape, texts.length, length));
    const { loss, gradient } = await program.run(feeds());
    const flat = Float64Array.from(parameters);
    const expected = differences(shape, flat, texts);
    expect(loss![0]).toBeCloseTo(referenceLoss(shape, flat, texts), 5);
    let at = 0;
    for (const block of parameterBlocks(shape)) {
      const end = at + blockSize(block);
      const gap = distance(gradient!.subarray(at, end), expected.subarray(at, end));
      expect(gap, block.name).toBeLessThan(2e-5);
      at = end;
    }
  });

  it("a token at a time gives the same logits as the naive reference", async () => {
    const program = await onnxRuntime().compile(stepGraph(shape));
    const ids = texts[0]!.ids;
    const expected = referenceLogits(shape, Float64Array.from(parameters), ids);
    const each = shape.width / shape.heads;
    let caches: Record<string, Float32Array> = Object.fromEntries(
      ["keys0", "values0", "keys1", "values1"].map((name) => [name, new Float32Array(0)]),
    );
    for (const [position, id] of ids.entries()) {
      const found = await program.run({
        parameters: { data: parameters, shape: [parameters.length] },
        ids: { data: BigInt64Array.of(BigInt(id)), shape: [1] },
        position: { data: BigInt64Array.of(BigInt(position)), shape: [1] },
        ...Object.fromEntries(
          Object.entries(caches).map(([name, data]) => [
            name,
            { data, shape: [1, shape.heads, position, each] },
          ]),
        ),
      });
      expect(distance(found.logits!, expected[position]!)).toBeLessThan(1e-5);
      caches = Object.fromEntries(Object.keys(caches).map((name) => [name, found[`${name}_out`]!]));
    }
  });
});
