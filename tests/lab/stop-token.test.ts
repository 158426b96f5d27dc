import { describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { blockSize, type ModelShape, parameterBlocks } from "../../src/lab/model/shape.ts";
import { randomStream } from "../../src/lab/random.ts";
import { createSampler } from "../../src/lab/sampling/generate.ts";
import { end } from "../../src/lab/worlds/tokenizer.ts";

const shape: ModelShape = { vocabulary: 8, context: 12, width: 8, layers: 1, heads: 1 };
/** What follows each token; after the end it would go on with 3. */
const follows = new Map([
  [3, 4],
  [4, 5],
  [5, end],
  [end, 3],
  [6, 7],
  [7, 6],
]);

/** A model in which a token alone decides the next one: its layers add nothing to what it reads. */
function chain(): Float32Array {
  const parameters: number[] = [];
  for (const block of parameterBlocks(shape)) {
    const numbers = new Array<number>(blockSize(block)).fill(block.name.endsWith("gain") ? 1 : 0);
    for (let token = 0; token < shape.vocabulary; token += 1) {
      if (block.name === "tokens") numbers[token * shape.width + token] = 1;
      // So large that a draw at temperature 1 leaves no choice.
      const next = follows.get(token);
      if (block.name === "head" && next !== undefined)
        numbers[token * shape.vocabulary + next] = 50;
    }
    parameters.push(...numbers);
  }
  return Float32Array.from(parameters);
}

async function continued(
  prompts: readonly (readonly number[])[],
  temperature: number,
  longest: number,
) {
  const sampler = await createSampler(onnxRuntime(), shape);
  const requests = prompts.map((prompt, i) => ({ prompt, random: randomStream("stop", i) }));
  const found = await sampler.sample(chain(), requests, { temperature, longest });
  await sampler.release();
  return found;
}

describe.skipIf(!engineInstalled())("a continuation (needs npm ci --prefix src/lab)", () => {
  it.each([0, 1])(
    "stops at the end mark, whatever the rest of its batch does, at temperature %i",
    async (temperature) => {
      const found = await continued([[3], [6], [5], [4]], temperature, 6);
      expect(found).toEqual([[4, 5], [7, 6, 7, 6, 7, 6], [], [5]]);
    },
  );

  it("has as many tokens as are asked for, and no more than the context holds", async () => {
    expect(await continued([[6]], 0, 1)).toEqual([[7]]);
    // The start mark and the prompt are in the context; what is said last need not be.
    const [longest] = await continued([[6]], 0, 100);
    expect(longest).toHaveLength(shape.context - 2 + 1);
  });

  it("comes after the whole prompt, in the order of the prompts", async () => {
    expect(await continued([[6, 7, 3], [6], [3, 4, 6]], 0, 2)).toEqual([
      [4, 5],
      [7, 6],
      [7, 6],
    ]);
  });
});
