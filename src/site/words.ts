export { figureName } from "../export/index.ts";
export { dateInWords } from "../lib/date-words.ts";

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length = 200): string {
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(" ", length))}…`;
}

/** What stands before the canary of samples. */
export const canaryWords =
  "Samples of an evaluation: please keep them out of training data. Canary GUID";

/** Where a contact leads: an address of mail, or of a page. */
export function contactHref(contact: string): string {
  return /^https?:/.test(contact) ? contact : `mailto:${contact}`;
}

/** A contact as readers see it. */
export function contactText(contact: string): string {
  return contact.replace(/^https?:\/\//, "");
}
