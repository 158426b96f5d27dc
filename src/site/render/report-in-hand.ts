import type { Report } from "../../model/index.ts";
import { linkNamedFiles } from "./named-files.ts";

/** `own`: our server, whose script the pages ask for. `astro`: that of Astro, which adds its own. */
export type Live = false | "own" | "astro";

/** A picture that stands for a page. */
export interface CardLink {
  /** From the root of the site. */
  readonly path: string;
  readonly alt: string;
}

/** What the pages are made from. */
export interface InHand {
  /** Pictures for whoever posts a link, by the address of the page; none without an address of the report. */
  readonly cards?: ReadonlyMap<string, CardLink>;
  readonly report: Report;
  /** Whether the pages are served while their author writes, and by which server; published pages allow no script. */
  readonly live: Live;
}

/**
 * Compiled pages and the program hold a copy each of this module, so what one hands to the other lies where both look.
 */
const place = Symbol.for("upheld.report-in-hand");
const shared = globalThis as { [place]?: InHand | null };

/** Hands a report to the pages; null takes it back. */
export function handOver(inHand: InHand | null): void {
  shared[place] = inHand && { ...inHand, report: linkNamedFiles(inHand.report) };
}

/**
 * The report that pages are made from. Only lists of pages ask for it, and pages whose address has no parameter: what
 * any other page shows comes with its props, or a page that stays could differ from the report.
 */
export function reportInHand(): InHand {
  const inHand = shared[place];
  if (!inHand)
    throw new Error(
      "No report is in hand. A page with parameters reads its props and nothing else; lists of pages ask before any page is made.",
    );
  return inHand;
}
