import type { Engine, Feed, Program } from "../engine/engine.ts";
import type { ModelShape } from "../model/shape.ts";
import { stepGraph } from "../model/step-graph.ts";
import type { Random } from "../random.ts";
import { end, start } from "../worlds/tokenizer.ts";
import { chooseToken } from "./choose.ts";

/** A text to continue. Each has a stream of its own, so batching cannot change what is drawn. */
export interface Request {
  readonly prompt: readonly number[];
  readonly random: Random;
}

/** How continuations are drawn. */
export interface SamplingOptions {
  /** 0: always the likeliest token. */
  readonly temperature: number;
  /** Most tokens to add. */
  readonly longest: number;
}

/** Continues prompts with models of one shape. */
export interface Sampler {
  /** The tokens after each prompt, without the end mark. */
  sample(
    parameters: Float32Array,
    requests: readonly Request[],
    options: SamplingOptions,
  ): Promise<number[][]>;
  release(): Promise<void>;
}

const batch = 250;

async function sampleBatch(
  program: Program,
  shape: ModelShape,
  parameters: Float32Array,
  requests: readonly Request[],
  { temperature, longest }: SamplingOptions,
): Promise<number[][]> {
  const rows = requests.length;
  const each = shape.width / shape.heads;
  const prompts = requests.map((request) => [start, ...request.prompt]);
  const given = prompts[0]!.length;
  const outputs: number[][] = requests.map(() => []);
  const done = requests.map(() => false);
  const caches = Array.from({ length: shape.layers }, (_, i) => [`keys${i}`, `values${i}`]).flat();
  let past = new Map<string, Float32Array>(caches.map((name) => [name, new Float32Array(0)]));
  let next = prompts.map((prompt) => prompt[0]!);
  // The last token that is wanted is predicted from the one before it.
  const positions = Math.min(shape.context, given + longest - 1);
  for (let position = 0; position < positions; position += 1) {
    const feeds: Record<string, Feed> = {
      parameters: { data: parameters, shape: [parameters.length] },
      ids: { data: BigInt64Array.from(next, BigInt), shape: [rows] },
      position: { data: BigInt64Array.of(BigInt(position)), shape: [1] },
    };
    for (const [name, data] of past)
      feeds[name] = { data, shape: [rows, shape.heads, position, each] };
    const found = await program.run(feeds);
    past = new Map(caches.map((name) => [name, found[`${name}_out`]!]));
    if (position + 1 < given) {
      next = prompts.map((prompt) => prompt[position + 1]!);
      continue;
    }
    const logits = found.logits!;
    next = requests.map((request, row) => {
      if (done[row]) return end;
      const from = row * shape.vocabulary;
      const own = logits.subarray(from, from + shape.vocabulary);
      const token = chooseToken(own, temperature, request.random);
      if (token === end) done[row] = true;
      else outputs[row]!.push(token);
      return token;
    });
    if (done.every(Boolean)) break;
  }
  return outputs;
}

/** Samples from models of one shape. */
export async function createSampler(engine: Engine, shape: ModelShape): Promise<Sampler> {
  const program = await engine.compile(stepGraph(shape));
  return {
    async sample(parameters, requests, options) {
      const outputs = new Array<number[]>(requests.length);
      // Positions are shared within a batch, so only prompts of equal length run together.
      const byLength = Map.groupBy(requests.keys(), (index) => requests[index]!.prompt.length);
      for (const indexes of byLength.values())
        for (let from = 0; from < indexes.length; from += batch) {
          const group = indexes.slice(from, from + batch);
          const found = await sampleBatch(
            program,
            shape,
            parameters,
            group.map((index) => requests[index]!),
            options,
          );
          group.forEach((index, i) => {
            outputs[index] = found[i]!;
          });
        }
      return outputs;
    },
    release: () => program.release(),
  };
}
