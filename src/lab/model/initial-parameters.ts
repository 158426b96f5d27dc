import { normal, type Random } from "../random.ts";
import { blockSize, type ModelShape, parameterBlocks, parameterCount } from "./shape.ts";

/** The parameters before any training. */
export function initialParameters(shape: ModelShape, random: Random): Float32Array {
  const parameters = new Float32Array(parameterCount(shape));
  let at = 0;
  for (const block of parameterBlocks(shape)) {
    const end = at + blockSize(block);
    for (; at < end; at += 1)
      parameters[at] =
        "fill" in block.start ? block.start.fill : block.start.spread * normal(random);
  }
  return parameters;
}

/** 1 where weight decay applies, else 0. */
export function decayMask(shape: ModelShape): Float32Array {
  const mask = new Float32Array(parameterCount(shape));
  let at = 0;
  for (const block of parameterBlocks(shape)) {
    const end = at + blockSize(block);
    if (block.decays) mask.fill(1, at, end);
    at = end;
  }
  return mask;
}
