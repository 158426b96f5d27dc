import { callOne, constant, type Graph, type Tensor } from "./graph.ts";

/**
 * Appends the reverse pass of a scalar loss and returns its gradient for each tensor asked for,
 * in their order.
 */
export function gradients(graph: Graph, loss: Tensor, wanted: readonly Tensor[]): Tensor[] {
  const known = new Map<string, Tensor>();
  known.set(loss.name, constant(graph, loss.shape, Float32Array.of(1)));
  // The reverse pass uses plain kernels only, so the tape does not grow while it is read.
  for (const entry of graph.tape.toReversed()) {
    const given = entry.outputs.map((tensor) => known.get(tensor.name));
    if (given.every((gradient) => gradient === undefined)) continue;
    const found = entry.backward(given);
    entry.inputs.forEach((tensor, index) => {
      const gradient = found[index];
      if (gradient === undefined) return;
      const before = known.get(tensor.name);
      known.set(
        tensor.name,
        before === undefined ? gradient : callOne(graph, "Add", [before, gradient], tensor.shape),
      );
    });
  }
  return wanted.map((tensor) => {
    const gradient = known.get(tensor.name);
    if (gradient === undefined) throw new Error(`The loss does not depend on ${tensor.name}.`);
    return gradient;
  });
}
