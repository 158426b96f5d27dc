import type { RootContent } from "mdast";
import type { Source } from "../../parse/source.ts";
import { typedNumbers } from "../numerals.ts";
import { sentencesOf } from "./sentences.ts";
import { statingWords } from "./stating-words.ts";

/** A sentence that states a number, how much, or which is more, and is bound to nothing that would keep it true. */
export interface UnboundSentence {
  readonly line: number;
  /** What in it states something, in its order. */
  readonly words: readonly string[];
  readonly text: string;
}

/**
 * Such sentences of resolved nodes. A sentence with a bound number, a verdict, a link to a figure or a source is none.
 * What is no prose of the page (titles of figures, captions, headings) stands beside what it is about: there only numbers
 * are looked at.
 */
export function unboundSentences(
  nodes: readonly RootContent[],
  source: Source,
  isProse: boolean,
): readonly UnboundSentence[] {
  return sentencesOf(nodes, source).flatMap(({ text, prose, bound, line }) => {
    if (bound) return [];
    const numbers = typedNumbers(prose).map((number) => number.text);
    const words = [...numbers, ...(isProse ? statingWords(prose) : [])];
    return words.length > 0 ? { line, words, text } : [];
  });
}
