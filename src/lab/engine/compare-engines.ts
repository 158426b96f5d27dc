/**
 * Times the same training steps on both engines: the same first parameters, the same batches,
 * padded to one length. `node src/lab/engine/compare-engines.ts [steps]`; see docs/lab.md.
 */
import { tag } from "../experiments/tag.ts";
import { decayMask, initialParameters } from "../model/initial-parameters.ts";
import { blockSize, type ModelShape, parameterBlocks } from "../model/shape.ts";
import { trainingGraph } from "../model/training-graph.ts";
import { randomStream } from "../random.ts";
import { batchFeeds } from "../training/batch.ts";
import { mixture } from "../training/mix.ts";
import { rateAt } from "../training/schedule.ts";
import { batchSize, optimiserOf } from "../training/train.ts";
import { worldKind } from "../worlds/index.ts";
import type { Feed } from "./engine.ts";
import { onnxRuntime } from "./onnx-runtime.ts";

/** The part of a jax-js array that is used here; every use of a value consumes one reference. */
interface Jarray {
  readonly ref: Jarray;
  readonly shape: readonly number[];
  add(other: Jarray | number): Jarray;
  sub(other: Jarray | number): Jarray;
  mul(other: Jarray | number): Jarray;
  div(other: Jarray | number): Jarray;
  reshape(shape: readonly number[]): Jarray;
  transpose(order: readonly number[]): Jarray;
  sum(axis?: number | null, options?: { keepdims: boolean }): Jarray;
  mean(axis: number, options: { keepdims: boolean }): Jarray;
  data(): Promise<Float32Array>;
}

interface Jax {
  init(device: string): Promise<unknown>;
  defaultDevice(device: string): unknown;
  jit<F>(run: F): F;
  valueAndGrad<F>(run: F): (...given: Jarray[]) => [Jarray, Jarray];
  readonly numpy: {
    array(data: Float32Array): Jarray;
    matmul(a: Jarray, b: Jarray): Jarray;
    sqrt(a: Jarray): Jarray;
    minimum(a: Jarray, b: number): Jarray;
    split(a: Jarray, at: readonly number[], axis: number): Jarray[];
    concatenate(parts: Jarray[], axis: number): Jarray;
  };
  readonly nn: {
    relu(a: Jarray): Jarray;
    softmax(a: Jarray, axis: number): Jarray;
    logSoftmax(a: Jarray, axis: number): Jarray;
  };
}

const length = 28;
const steps = Number(process.argv[2] ?? 300);
const world = worldKind("documents").create(0);
const shape: ModelShape = {
  vocabulary: world.tokenizer.size,
  context: length,
  width: 64,
  layers: 2,
  heads: 4,
};
const recipe = tag.recipes[0]!;
const optimiser = optimiserOf(recipe);
const initial = initialParameters(shape, randomStream(0, "initial parameters"));
const count = initial.length;
const decay = decayMask(shape).map((one) => one * optimiser.weightDecay);

interface Step {
  readonly feeds: Record<string, Feed>;
  readonly rate: number;
  readonly correct1: number;
  readonly correct2: number;
}

function* allSteps(): Generator<Step> {
  const next = mixture(world, 0, "base", recipe.mix);
  for (let step = 1; step <= steps; step += 1)
    yield {
      feeds: batchFeeds(next(batchSize), length, shape.vocabulary),
      rate: rateAt(step, recipe.steps, recipe.rate),
      correct1: 1 / (1 - optimiser.beta1 ** step),
      correct2: 1 / (1 - optimiser.beta2 ** step),
    };
}

function report(name: string, times: readonly number[], losses: readonly number[]): void {
  const later = times.slice(10).toSorted((a, b) => a - b);
  const median = later[Math.floor(later.length / 2)]!;
  const rss = Math.round(process.memoryUsage.rss() / 1e6);
  const at = [0, Math.floor(steps / 2), steps - 1].map((i) => losses[i]!.toFixed(5)).join(" ");
  console.log(
    `${name}: median ${median.toFixed(1)} ms a step, first ${times[0]!.toFixed(0)} ms, loss ${at}, ${rss} MB`,
  );
}

async function onOnnxRuntime(): Promise<void> {
  const program = await onnxRuntime().compile(trainingGraph(shape, batchSize, length, optimiser));
  let [parameters, mean, square] = [
    initial as Float32Array,
    new Float32Array(count) as Float32Array,
    new Float32Array(count) as Float32Array,
  ];
  const [times, losses]: [number[], number[]] = [[], []];
  const one = (value: number): Feed => ({ data: Float32Array.of(value), shape: [1] });
  for (const step of allSteps()) {
    const begun = performance.now();
    const found = await program.run({
      ...step.feeds,
      parameters: { data: parameters, shape: [count] },
      mean: { data: mean, shape: [count] },
      square: { data: square, shape: [count] },
      rate: one(step.rate),
      correct1: one(step.correct1),
      correct2: one(step.correct2),
    });
    [parameters, mean, square] = [found.parameters_out!, found.mean_out!, found.square_out!];
    losses.push(found.loss![0]!);
    times.push(performance.now() - begun);
  }
  report("onnxruntime-node", times, losses);
}

