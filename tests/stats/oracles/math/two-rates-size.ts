import { normalQuantile } from "../../../../src/stats/math/basics/distributions.ts";

/**
 * Samples per arm to tell rate p1 from p2: (z_a·sqrt(2p̄q̄) + z_b·sqrt(p1q1 + p2q2))²/(p1-p2)².
 * Fleiss, Levin & Paik 2003, ch. 4; not rounded, Infinity where p1 = p2.
 */
export function twoRatesSize(p1: number, p2: number, alpha: number, power: number): number {
  const middle = (p1 + p2) / 2;
  const under = -normalQuantile(alpha / 2) * Math.sqrt(2 * middle * (1 - middle));
  const apart = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((under + apart) / (p1 - p2)) ** 2;
}
