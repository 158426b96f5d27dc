import { capital } from "../lib/words.ts";
import type { Figure } from "../model/index.ts";

export { dateInWords } from "../lib/date-words.ts";

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length = 200): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))}…`;
}

/** `Figure 3` or `Table 1`. */
export function figureName(figure: Pick<Figure, "kind" | "number">): string {
  return `${capital(figure.kind)} ${figure.number}`;
}

/** Who made a notebook: its authors, else those of the report, else the name of the report. */
export function whoMade(
  { authors }: { readonly authors: readonly { readonly name: string }[] },
  site: { readonly authors: readonly { readonly name: string }[]; readonly name: string },
): string {
  const own = authors.length > 0 ? authors : site.authors;
  return own.map(({ name }) => name).join(", ") || site.name;
}

/** Where a contact leads: an address of mail, or of a page. */
export function contactHref(contact: string): string {
  return /^https?:/.test(contact) ? contact : `mailto:${contact}`;
}

/** A contact as readers see it. */
export function contactText(contact: string): string {
  return contact.replace(/^https?:\/\//, "");
}
