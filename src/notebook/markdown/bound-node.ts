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

declare module "mdast" {
  interface PhrasingContentMap {
    bound: Bound;
  }
  interface RootContentMap {
    bound: Bound;
  }
}
