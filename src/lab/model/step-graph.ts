import {
  callOne,
  createGraph,
  type Graph,
  input,
  integers,
  output,
  scalar,
  type Tensor,
} from "../engine/graph.ts";
import { cutParameters } from "./parameters-in-graph.ts";
import { type ModelShape, parameterCount } from "./shape.ts";

const any = -1;

/**
 * One token further for a batch of texts of equal length: logits out, and the keys and values of
 * every layer with the new position appended. The first call feeds caches of length 0.
 */
export function stepGraph(shape: ModelShape): Graph {
  const graph = createGraph();
  const { width, heads } = shape;
  const each = width / heads;
  const flat = input(graph, "parameters", [parameterCount(shape)]);
  const ids = input(graph, "ids", [any], "int64");
  const position = input(graph, "position", [1], "int64");
  const parameters = cutParameters(graph, flat, shape);
  const rows = (kernel: string, inputs: Tensor[], columns: number): Tensor =>
    callOne(graph, kernel, inputs, [any, columns]);
  const norm = (name: string, x: Tensor): Tensor =>
    callOne(
      graph,
      "LayerNormalization",
      [x, parameters.get(`${name}.gain`), parameters.get(`${name}.offset`)],
      [any, width],
      { axis: -1, epsilon: { float: 1e-5 } },
    );
  const place = rows("Gather", [parameters.get("positions"), position], width);
  let stream = rows("Add", [rows("Gather", [parameters.get("tokens"), ids], width), place], width);
  const cacheShape = [any, heads, any, each];
  const asHeads = (x: Tensor): Tensor =>
    callOne(graph, "Reshape", [x, integers(graph, [-1, heads, 1, each])], [any, heads, 1, each]);
  for (let layer = 0; layer < shape.layers; layer += 1) {
    const of = (name: string): Tensor => parameters.get(`layer${layer}.${name}`);
    const mixed = rows("MatMul", [norm(`layer${layer}.norm1`, stream), of("attend")], 3 * width);
    const cut = integers(graph, [width, width, width]);
    const shapes = [0, 1, 2].map(() => [any, width]);
    const parts = shapes.map((one, index) => ({
      name: `qkv${layer}_${index}`,
      shape: one,
      type: "float" as const,
    }));
    graph.operations.push({
      kernel: "Split",
      inputs: [mixed, cut],
      outputs: parts,
      attributes: { axis: 1 },
    });
    const [q, k, v] = parts.map(asHeads) as [Tensor, Tensor, Tensor];
    const extend = (name: string, fresh: Tensor): Tensor => {
      const past = input(graph, `${name}${layer}`, cacheShape);
      const whole = callOne(graph, "Concat", [past, fresh], cacheShape, { axis: 2 });
      output(graph, `${name}${layer}_out`, whole);
      return whole;
    };
    const keys = extend("keys", k);
    const values = extend("values", v);
    const scaled = callOne(graph, "Mul", [q, scalar(graph, 1 / Math.sqrt(each))], q.shape);
    const turned = callOne(graph, "Transpose", [keys], [any, heads, each, any], {
      perm: [0, 1, 3, 2],
    });
    const scores = callOne(graph, "MatMul", [scaled, turned], [any, heads, 1, any]);
    const attention = callOne(graph, "Softmax", [scores], scores.shape, { axis: -1 });
    const gathered = callOne(graph, "MatMul", [attention, values], [any, heads, 1, each]);
    const joined = callOne(
      graph,
      "Reshape",
      [gathered, integers(graph, [-1, width])],
      [any, width],
    );
    stream = rows("Add", [stream, rows("MatMul", [joined, of("attended")], width)], width);
    const wide = rows("MatMul", [norm(`layer${layer}.norm2`, stream), of("widen")], 4 * width);
    const active = rows("Relu", [wide], 4 * width);
    stream = rows("Add", [stream, rows("MatMul", [active, of("narrow")], width)], width);
  }
  output(
    graph,
    "logits",
    rows("MatMul", [norm("final", stream), parameters.get("head")], shape.vocabulary),
  );
  return graph;
}
