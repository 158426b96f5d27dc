import { constant, type Graph, integers, type Tensor } from "../engine/graph.ts";
import {
  add,
  addMask,
  layerNorm,
  linear,
  lookUp,
  matmul,
  relu,
  reshape,
  scale,
  softmax,
  transpose,
  unstack,
} from "../engine/operations.ts";
import type { NamedParameters } from "./parameters-in-graph.ts";
import type { ModelShape } from "./shape.ts";

function causalMask(graph: Graph, length: number): Tensor {
  const mask = new Float32Array(length * length);
  for (let row = 0; row < length; row += 1)
    mask.fill(-1e9, row * length + row + 1, (row + 1) * length);
  return constant(graph, [length, length], mask);
}

/** Logits [batch * length, vocabulary] of every position of a batch of token numbers. */
export function transformer(
  graph: Graph,
  shape: ModelShape,
  parameters: NamedParameters,
  ids: Tensor,
): Tensor {
  const [batch, length] = ids.shape as [number, number];
  const { width, heads } = shape;
  const each = width / heads;
  const rows = batch * length;
  const mask = causalMask(graph, length);
  const order = integers(graph, [...Array(length).keys()]);
  const place = lookUp(graph, parameters.get("positions"), order);
  const embedded = add(graph, lookUp(graph, parameters.get("tokens"), ids), place);
  let stream = reshape(graph, embedded, [rows, width]);
  const norm = (name: string, x: Tensor): Tensor =>
    layerNorm(graph, x, parameters.get(`${name}.gain`), parameters.get(`${name}.offset`));
  for (let layer = 0; layer < shape.layers; layer += 1) {
    const of = (name: string): Tensor => parameters.get(`layer${layer}.${name}`);
    const mixed = linear(graph, norm(`layer${layer}.norm1`, stream), of("attend"));
    const parted = reshape(graph, mixed, [batch, length, 3, heads, each]);
    const stacked = transpose(graph, parted, [2, 0, 3, 1, 4]);
    const [q, k, v] = unstack(graph, stacked) as [Tensor, Tensor, Tensor];
    const scores = matmul(graph, scale(graph, q, 1 / Math.sqrt(each)), k, "b");
    const attention = softmax(graph, addMask(graph, scores, mask));
    const gathered = transpose(graph, matmul(graph, attention, v, "none"), [0, 2, 1, 3]);
    const attended = linear(graph, reshape(graph, gathered, [rows, width]), of("attended"));
    stream = add(graph, stream, attended);
    const wide = relu(graph, linear(graph, norm(`layer${layer}.norm2`, stream), of("widen")));
    stream = add(graph, stream, linear(graph, wide, of("narrow")));
  }
  return linear(graph, norm("final", stream), parameters.get("head"));
}
