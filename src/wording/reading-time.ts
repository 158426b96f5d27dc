import { counted } from "../lib/words.ts";

/** Words that a reader takes in within a minute: for text with numbers it is rather fewer than for stories. */
const wordsInMinute = 230;

interface Read {
  /** Words of its prose. */
  readonly words: number;
  readonly figures: readonly { readonly kind: "figure" | "table" }[];
}

/** `9 minutes, 7 figures and 2 tables`: how long the prose takes, and what is to be looked at besides. */
export function readingTime({ words, figures }: Read): string {
  const minutes = Math.max(1, Math.round(words / wordsInMinute));
  const kinds = (["figure", "table"] as const).flatMap((kind) => {
    const n = figures.filter((figure) => figure.kind === kind).length;
    return n > 0 ? counted(n, kind) : [];
  });
  return [counted(minutes, "minute"), kinds.join(" and ")].filter(Boolean).join(", ");
}
