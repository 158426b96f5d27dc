import { blockSize, type ModelShape, parameterBlocks } from "./shape.ts";

type Rows = number[][];

/** Named matrices (one-row for vectors), read from the flat vector in float64. */
function unpack(shape: ModelShape, flat: Float64Array): Map<string, Rows> {
  let at = 0;
  const named = new Map<string, Rows>();
  for (const block of parameterBlocks(shape)) {
    const columns = block.shape.at(-1)!;
    const rows: Rows = [];
    for (let r = 0; r < blockSize(block) / columns; r += 1)
      rows.push([...flat.subarray(at + r * columns, at + (r + 1) * columns)]);
    named.set(block.name, rows);
    at += blockSize(block);
  }
  return named;
}

const product = (x: Rows, w: Rows): Rows =>
  x.map((row) => w[0]!.map((_, j) => row.reduce((sum, value, i) => sum + value * w[i]![j]!, 0)));

const plus = (x: Rows, y: Rows): Rows =>
  x.map((row, i) => row.map((value, j) => value + y[i]![j]!));

function normalise(x: Rows, gain: readonly number[], offset: readonly number[]): Rows {
  return x.map((row) => {
    const mean = row.reduce((a, b) => a + b, 0) / row.length;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
    const by = 1 / Math.sqrt(variance + 1e-5);
    return row.map((value, j) => (value - mean) * by * gain[j]! + offset[j]!);
  });
}

function attend(mixed: Rows, shape: ModelShape): Rows {
  const { width, heads } = shape;
  const each = width / heads;
  return mixed.map((row, t) => {
    const out = new Array<number>(width).fill(0);
    for (let h = 0; h < heads; h += 1) {
      const scores: number[] = [];
      for (let s = 0; s <= t; s += 1) {
        let dot = 0;
        for (let c = 0; c < each; c += 1)
          dot += row[h * each + c]! * mixed[s]![width + h * each + c]!;
        scores.push(dot / Math.sqrt(each));
      }
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const total = powers.reduce((a, b) => a + b, 0);
      for (let c = 0; c < each; c += 1)
        out[h * each + c] = powers.reduce(
          (sum, power, s) => sum + (power / total) * mixed[s]![2 * width + h * each + c]!,
          0,
        );
    }
    return out;
  });
}

/** Logits of one text by naive loops in float64: slow, plain, and independent of the graph. */
export function referenceLogits(
  shape: ModelShape,
  flat: Float64Array,
  ids: readonly number[],
): Rows {
  const named = unpack(shape, flat);
  const of = (name: string): Rows => named.get(name)!;
  const norm = (name: string, x: Rows): Rows =>
    normalise(x, of(`${name}.gain`)[0]!, of(`${name}.offset`)[0]!);
  let stream = ids.map((id, t) =>
    of("tokens")[id]!.map((value, c) => value + of("positions")[t]![c]!),
  );
  for (let layer = 0; layer < shape.layers; layer += 1) {
    const name = `layer${layer}`;
    const mixed = product(norm(`${name}.norm1`, stream), of(`${name}.attend`));
    stream = plus(stream, product(attend(mixed, shape), of(`${name}.attended`)));
    const wide = product(norm(`${name}.norm2`, stream), of(`${name}.widen`));
    const active = wide.map((row) => row.map((value) => Math.max(0, value)));
    stream = plus(stream, product(active, of(`${name}.narrow`)));
  }
  return product(norm("final", stream), of("head"));
}

/** Weighted cross-entropy of a batch by naive loops in float64. */
export function referenceLoss(
  shape: ModelShape,
  flat: Float64Array,
  batch: readonly {
    readonly ids: readonly number[];
    readonly targets: readonly number[];
    readonly weights: readonly number[];
  }[],
): number {
  let loss = 0;
  let total = 0;
  for (const { ids, targets, weights } of batch) {
    referenceLogits(shape, flat, ids).forEach((logits, t) => {
      const top = Math.max(...logits);
      const log = top + Math.log(logits.reduce((sum, one) => sum + Math.exp(one - top), 0));
      loss += weights[t]! * (log - logits[targets[t]!]!);
      total += weights[t]!;
    });
  }
  return loss / total;
}
