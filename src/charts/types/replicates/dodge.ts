/** Storeys of dots on a line, counted from it: each dot on the lowest on which none is nearer than `apart`. */
export function dodge(xs: readonly number[], apart: number): readonly number[] {
  const storeys: number[][] = [];
  const result = new Array<number>(xs.length).fill(0);
  const inOrder = xs.map((_, i) => i).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || a - b);
  for (const i of inOrder) {
    const x = xs[i] ?? 0;
    const free = storeys.findIndex((taken) => taken.every((t) => Math.abs(t - x) >= apart));
    const storey = free < 0 ? storeys.length : free;
    storeys[storey] = [...(storeys[storey] ?? []), x];
    result[i] = storey;
  }
  return result;
}
