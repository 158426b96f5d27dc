import { distance } from "fastest-levenshtein";

/** The candidate closest to `word`, or null when none is close enough to be a likely slip. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 2)) + 1;
  for (const candidate of candidates) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** The nearest right name as the likely fix of a problem; nothing when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): { readonly fix?: string } {
  const near = nearest(word, candidates);
  return near ? { fix: `Did you mean "${near}"?` } : {};
}

/** The same for what has an id and a label: the label is what readers see, and what is often written for the id. */
export function didYouMeanNamed(
  word: string,
  candidates: readonly { readonly id: string; readonly label: string }[],
): { readonly fix?: string } {
  const near = nearest(
    word,
    candidates.flatMap(({ id, label }) => [id, label]),
  );
  const named = candidates.find(({ id, label }) => id === near || label === near);
  if (!named) return {};
  const { id, label } = named;
  return {
    fix:
      id === near ? `Did you mean "${id}"?` : `Did you mean "${id}", which is called "${label}"?`,
  };
}
