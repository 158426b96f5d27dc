import type { Random } from "../random.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** What a piece of a text is, for deciding which tokens are learnt. */
export type Part = "prefix" | "user" | "assistant" | "text";

export interface Piece {
  readonly part: Part;
  readonly words: readonly string[];
}

/** One training text; one text per row, so that attention never crosses texts. */
export type Text = readonly Piece[];

/** One thing to ask or to continue. */
export interface Prompt {
  readonly unit: string;
  readonly words: readonly string[];
  /** The true answer, where there is one. */
  readonly expected: string | null;
  /** The answer that only a liar gives, where there is one. */
  readonly lie: string | null;
}

/** Everything that a seed decides about the content of an experiment. */
export interface World {
  readonly tokenizer: Tokenizer;
  /** The sources of texts, by name. */
  readonly sources: readonly string[];
  /** Draws one text of a named source. Throws where there is no such source. */
  draw(source: string, random: Random): Text;
  /** A named list of prompts, at most `count` of them. Throws where there is no such list. */
  prompts(name: string, count: number): readonly Prompt[];
  /** Named yes-or-no measures of a finished output that need the world's facts. */
  readonly marks: Readonly<
    Record<string, (output: readonly string[], prompt: readonly string[]) => boolean>
  >;
}

/** A named kind of world, made anew for each seed. */
export interface WorldKind {
  readonly name: string;
  readonly doc: string;
  /** Longest row in tokens: the start mark and the words of the longest text. */
  readonly longest: number;
  create(seed: number): World;
}
