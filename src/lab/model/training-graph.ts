import { gradients } from "../engine/gradients.ts";
import {
  callOne,
  constant,
  createGraph,
  type Graph,
  input,
  integers,
  output,
  scalar,
  type Tensor,
} from "../engine/graph.ts";
import { crossEntropy } from "../engine/operations.ts";
import { decayMask } from "./initial-parameters.ts";
import { cutParameters } from "./parameters-in-graph.ts";
import { type ModelShape, parameterCount } from "./shape.ts";
import { transformer } from "./transformer.ts";

/** The optimiser's constants. */
export interface Optimiser {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Longest gradient; a longer one is scaled down to it. */
  readonly clip: number;
}

function concatenated(graph: Graph, parts: readonly Tensor[], count: number): Tensor {
  const flat = parts.map((part) => {
    const size = part.shape.reduce((a, b) => a * b, 1);
    return callOne(graph, "Reshape", [part, integers(graph, [size])], [size]);
  });
  return callOne(graph, "Concat", flat, [count], { axis: 0 });
}

function lossAndGradient(graph: Graph, shape: ModelShape, batch: number, length: number) {
  const count = parameterCount(shape);
  const flat = input(graph, "parameters", [count]);
  const ids = input(graph, "ids", [batch, length], "int64");
  const targets = input(graph, "targets", [batch * length, shape.vocabulary]);
  const weights = input(graph, "weights", [batch * length, 1]);
  const parameters = cutParameters(graph, flat, shape);
  const logits = transformer(graph, shape, parameters, ids);
  const loss = crossEntropy(graph, logits, targets, weights);
  const gradient = concatenated(graph, gradients(graph, loss, parameters.all), count);
  return { flat, loss, gradient, count };
}

/** Loss and gradient of one batch, for checking. */
export function gradientGraph(shape: ModelShape, batch: number, length: number): Graph {
  const graph = createGraph();
  const { loss, gradient } = lossAndGradient(graph, shape, batch, length);
  output(graph, "loss", loss);
  output(graph, "gradient", gradient);
  return graph;
}

/** One step of AdamW (Loshchilov and Hutter 2019) with clipping by the norm of the whole gradient. */
export function trainingGraph(
  shape: ModelShape,
  batch: number,
  length: number,
  optimiser: Optimiser,
): Graph {
  const graph = createGraph();
  const { flat, loss, gradient, count } = lossAndGradient(graph, shape, batch, length);
  const m = input(graph, "mean", [count]);
  const v = input(graph, "square", [count]);
  const rate = input(graph, "rate", [1]);
  const correct1 = input(graph, "correct1", [1]);
  const correct2 = input(graph, "correct2", [1]);
  const vector = (kernel: string, ...inputs: Tensor[]): Tensor =>
    callOne(graph, kernel, inputs, [count]);
  const single = (kernel: string, ...inputs: Tensor[]): Tensor =>
    callOne(graph, kernel, inputs, [1]);
  const constantOf = (value: number): Tensor => scalar(graph, value);

  const squares = vector("Mul", gradient, gradient);
  const all = integers(graph, [0]);
  const norm = single("Sqrt", callOne(graph, "ReduceSum", [squares, all], [1], { keepdims: 1 }));
  const ratio = single("Div", constantOf(optimiser.clip), single("Add", norm, constantOf(1e-6)));
  const clipped = vector("Mul", gradient, single("Min", ratio, constantOf(1)));
  const blend = (old: Tensor, fresh: Tensor, beta: number): Tensor =>
    vector("Add", vector("Mul", old, constantOf(beta)), vector("Mul", fresh, constantOf(1 - beta)));
  const mean = blend(m, clipped, optimiser.beta1);
  const square = blend(v, vector("Mul", clipped, clipped), optimiser.beta2);
  const root = vector("Sqrt", vector("Mul", square, correct2));
  const below = vector("Add", root, constantOf(optimiser.epsilon));
  const move = vector("Div", vector("Mul", mean, correct1), below);
  const mask = decayMask(shape).map((one) => one * optimiser.weightDecay);
  const decay = vector("Mul", flat, constant(graph, [count], mask));
  const change = vector("Mul", vector("Add", move, decay), rate);
  output(graph, "parameters_out", vector("Sub", flat, change));
  output(graph, "mean_out", mean);
  output(graph, "square_out", square);
  output(graph, "loss", loss);
  return graph;
}
