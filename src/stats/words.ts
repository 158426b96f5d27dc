import { count } from "../lib/format-number.ts";
import type { Design } from "../model/index.ts";

/** What the draws of an interval are: the things it generalises to more of. */
export type DrawKind = "unit" | "cluster" | "replicate";

/** `bias` to `biases`, `family` to `families`, `seed` to `seeds`. */
export function plural(noun: string): string {
  if (/(?:[sxz]|[cs]h)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `1 bias`, `10 biases`, `1,000 prompts`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${n === 1 ? noun : plural(noun)}`;
}

/** The author's word for a kind of draw. */
export function drawNoun(design: Design, kind: DrawKind): string {
  if (kind === "unit") return design.unit;
  return (kind === "cluster" ? design.cluster : design.replicate) ?? kind;
}

/** What replicates are runs of: training runs where they are called seeds. */
export function runWords(noun: string): string {
  return noun === "seed" ? "training runs" : plural(noun);
}

/** What an interval with these draws speaks about beyond the samples seen. */
export function generalisation(design: Design, kind: DrawKind): string {
  if (kind !== "replicate")
    return `these checkpoints, ${plural(drawNoun(design, kind))} like these`;
  const noun = drawNoun(design, kind);
  return `these ${plural(design.unit)}, ${noun === "seed" ? "trainings" : plural(noun)} like these`;
}

/** `basic, detailed and long`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
