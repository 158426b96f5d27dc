import type { Graph } from "./graph.ts";

/** Numbers handed to a program, with their shape. */
export interface Feed {
  readonly data: Float32Array | BigInt64Array;
  readonly shape: readonly number[];
}

/** A compiled graph. */
export interface Program {
  run(feeds: Readonly<Record<string, Feed>>): Promise<Readonly<Record<string, Float32Array>>>;
  release(): Promise<void>;
}

/** Whatever can compile static graphs and run them. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  compile(graph: Graph): Promise<Program>;
}
