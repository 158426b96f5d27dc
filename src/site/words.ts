import { capital } from "../lib/words.ts";
import type { Figure } from "../model/index.ts";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `24 November 2026`; text that is no date stays as it is. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const name = months[(month ?? 0) - 1];
  return year && name && day ? `${day} ${name} ${year}` : date;
}

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length = 200): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))}…`;
}

/** `Figure 3` or `Table 1`. */
export function figureName(figure: Pick<Figure, "kind" | "number">): string {
  return `${capital(figure.kind)} ${figure.number}`;
}
