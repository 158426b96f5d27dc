import type { PhrasingContent, RootContent } from "mdast";
import type { z } from "zod";
import type { Block, Finding } from "../../../model/index.ts";
import type { Bound, InOrder } from "../../markdown/bound-node.ts";
import type { Asking } from "../../parse/asking.ts";
import type { RawAttributes } from "../../parse/attributes.ts";
import type { BoundFigure, Page, ShownPick } from "./page.ts";

interface Described<A> {
  readonly name: string;
  /** One sentence; the reference page is made of these. */
  readonly doc: string;
  /** As an author would write it. */
  readonly example: string;
  /** What stands in its square brackets; null where it has none. */
  readonly label: string | null;
  /** A doc on each. Values arrive as text. */
  readonly attributes: z.ZodType<A>;
}

/** `:name[label]{attributes}` inside a sentence. */
export interface InlineDirective<A = unknown> extends Described<A> {
  readonly kind: "inline";
  /** What stands in its place, or will once the order of reading is known; null when a problem was reported. */
  run(call: Call<A>, page: Page): Bound | InOrder | null;
}

/** `:::name[label]{attributes}` on a line of its own, with a body, closed by `:::`. */
export interface BlockDirective<A = unknown> extends Described<A> {
  readonly kind: "block";
  /** What stands between its fences. */
  readonly body: string;
  /** What it states, where its page's findings are judged together; left out by others. */
  readonly judged?: Finding["kind"];
  /** What links to it are called; null where this one cannot be linked to. */
  anchor?(raw: RawAttributes): "figure" | "table" | "finding" | null;
  /** Asks for what takes time, before the page is read; what it gives is `picked` when it runs. */
  pick?(call: Call<A>, page: Page): Promise<ShownPick | null> | null;
  /** Null when a problem was reported. */
  run(call: Call<A>, page: Page): BlockResult | null;
}

/** A block in its place, with what the report keeps of it elsewhere. */
export interface BlockResult {
  readonly block: Block;
  readonly figure?: BoundFigure;
  readonly finding?: Finding;
}

/** Adding one is adding a file and a line in directives/index.ts. */
export type Directive<A = unknown> = InlineDirective<A> | BlockDirective<A>;

/** One use of a directive, attributes checked against its schema. */
export interface Call<A = unknown> extends Asking {
  readonly name: string;
  readonly attributes: A;
  readonly raw: RawAttributes;
  readonly label: readonly PhrasingContent[];
  readonly body: readonly RootContent[];
}
