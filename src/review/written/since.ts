import { counted, listed } from "../../lib/words.ts";
import type { Comparison } from "../compare/comparison.ts";

/** In a sentence, which verdicts and numbers are others than in what was published last; null where none is. */
export function sincePublication({
  verdicts,
  moved,
  within,
}: Pick<Comparison, "verdicts" | "moved" | "within">): string | null {
  const numbers = moved.length + within.length;
  const parts = [
    ...(verdicts.length === 0 ? [] : [`${counted(verdicts.length, "verdict")} changed`]),
    ...(numbers === 0 ? [] : [`${counted(numbers, "number")} moved`]),
  ];
  if (parts.length === 0) return null;
  const left =
    moved.length === 0 || moved.length === numbers
      ? ""
      : `, ${moved.length} of them out of the old interval`;
  return `${listed(parts)} since the last publication${left}`;
}
