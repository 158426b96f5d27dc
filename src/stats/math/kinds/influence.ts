/**
 * An estimate as the engine takes it: the value and, for each draw u (unit, cluster or replicate), its influence
 * psi_u. They sum to 0, and V = sum psi_u² / (G (G - 1)). Averages over cells, differences and replicates follow
 * from these two by adding and subtracting.
 */
export interface Influence {
  readonly value: number | null;
  /** One per place of a draw; 0 where the draw has no sample. */
  readonly influence: Float64Array;
  /** Draws with a sample (G). */
  readonly groups: number;
  /** Why there is no value or, where there is one, why its spread is unknown. */
  readonly reason: string | null;
  /** What a reader must know. */
  readonly warnings: readonly MethodNote[];
}

/** What a method has to say of its value, beside the value. */
export type MethodNote =
  | { readonly is: "kept inside"; readonly raw: number }
  | { readonly is: "flags fewer"; readonly flagged: number; readonly asked: number };

/** V = sum psi² / (G (G - 1)); null for fewer than two draws. */
export function influenceVariance(influence: Float64Array, groups: number): number | null {
  if (groups < 2) return null;
  let total = 0;
  for (const psi of influence) total += psi * psi;
  return total / (groups * (groups - 1));
}

/** Squares below this are rounding errors of a part that does not vary. */
const nothing = 1e-18;

/** Correlation of two parts of an estimate over draws, from their influence; 0 where either does not vary. */
export function influenceCorrelation(one: Float64Array, other: Float64Array): number {
  let squares = 0;
  let otherSquares = 0;
  let products = 0;
  for (let u = 0; u < one.length; u += 1) {
    const a = one[u] as number;
    const b = other[u] as number;
    squares += a * a;
    otherSquares += b * b;
    products += a * b;
  }
  if (squares < nothing || otherSquares < nothing) return 0;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squares * otherSquares)));
}

/** How far an estimate may lie below and above its value. */
export interface Reach {
  readonly down: number;
  readonly up: number;
}

/**
 * Square-and-add over any number of parts that need not be independent: sqrt(sum_ij r_ij d_i d_j) with r from the
 * parts' influence, signed; the reach of each part comes with the level. Zou & Donner 2008, Stat Med 27:1693, for sums
 * of more than two.
 */
export function pullAdder(
  influences: readonly Float64Array[],
): (reaches: readonly Reach[]) => Reach {
  const r = influences.map((one, i) =>
    influences.map((other, j) => (i === j ? 1 : influenceCorrelation(one, other))),
  );
  return (reaches) => {
    let down = 0;
    let up = 0;
    reaches.forEach((one, i) => {
      reaches.forEach((other, j) => {
        const together = r[i]?.[j] ?? 0;
        down += together * one.down * other.down;
        up += together * one.up * other.up;
      });
    });
    return { down: Math.sqrt(Math.max(0, down)), up: Math.sqrt(Math.max(0, up)) };
  };
}
