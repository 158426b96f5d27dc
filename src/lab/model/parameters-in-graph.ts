import { call, callOne, type Graph, integers, type Tensor } from "../engine/graph.ts";
import { blockSize, type ModelShape, parameterBlocks } from "./shape.ts";

/** Named parameter tensors, cut from the flat vector. */
export interface NamedParameters {
  readonly all: readonly Tensor[];
  get(name: string): Tensor;
}

/** Cuts the flat parameter vector into its named blocks. */
export function cutParameters(graph: Graph, flat: Tensor, shape: ModelShape): NamedParameters {
  const blocks = parameterBlocks(shape);
  const sizes = blocks.map(blockSize);
  const pieces = call(
    graph,
    "Split",
    [flat, integers(graph, sizes)],
    sizes.map((size) => [size]),
    { axis: 0 },
  );
  const all = blocks.map((block, index) =>
    callOne(graph, "Reshape", [pieces[index]!, integers(graph, block.shape)], block.shape),
  );
  const byName = new Map(blocks.map((block, index) => [block.name, all[index]!]));
  return {
    all,
    get(name) {
      const tensor = byName.get(name);
      if (tensor === undefined) throw new Error(`No parameter block ${name}.`);
      return tensor;
    },
  };
}