async function onJax(): Promise<void> {
  const name = "@jax-js/jax";
  const jax = (await import(name)) as unknown as Jax;
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  const { numpy: np, nn } = jax;
  const rows = batchSize * length;
  const each = shape.width / shape.heads;
  const blocks = parameterBlocks(shape);
  const ends = blocks.map((_, i) =>
    blocks.slice(0, i + 1).reduce((sum, b) => sum + blockSize(b), 0),
  );
  const mask = new Float32Array(length * length);
  for (let r = 0; r < length; r += 1) mask.fill(-1e9, r * length + r + 1, (r + 1) * length);

  const loss = (
    flat: Jarray,
    onehot: Jarray,
    targets: Jarray,
    weights: Jarray,
    causal: Jarray,
  ): Jarray => {
    const pieces = np.split(flat, ends.slice(0, -1), 0);
    const named = new Map(blocks.map((block, i) => [block.name, pieces[i]!.reshape(block.shape)]));
    const of = (key: string): Jarray => named.get(key)!;
    const norm = (key: string, x: Jarray): Jarray => {
      const centred = x.ref.sub(x.mean(-1, { keepdims: true }));
      const variance = centred.ref.mul(centred.ref).mean(-1, { keepdims: true });
      return centred
        .div(np.sqrt(variance.add(1e-5)))
        .mul(of(`${key}.gain`))
        .add(of(`${key}.offset`));
    };
    let stream = np
      .matmul(onehot, of("tokens"))
      .reshape([batchSize, length, shape.width])
      .add(of("positions"))
      .reshape([rows, shape.width]);
    for (let l = 0; l < shape.layers; l += 1) {
      const mixed = np.matmul(norm(`layer${l}.norm1`, stream.ref), of(`layer${l}.attend`));
      const [q, k, v] = np
        .split(mixed, [shape.width, 2 * shape.width], 1)
        .map((x) => x.reshape([batchSize, length, shape.heads, each]).transpose([0, 2, 1, 3])) as [
        Jarray,
        Jarray,
        Jarray,
      ];
      const scores = np.matmul(q.mul(1 / Math.sqrt(each)), k.transpose([0, 1, 3, 2]));
      const attention = nn.softmax(scores.add(causal.ref), -1);
      const gathered = np.matmul(attention, v).transpose([0, 2, 1, 3]).reshape([rows, shape.width]);
      stream = stream.add(np.matmul(gathered, of(`layer${l}.attended`)));
      const wide = nn.relu(np.matmul(norm(`layer${l}.norm2`, stream.ref), of(`layer${l}.widen`)));
      stream = stream.add(np.matmul(wide, of(`layer${l}.narrow`)));
    }
    const logits = np.matmul(norm("final", stream), of("head"));
    const hits = nn.logSoftmax(logits, -1).mul(targets).sum(-1, { keepdims: true });
    return hits.mul(weights.ref).sum().div(weights.sum()).mul(-1);
  };
  const update = jax.jit(
    (
      p: Jarray,
      m: Jarray,
      v: Jarray,
      x: Jarray,
      t: Jarray,
      w: Jarray,
      causal: Jarray,
      d: Jarray,
      s: Jarray,
    ) => {
      const [value, g] = jax.valueAndGrad(loss)(p.ref, x, t, w, causal);
      const [rate, c1, c2] = np.split(s, [1, 2], 0) as [Jarray, Jarray, Jarray];
      const length2 = np.sqrt(g.ref.mul(g.ref).sum());
      const ratio = np.minimum(length2.add(1e-6).mul(1 / optimiser.clip), 1e30);
      const by = np.minimum(ratio.ref.mul(0).add(1).div(ratio), 1);
      const clipped = g.mul(by);
      const mean = m.mul(optimiser.beta1).add(clipped.ref.mul(1 - optimiser.beta1));
      const square = v.mul(optimiser.beta2).add(clipped.ref.mul(clipped).mul(1 - optimiser.beta2));
      const move = mean.ref.mul(c1).div(np.sqrt(square.ref.mul(c2)).add(optimiser.epsilon));
      return [p.ref.sub(move.add(p.mul(d)).mul(rate)), mean, square, value];
    },
  );
  const [times, losses]: [number[], number[]] = [[], []];
  let [p, m, v] = [
    np.array(initial),
    np.array(new Float32Array(count)),
    np.array(new Float32Array(count)),
  ];
  for (const step of allSteps()) {
    const begun = performance.now();
    const onehot = new Float32Array(rows * shape.vocabulary);
    (step.feeds.ids!.data as BigInt64Array).forEach((id, r) => {
      onehot[r * shape.vocabulary + Number(id)] = 1;
    });
    const [p2, m2, v2, value] = update(
      p,
      m,
      v,
      np.array(onehot).reshape([rows, shape.vocabulary]),
      np.array(step.feeds.targets!.data as Float32Array).reshape([rows, shape.vocabulary]),
      np.array(step.feeds.weights!.data as Float32Array).reshape([rows, 1]),
      np.array(mask).reshape([length, length]),
      np.array(decay),
      np.array(Float32Array.of(step.rate, step.correct1, step.correct2)),
    ) as [Jarray, Jarray, Jarray, Jarray];
    [p, m, v] = [p2, m2, v2];
    losses.push((await value.data())[0]!);
    times.push(performance.now() - begun);
  }
  report("@jax-js/jax wasm", times, losses);
}

await onOnnxRuntime();
await onJax();
