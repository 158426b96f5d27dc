import type { ElementContent } from "hast";
import type { Literal } from "mdast";

/** What an inline directive became: HTML for the page, `value` for exporters and numerals. */
export interface Bound extends Literal {
  type: "bound";
  html: ElementContent[];
  counts: "bound" | "published" | "nothing";
  /** Stands directly after the word before it. */
  attached?: boolean;
}

/** How much of a bound number or citation is known only from what was read before it on its page. */
export interface ReadBefore {
  /** Nobody has read the value that is mentioned. */
  readonly first: boolean;
  /** Numbers of the cited sources, in the order in which they were asked for. */
  readonly numbers: readonly number[];
}

/** What an inline directive becomes once it is known what was read before it. */
export interface InOrder {
  readonly type: "in-order";
  /** The value whose interval is shown here; null where none is. */
  readonly mentions: string | null;
  /** Keys of sources that are cited here. */
  readonly cites: readonly string[];
  settle(before: ReadBefore): Bound;
}

declare module "mdast" {
  interface PhrasingContentMap {
    bound: Bound;
  }
  interface RootContentMap {
    bound: Bound;
  }
}
