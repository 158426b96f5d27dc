import type { Engine, Program } from "../engine/engine.ts";
import type { ModelShape } from "../model/shape.ts";
import { type Optimiser, trainingGraph } from "../model/training-graph.ts";
import type { World } from "../worlds/world.ts";
import { batchFeeds, batchLength } from "./batch.ts";
import { mixture } from "./mix.ts";
import type { Recipe } from "./recipe.ts";
import { rateAt } from "./schedule.ts";

/** Texts a step. */
export const batchSize = 64;
const curveEvery = 25;

/** Adam's and clipping's constants, the same in every run. */
export function optimiserOf(recipe: Recipe): Optimiser {
  return { beta1: 0.9, beta2: 0.98, epsilon: 1e-8, weightDecay: recipe.weightDecay, clip: 1 };
}

/** One point of a training curve. */
export interface CurvePoint {
  readonly step: number;
  /** Mean loss over the steps since the last point. */
  readonly loss: number;
}

/** What a training run leaves. */
export interface TrainingResult {
  /** Parameters by step, for the steps that are kept. */
  readonly kept: ReadonlyMap<number, Float32Array>;
  readonly curve: readonly CurvePoint[];
}

/** Trains models of one shape. */
export interface Trainer {
  /**
   * Trains a recipe from the given parameters, with fresh moments. Throws where the loss is no longer a number.
   */
  train(job: {
    readonly recipe: Recipe;
    readonly world: World;
    readonly seed: number;
    readonly parameters: Float32Array;
    onStep?(step: number): void;
  }): Promise<TrainingResult>;
  release(): Promise<void>;
}

/** Trains models of one shape; compiled graphs are kept for the next run. */
export function createTrainer(engine: Engine, shape: ModelShape): Trainer {
  const programs = new Map<string, Promise<Program>>();
  const programFor = (length: number, optimiser: Optimiser): Promise<Program> => {
    const key = `${length}/${optimiser.weightDecay}`;
    const program =
      programs.get(key) ?? engine.compile(trainingGraph(shape, batchSize, length, optimiser));
    programs.set(key, program);
    return program;
  };
  return {
    async train({ recipe, world, seed, parameters, onStep }) {
      const optimiser = optimiserOf(recipe);
      const count = parameters.length;
      const stage = recipe.from === null ? "base" : "after base";
      const nextBatch = mixture(world, seed, stage, recipe.mix);
      const kept = new Map<number, Float32Array>();
      const curve: CurvePoint[] = [];
      let state = {
        parameters: parameters as Float32Array,
        mean: new Float32Array(count),
        square: new Float32Array(count),
      };
      let sum = 0;
      let since = 0;
      for (let step = 1; step <= recipe.steps; step += 1) {
        const rows = nextBatch(batchSize);
        const length = batchLength(rows, shape.context);
        const program = await programFor(length, optimiser);
        const one = (value: number) => ({ data: Float32Array.of(value), shape: [1] });
        const found = await program.run({
          ...batchFeeds(rows, length, shape.vocabulary),
          parameters: { data: state.parameters, shape: [count] },
          mean: { data: state.mean, shape: [count] },
          square: { data: state.square, shape: [count] },
          rate: one(rateAt(step, recipe.steps, recipe.rate)),
          correct1: one(1 / (1 - optimiser.beta1 ** step)),
          correct2: one(1 / (1 - optimiser.beta2 ** step)),
        });
        state = {
          parameters: found.parameters_out!,
          mean: found.mean_out! as Float32Array<ArrayBuffer>,
          square: found.square_out! as Float32Array<ArrayBuffer>,
        };
        const loss = found.loss![0]!;
        if (!Number.isFinite(loss))
          throw new Error(
            `The loss of "${recipe.id}", seed ${seed}, is ${loss} at step ${step}: lower its rate of ${recipe.rate}.`,
          );
        sum += loss;
        since += 1;
        if (since === curveEvery || step === recipe.steps) {
          curve.push({ step, loss: sum / since });
          sum = 0;
          since = 0;
        }
        if (step === recipe.steps || recipe.keep.includes(step))
          kept.set(step, Float32Array.from(state.parameters));
        onStep?.(step);
      }
      return { kept, curve };
    },
    async release() {
      for (const program of programs.values()) await (await program).release();
      programs.clear();
    },
  };
}
