import { capital } from "../lib/words.ts";
import type { Figure } from "../model/index.ts";

export { dateInWords } from "../lib/date-in-words.ts";

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length = 200): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))}…`;
}

/** `Figure 3` or `Table 1`. */
export function figureName(figure: Pick<Figure, "kind" | "number">): string {
  return `${capital(figure.kind)} ${figure.number}`;
}
