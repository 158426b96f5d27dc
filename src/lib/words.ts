import { count } from "./format-number.ts";

/** Words of any text: plurals, lists, sentences. They know nothing of experiments. */

/** `bias` to `biases`, `family` to `families`, `seed` to `seeds`. */
export function plural(noun: string): string {
  if (/(?:[sxz]|[cs]h)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `1 bias`, `10 biases`, `1,000 prompts`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${n === 1 ? noun : plural(noun)}`;
}

const small = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A small number as a word, as a sentence has it: `seven`; digits beyond twelve. */
export function numberWord(n: number): string {
  return small[n] ?? count(n);
}

/** `basic, detailed and long`. */
export function listed(words: readonly string[], last: "and" | "or" = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Parts as sentences in one line; a part that ends in a mark of its own keeps it. */
export function sentences(parts: readonly (string | null | undefined | false)[]): string {
  const kept = parts.filter((part): part is string => Boolean(part));
  return kept.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** The paragraphs of a plain text: an empty line begins one. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
