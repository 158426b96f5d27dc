/** A source of random 32-bit words and uniform numbers in [0, 1). */
export interface Random {
  word(): number;
  uniform(): number;
  /** A whole number from 0 to `below` - 1. */
  index(below: number): number;
}

/** A seed from text, by FNV-1a: the same text gives the same draws on every machine. */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** xoshiro128** (Blackman & Vigna 2021), its state filled from one seed by splitmix32. */
export function seededRandom(seed: number): Random {
  let fill = seed >>> 0;
  const next = () => {
    fill = (fill + 0x9e3779b9) | 0;
    let mixed = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  const word = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const uniform = () => word() / 0x100000000;
  return { word, uniform, index: (below) => Math.floor(uniform() * below) };
}
