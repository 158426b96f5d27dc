/** A tensor of a static graph; -1 marks a length that is known only when the graph runs. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: "float" | "int64";
}

export type Attribute = number | string | readonly number[] | { readonly float: number };

/** One kernel call, named as in the ONNX operator set. */
export interface Operation {
  readonly kernel: string;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly tensor: Tensor;
  readonly data: Float32Array | BigInt64Array;
}

type Gradient = Tensor | undefined;

/** What the reverse pass needs to know of one differentiable step. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  backward(gradients: readonly Gradient[]): readonly Gradient[];
}

/** A graph under construction: tensors in, tensors out, and the tape for the reverse pass. */
export interface Graph {
  readonly inputs: Tensor[];
  readonly outputs: Tensor[];
  readonly constants: Constant[];
  readonly operations: Operation[];
  readonly tape: TapeEntry[];
  counter: number;
}

/** An empty graph. */
export function createGraph(): Graph {
  return { inputs: [], outputs: [], constants: [], operations: [], tape: [], counter: 0 };
}

function fresh(graph: Graph, shape: readonly number[], type: Tensor["type"] = "float"): Tensor {
  graph.counter += 1;
  return { name: `t${graph.counter}`, shape, type };
}

/** Declares an input under a name that feeds use. */
export function input(
  graph: Graph,
  name: string,
  shape: readonly number[],
  type: Tensor["type"] = "float",
): Tensor {
  const tensor: Tensor = { name, shape, type };
  graph.inputs.push(tensor);
  return tensor;
}

/** Makes a tensor an output under a name that callers read. */
export function output(graph: Graph, name: string, tensor: Tensor): void {
  const named: Tensor = { ...tensor, name };
  graph.operations.push({ kernel: "Identity", inputs: [tensor], outputs: [named], attributes: {} });
  graph.outputs.push(named);
}

/** A constant of floats. */
export function constant(graph: Graph, shape: readonly number[], data: Float32Array): Tensor {
  const tensor = fresh(graph, shape);
  graph.constants.push({ tensor, data });
  return tensor;
}

/** A constant that broadcasts against anything. */
export function scalar(graph: Graph, value: number): Tensor {
  return constant(graph, [1], Float32Array.of(value));
}

/** A constant of integers: axes, shapes, lengths. */
export function integers(graph: Graph, values: readonly number[]): Tensor {
  const tensor = fresh(graph, [values.length], "int64");
  graph.constants.push({ tensor, data: BigInt64Array.from(values, BigInt) });
  return tensor;
}

/** Appends a kernel call and returns its outputs. */
export function call(
  graph: Graph,
  kernel: string,
  inputs: readonly Tensor[],
  shapes: readonly (readonly number[])[],
  attributes: Readonly<Record<string, Attribute>> = {},
): Tensor[] {
  const outputs = shapes.map((shape) => fresh(graph, shape));
  graph.operations.push({ kernel, inputs, outputs, attributes });
  return outputs;
}

/** Appends a kernel call with one output. */
export function callOne(
  graph: Graph,
  kernel: string,
  inputs: readonly Tensor[],
  shape: readonly number[],
  attributes: Readonly<Record<string, Attribute>> = {},
): Tensor {
  return call(graph, kernel, inputs, [shape], attributes)[0]!;
}
