import type { Limits } from "../basics/outcome.ts";

/** An estimate and its own limits, as one side of a difference or ratio. */
export interface Side {
  readonly estimate: number;
  readonly limits: Limits;
}

/** sqrt(near² - 2r·near·far + far²), written so that r = 1 with equal distances gives 0. */
function root(near: number, far: number, r: number): number {
  return Math.sqrt((near - far) ** 2 + 2 * (1 - r) * near * far);
}

/**
 * Square-and-add (MOVER) limits of first - second from the limits of each, with correlation r
 * between the two estimates (0 when independent). Zou & Donner 2008, Stat Med 27:1693; with Wilson
 * limits it is Newcombe 1998, Stat Med 17:873.
 */
export function squareAndAdd(first: Side, second: Side, r: number): Limits {
  const difference = first.estimate - second.estimate;
  const down = root(first.estimate - first.limits.lower, second.limits.upper - second.estimate, r);
  const up = root(first.limits.upper - first.estimate, second.estimate - second.limits.lower, r);
  return { lower: difference - down, upper: difference + up };
}
