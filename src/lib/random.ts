/** Seeded generator (mulberry32): the same seed gives the same numbers in [0, 1) everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed from a text (FNV-1a), so that a draw belongs to what it is drawn for. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** The elements in random order (Fisher and Yates). */
export function inRandomOrder<T>(items: readonly T[], random: () => number): readonly T[] {
  const mixed = [...items];
  for (let i = 0; i < mixed.length - 1; i++) {
    const j = i + Math.floor(random() * (mixed.length - i));
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

/** `size` whole numbers from 0 to below `below`, each at most once, in random order; all where there are fewer. */
export function drawPlaces(size: number, below: number, random: () => number): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(size, below)) drawn.add(Math.floor(random() * below));
  return [...drawn];
}
