import { referenceLoss } from "../../src/lab/model/reference.ts";
import { type ModelShape, parameterBlocks } from "../../src/lab/model/shape.ts";

/** A text as numbers; a weight above 1 stands for that many equal texts. */
export interface WeightedText {
  readonly ids: readonly number[];
  readonly targets: readonly number[];
  readonly weights: readonly number[];
}

/** Gradient of the naive loss by central differences in float64: owes nothing to the graph. */
export function differences(
  shape: ModelShape,
  flat: Float64Array,
  texts: readonly WeightedText[],
): Float64Array {
  const h = 1e-6;
  return flat.map((value, index) => {
    const at = (x: number): number => {
      const moved = Float64Array.from(flat);
      moved[index] = x;
      return referenceLoss(shape, moved, texts);
    };
    return (at(value + h) - at(value - h)) / (2 * h);
  });
}

/** Parameters and Adam's two moments. */
export interface AdamState {
  readonly parameters: Float64Array;
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

/** The optimiser as docs/lab.md states it. */
const [beta1, beta2, epsilon, clip] = [0.9, 0.98, 1e-8, 1];

export const norm = (numbers: ArrayLike<number>): number =>
  Math.sqrt(Array.from(numbers).reduce((sum, one) => sum + one * one, 0));

/** One step of AdamW, number by number, as Loshchilov and Hutter (2019) write it. */
export function adamStep(
  shape: ModelShape,
  before: AdamState,
  gradient: Float64Array,
  now: { readonly step: number; readonly rate: number; readonly weightDecay: number },
): AdamState {
  const by = Math.min(1, clip / norm(gradient));
  const mean = before.mean.map((old, i) => beta1 * old + (1 - beta1) * by * gradient[i]!);
  const square = before.square.map(
    (old, i) => beta2 * old + (1 - beta2) * (by * gradient[i]!) ** 2,
  );
  const decays = matrices(shape);
  const parameters = before.parameters.map((old, i) => {
    const unbiased = mean[i]! / (1 - beta1 ** now.step);
    const spread = Math.sqrt(square[i]! / (1 - beta2 ** now.step));
    const decay = decays[i] ? now.weightDecay * old : 0;
    return old - now.rate * (unbiased / (spread + epsilon) + decay);
  });
  return { parameters, mean, square };
}

/** Whether a parameter stands in a matrix: gains and offsets of a normalisation do not decay. */
const matrices = (shape: ModelShape): readonly boolean[] =>
  parameterBlocks(shape).flatMap((block) =>
    new Array<boolean>(block.shape.reduce((a, b) => a * b, 1)).fill(block.shape.length > 1),
  );

/** Length of the difference, as a share of the length of what is expected. */
export const distance = (found: ArrayLike<number>, expected: ArrayLike<number>): number =>
  norm(Array.from(expected, (one, i) => found[i]! - one)) / norm(expected);
