import type { Report } from "../model/index.ts";
import type { DrawingStyles } from "./figures/standalone-svg.ts";

/** What every kind of file beside the pages is made from. */
export interface BesideTask {
  readonly report: Report;
  /** The styles of charts, for drawings that leave their page. */
  readonly styles: DrawingStyles;
}

/** One file beside the pages: a part of the report in another form. */
export interface BesideFile {
  /** Address, from the root of the site. */
  readonly path: string;
  /** All that the file is made from, but for styles and code: while it stays, so does the file. */
  readonly of: readonly unknown[];
  make(): string | Uint8Array | Promise<string | Uint8Array>;
}

/** One kind of file. Adding one is adding a file here and a line in `beside/index.ts`. */
export interface BesideKind {
  readonly name: string;
  /** What stands in such files, for the documentation. */
  readonly doc: string;
  files(task: BesideTask): readonly BesideFile[];
}
