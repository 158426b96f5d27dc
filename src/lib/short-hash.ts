/** Eleven letters and digits that belong to a text: 53 bits of two mixed hashes (after MurmurHash3's finalizer). */
export function shortHash(text: string): string {
  let a = 0x9e3779b1;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x85ebca77);
    b = Math.imul(b ^ code, 0xc2b2ae3d);
  }
  a = mixed(a ^ (b >>> 15));
  b = mixed(b ^ (a >>> 13));
  return ((a & 0x1fffff) * 4294967296 + b).toString(36).padStart(11, "0");
}

function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
