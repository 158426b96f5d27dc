import { nearest } from "../lib/nearest.ts";

/** The nearest right name as the likely fix of a problem; nothing when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): { readonly fix?: string } {
  const near = nearest(word, candidates);
  return near ? { fix: `Did you mean "${near}"?` } : {};
}
