/** The size of a model. */
export interface ModelShape {
  readonly vocabulary: number;
  /** Longest text in tokens. */
  readonly context: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
}

/** One named block of the flat parameter vector. */
export interface ParameterBlock {
  readonly name: string;
  readonly shape: readonly number[];
  /** How it starts: normal numbers of this spread, or all equal to `fill`. */
  readonly start: { readonly spread: number } | { readonly fill: number };
  /** Whether weight decay applies. */
  readonly decays: boolean;
}

const spread = 0.05;

function layerBlocks(shape: ModelShape, layer: number): ParameterBlock[] {
  const d = shape.width;
  const quiet = spread / Math.sqrt(2 * shape.layers);
  const matrix = (name: string, rows: number, columns: number, by: number): ParameterBlock => ({
    name: `layer${layer}.${name}`,
    shape: [rows, columns],
    start: { spread: by },
    decays: true,
  });
  return [
    ...normBlocks(`layer${layer}.norm1`, d),
    matrix("attend", d, 3 * d, spread),
    matrix("attended", d, d, quiet),
    ...normBlocks(`layer${layer}.norm2`, d),
    matrix("widen", d, 4 * d, spread),
    matrix("narrow", 4 * d, d, quiet),
  ];
}

function normBlocks(name: string, d: number): ParameterBlock[] {
  return [
    { name: `${name}.gain`, shape: [d], start: { fill: 1 }, decays: false },
    { name: `${name}.offset`, shape: [d], start: { fill: 0 }, decays: false },
  ];
}

/** The blocks of the flat parameter vector, in their order. */
export function parameterBlocks(shape: ModelShape): ParameterBlock[] {
  const d = shape.width;
  const table = (name: string, rows: number, columns: number): ParameterBlock => ({
    name,
    shape: [rows, columns],
    start: { spread },
    decays: true,
  });
  return [
    table("tokens", shape.vocabulary, d),
    table("positions", shape.context, d),
    ...Array.from({ length: shape.layers }, (_, layer) => layerBlocks(shape, layer)).flat(),
    ...normBlocks("final", d),
    table("head", d, shape.vocabulary),
  ];
}

/** How many numbers a block holds. */
export function blockSize(block: ParameterBlock): number {
  return block.shape.reduce((a, b) => a * b, 1);
}

/** How many parameters a model has. */
export function parameterCount(shape: ModelShape): number {
  return parameterBlocks(shape).reduce((sum, block) => sum + blockSize(block), 0);
}
