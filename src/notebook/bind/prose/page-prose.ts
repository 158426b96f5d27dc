import type { Prose } from "../../../model/index.ts";
import type { NumeralCount } from "../numerals.ts";
import type { UnboundSentence } from "./unbound-sentences.ts";

/** What is known of the prose of a page. */
export interface PageProse {
  readonly file: string;
  /** Numbers in it, by where they come from. */
  readonly numbers: {
    readonly bound: number;
    readonly published: number;
    readonly typed: number;
  };
  readonly unbound: readonly UnboundSentence[];
  /** What its author says of it; null where that is left to the report. */
  readonly prose: Prose | null;
}

export function proseOf(
  file: string,
  { numerals, unbound }: { readonly numerals: NumeralCount; readonly unbound: UnboundSentence[] },
  prose: Prose | undefined,
): PageProse {
  return {
    file,
    numbers: {
      bound: numerals.bound,
      published: numerals.published,
      typed: numerals.unbound.length,
    },
    unbound: unbound.toSorted((a, b) => a.line - b.line),
    prose: prose ?? null,
  };
}
