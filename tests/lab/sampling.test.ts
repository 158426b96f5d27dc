import { describe, expect, it } from "vitest";
import { engineInstalled, onnxRuntime } from "../../src/lab/engine/onnx-runtime.ts";
import { initialParameters } from "../../src/lab/model/initial-parameters.ts";
import { referenceLogits } from "../../src/lab/model/reference.ts";
import type { ModelShape } from "../../src/lab/model/shape.ts";
import { randomStream } from "../../src/lab/random.ts";
import { chooseToken } from "../../src/lab/sampling/choose.ts";
import { createSampler } from "../../src/lab/sampling/generate.ts";
import { end, start } from "../../src/lab/worlds/tokenizer.ts";

describe("chooseToken", () => {
  it("takes the likeliest at temperature 0, the first of equals", () => {
    expect(chooseToken([0, 2, 2, 1], 0, () => 0.99)).toBe(1);
  });

  it("draws in proportion to the softmax", () => {
    const random = randomStream("choose");
    const logits = [Math.log(1), Math.log(2), Math.log(5)];
    const counts = [0, 0, 0];
    for (let i = 0; i < 8000; i += 1) counts[chooseToken(logits, 1, random)]! += 1;
    [1, 2, 5].forEach((share, i) => {
      // Five standard errors of a proportion.
      const p = share / 8;
      expect(Math.abs(counts[i]! / 8000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 8000));
    });
  });

  it("flattens the softmax above temperature 1 and sharpens it below", () => {
    // 1 to 4 at temperature 1, so 1 to 2 at temperature 2 and 1 to 16 at a half.
    const logits = [0, Math.log(4)];
    for (const [temperature, share] of [
      [1, 1 / 5],
      [2, 1 / 3],
      [0.5, 1 / 17],
    ] as const) {
      expect(chooseToken(logits, temperature, () => share - 0.001)).toBe(0);
      expect(chooseToken(logits, temperature, () => share + 0.001)).toBe(1);
    }
  });

  it("is sure where one token has all the mass", () => {
    expect(chooseToken([-1e9, 0, -1e9], 1, () => 0.999999)).toBe(1);
  });
});

describe("random streams", () => {
  it("the same name gives the same numbers, another name others", () => {
    const take = (...name: (string | number)[]) => {
      const random = randomStream(...name);
      return [random(), random(), random()];
    };
    expect(take(1, "a")).toEqual(take(1, "a"));
    expect(take(1, "a")).not.toEqual(take(2, "a"));
    expect(take(1, "a")).not.toEqual(take(1, "b"));
  });
});

const shape: ModelShape = { vocabulary: 9, context: 10, width: 8, layers: 2, heads: 2 };

describe.skipIf(!engineInstalled())("sampling (needs npm ci --prefix src/lab)", () => {
  const parameters = initialParameters(shape, randomStream("sampling")).map((one) => one * 8);

  it.each([0, 1])(
    "continuations are those of the naive reference, at temperature %i",
    async (t) => {
      const sampler = await createSampler(onnxRuntime(), shape);
      const prompts = [[3], [4, 5], [6, 7], [8, 3]];
      const streamOf = (prompt: readonly number[]) => randomStream("continued", ...prompt);
      const requests = prompts.map((prompt) => ({ prompt, random: streamOf(prompt) }));
      const found = await sampler.sample(parameters, requests, { temperature: t, longest: 6 });
      const flat = Float64Array.from(parameters);
      const expected = prompts.map((prompt) => {
        const random = streamOf(prompt);
        const ids = [start, ...prompt];
        const added: number[] = [];
        while (added.length < 6) {
          const logits = referenceLogits(shape, flat, [...ids, ...added]).at(-1)!;
          const next = chooseToken(logits, t, random);
          if (next === end) break;
          added.push(next);
        }
        return added;
      });
      expect(found).toEqual(expected);
    },
  );

  it("what is drawn for a prompt does not depend on what else is in the batch", async () => {
    const sampler = await createSampler(onnxRuntime(), shape);
    const draw = async (units: readonly number[]) => {
      const requests = units.map((unit) => ({
        prompt: [unit],
        random: randomStream("unit", unit),
      }));
      const outputs = await sampler.sample(parameters, requests, { temperature: 1, longest: 6 });
      return new Map(units.map((unit, i) => [unit, outputs[i]]));
    };
    const [alone, together] = [await draw([5]), await draw([3, 4, 5, 6])];
    expect(together.get(5)).toEqual(alone.get(5));
  });
});
