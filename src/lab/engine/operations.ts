import { call, callOne, constant, type Graph, integers, scalar, type Tensor } from "./graph.ts";

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Sum over the leading axes that a broadcast had added. */
function unbroadcast(graph: Graph, gradient: Tensor, shape: readonly number[]): Tensor {
  const extra = gradient.shape.length - shape.length;
  if (extra === 0) return gradient;
  const axes = Array.from({ length: extra }, (_, i) => i);
  return callOne(graph, "ReduceSum", [gradient, integers(graph, axes)], shape, { keepdims: 0 });
}

/** a + b, where b may lack leading axes of a. */
export function add(graph: Graph, a: Tensor, b: Tensor): Tensor {
  const sum = callOne(graph, "Add", [a, b], a.shape);
  graph.tape.push({
    inputs: [a, b],
    outputs: [sum],
    backward: ([g]) => [g!, unbroadcast(graph, g!, b.shape)],
  });
  return sum;
}

/** a + mask, where the mask is no parameter. */
export function addMask(graph: Graph, a: Tensor, mask: Tensor): Tensor {
  const sum = callOne(graph, "Add", [a, mask], a.shape);
  graph.tape.push({ inputs: [a], outputs: [sum], backward: ([g]) => [g] });
  return sum;
}

/** a times a fixed number. */
export function scale(graph: Graph, a: Tensor, factor: number): Tensor {
  const by = scalar(graph, factor);
  const scaled = callOne(graph, "Mul", [a, by], a.shape);
  graph.tape.push({
    inputs: [a],
    outputs: [scaled],
    backward: ([g]) => [callOne(graph, "Mul", [g!, by], a.shape)],
  });
  return scaled;
}

/** Rows times weights: [n, k] by [k, m]. */
export function linear(graph: Graph, rows: Tensor, weights: Tensor): Tensor {
  const [n, k] = rows.shape as [number, number];
  const m = weights.shape[1]!;
  const product = callOne(graph, "MatMul", [rows, weights], [n, m]);
  graph.tape.push({
    inputs: [rows, weights],
    outputs: [product],
    backward: ([g]) => [
      callOne(graph, "Gemm", [g!, weights], [n, k], { transB: 1 }),
      callOne(graph, "Gemm", [rows, g!], [k, m], { transA: 1 }),
    ],
  });
  return product;
}

function swapLast(graph: Graph, a: Tensor): Tensor {
  const rank = a.shape.length;
  const order = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return callOne(
    graph,
    "Transpose",
    [a],
    order.map((axis) => a.shape[axis]!),
    { perm: order },
  );
}

/** Batched product over the last two axes; `b` is given transposed where `transposed` says so. */
export function matmul(graph: Graph, a: Tensor, b: Tensor, transposed: "b" | "none"): Tensor {
  const right = transposed === "b" ? swapLast(graph, b) : b;
  const shape = [...a.shape.slice(0, -1), right.shape.at(-1)!];
  const product = callOne(graph, "MatMul", [a, right], shape);
  graph.tape.push({
    inputs: [a, b],
    outputs: [product],
    backward: ([g]) => {
      const other = transposed === "b" ? b : swapLast(graph, b);
      const toA = callOne(graph, "MatMul", [g!, other], a.shape);
      if (transposed === "none")
        return [toA, callOne(graph, "MatMul", [swapLast(graph, a), g!], b.shape)];
      return [toA, callOne(graph, "MatMul", [swapLast(graph, g!), a], b.shape)];
    },
  });
  return product;
}

/** The same numbers under another shape. */
export function reshape(graph: Graph, a: Tensor, shape: readonly number[]): Tensor {
  const shaped = callOne(graph, "Reshape", [a, integers(graph, shape)], shape);
  graph.tape.push({
    inputs: [a],
    outputs: [shaped],
    backward: ([g]) => [callOne(graph, "Reshape", [g!, integers(graph, a.shape)], a.shape)],
  });
  return shaped;
}

/** Axes in another order. */
export function transpose(graph: Graph, a: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => a.shape[axis]!);
  const moved = callOne(graph, "Transpose", [a], shape, { perm: order });
  const back = order.map((_, axis) => order.indexOf(axis));
  graph.tape.push({
    inputs: [a],
    outputs: [moved],
    backward: ([g]) => [callOne(graph, "Transpose", [g!], a.shape, { perm: back })],
  });
  return moved;
}

/** Pieces of equal length along the first axis, without that axis. */
export function unstack(graph: Graph, a: Tensor): Tensor[] {
  const [count, ...rest] = a.shape as [number, ...number[]];
  const one = [1, ...rest];
  const ones = Array.from({ length: count }, () => 1);
  const shapes = ones.map(() => one);
  const pieces = call(graph, "Split", [a, integers(graph, ones)], shapes, { axis: 0 });
  graph.tape.push({
    inputs: [a],
    outputs: pieces,
    backward: (gs) => [
      callOne(
        graph,
        "Concat",
        gs.map((g) => g!),
        a.shape,
        { axis: 0 },
      ),
    ],
  });
  return pieces.map((piece) => reshape(graph, piece, rest));
}

/** max(a, 0). */
export function relu(graph: Graph, a: Tensor): Tensor {
  const y = callOne(graph, "Relu", [a], a.shape);
  graph.tape.push({
    inputs: [a],
    outputs: [y],
    backward: ([g]) => {
      // 1 where y is positive, else 0: the Sign kernel would do, at four times the cost.
      const large = callOne(graph, "Mul", [y, scalar(graph, 1e38)], a.shape);
      const open = callOne(graph, "Min", [large, scalar(graph, 1)], a.shape);
      return [callOne(graph, "Mul", [g!, open], a.shape)];
    },
  });
  return y;
}

