/** Stage 7 of 10: Markdown in, pages with bound numbers, figures and judged findings out. */
export { type Bibliography, emptyBibliography, readBibliography } from "./bibliography.ts";
export { type BoundHome, bindHome } from "./bind-home.ts";
export { type BoundNotebook, bindNotebook } from "./bind-notebook.ts";
export type { RunSql } from "./cells/cell.ts";
export { cellFunctions } from "./cells/evidence-for-cells.ts";
export { cellAttributes } from "./cells/read-cell.ts";
export type { Directive } from "./directive.ts";
export { directives } from "./directives/index.ts";
export { frontMatterSchema } from "./front-matter.ts";
export { checkNotebookIds } from "./ids.ts";
export type { Reads } from "./note-reads.ts";
export type { BindContext, ShownDraw } from "./page.ts";
export {
  type ParsedHome,
  type ParsedNotebook,
  parseHome,
  parseNotebook,
} from "./parse-notebook.ts";
export { linksOfHome, linksOfNotebook, type WrittenLink } from "./written-links.ts";