/** Softmax over the last axis. */
export function softmax(graph: Graph, a: Tensor): Tensor {
  // In parts: the Softmax kernel is slow on many short rows.
  const narrow = [...a.shape.slice(0, -1), 1];
  const last = integers(graph, [a.shape.length - 1]);
  const top = callOne(graph, "ReduceMax", [a], narrow, { axes: [-1], keepdims: 1 });
  const power = callOne(graph, "Exp", [callOne(graph, "Sub", [a, top], a.shape)], a.shape);
  const whole = callOne(graph, "ReduceSum", [power, last], narrow, { keepdims: 1 });
  const y = callOne(graph, "Div", [power, whole], a.shape);
  graph.tape.push({
    inputs: [a],
    outputs: [y],
    backward: ([g]) => {
      const product = callOne(graph, "Mul", [g!, y], a.shape);
      const kept = [...a.shape.slice(0, -1), 1];
      const axis = integers(graph, [a.shape.length - 1]);
      const total = callOne(graph, "ReduceSum", [product, axis], kept, { keepdims: 1 });
      const share = callOne(graph, "Mul", [y, total], a.shape);
      return [callOne(graph, "Sub", [product, share], a.shape)];
    },
  });
  return y;
}

/** Layer normalisation over the columns of [n, d], with gain and offset. */
export function layerNorm(graph: Graph, a: Tensor, gain: Tensor, offset: Tensor): Tensor {
  const [n, d] = a.shape as [number, number];
  const [y, mean, inverse] = call(
    graph,
    "LayerNormalization",
    [a, gain, offset],
    [a.shape, [n, 1], [n, 1]],
    { axis: -1, epsilon: { float: 1e-5 } },
  ) as [Tensor, Tensor, Tensor];
  graph.tape.push({
    inputs: [a, gain, offset],
    outputs: [y],
    backward: ([g]) => {
      const centred = callOne(graph, "Sub", [a, mean], a.shape);
      const unit = callOne(graph, "Mul", [centred, inverse], a.shape);
      const first = integers(graph, [0]);
      const gUnit = callOne(graph, "Mul", [g!, unit], a.shape);
      const toGain = callOne(graph, "ReduceSum", [gUnit, first], [d], { keepdims: 0 });
      const toOffset = callOne(graph, "ReduceSum", [g!, first], [d], { keepdims: 0 });
      const gGain = callOne(graph, "Mul", [g!, gain], a.shape);
      const average = (t: Tensor) =>
        callOne(graph, "ReduceMean", [t], [n, 1], { axes: [1], keepdims: 1 });
      const slope = average(callOne(graph, "Mul", [gGain, unit], a.shape));
      const level = callOne(graph, "Sub", [gGain, average(gGain)], a.shape);
      const tilt = callOne(graph, "Mul", [unit, slope], a.shape);
      const inner = callOne(graph, "Sub", [level, tilt], a.shape);
      return [callOne(graph, "Mul", [inner, inverse], a.shape), toGain, toOffset];
    },
  });
  return y;
}

/** Rows of a table by number; `ids` has any shape. */
export function lookUp(graph: Graph, table: Tensor, ids: Tensor): Tensor {
  const d = table.shape[1]!;
  const rows = callOne(graph, "Gather", [table, ids], [...ids.shape, d], { axis: 0 });
  graph.tape.push({
    inputs: [table],
    outputs: [rows],
    backward: ([g]) => {
      const count = size(ids.shape);
      const flat = callOne(graph, "Reshape", [g!, integers(graph, [count, d])], [count, d]);
      const where = callOne(graph, "Reshape", [ids, integers(graph, [count, 1])], [count, 1]);
      const zeros = constant(graph, table.shape, new Float32Array(size(table.shape)));
      return [callOne(graph, "ScatterND", [zeros, where, flat], table.shape, { reduction: "add" })];
    },
  });
  return rows;
}

/** Cross-entropy of [n, v] logits against one-hot targets, averaged with a weight per row. */
export function crossEntropy(
  graph: Graph,
  logits: Tensor,
  targets: Tensor,
  weights: Tensor,
): Tensor {
  const [n] = logits.shape as [number, number];
  const one = integers(graph, [1]);
  const log = callOne(graph, "LogSoftmax", [logits], logits.shape, { axis: -1 });
  const hits = callOne(graph, "Mul", [log, targets], logits.shape);
  const each = callOne(graph, "ReduceSum", [hits, one], [n, 1], { keepdims: 1 });
  const all = integers(graph, [0, 1]);
  const total = callOne(graph, "ReduceSum", [weights, all], [1, 1], { keepdims: 1 });
  const share = callOne(graph, "Div", [weights, total], [n, 1]);
  const weighted = callOne(graph, "Mul", [each, share], [n, 1]);
  const sum = callOne(graph, "ReduceSum", [weighted, all], [1, 1], { keepdims: 1 });
  const loss = callOne(graph, "Neg", [sum], [1, 1]);
  graph.tape.push({
    inputs: [logits],
    outputs: [loss],
    backward: ([g]) => {
      const probability = callOne(graph, "Exp", [log], logits.shape);
      const error = callOne(graph, "Sub", [probability, targets], logits.shape);
      const by = callOne(graph, "Mul", [share, g!], [n, 1]);
      return [callOne(graph, "Mul", [error, by], logits.shape)];
    },
  });
  return loss;
}
