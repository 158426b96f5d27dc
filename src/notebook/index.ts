/** Stage 7 of 10: Markdown in, pages with bound numbers, figures and judged findings out. */

export { type BoundHome, bindHome } from "./bind/bind-home.ts";
export { type BoundNotebook, bindNotebook } from "./bind/bind-notebook.ts";
export type { BindContext, Drawn, DrawOnce, ShownDraw } from "./bind/page.ts";
export type { RunSql } from "./cells/cell.ts";
export { cellFunctions } from "./cells/evidence-for-cells.ts";
export { cellAttributes } from "./cells/read-cell.ts";
export { directives } from "./directives/index.ts";
export type { Reads } from "./note-reads.ts";
export type { Directive } from "./parse/directive.ts";
export { frontMatterSchema } from "./parse/front-matter.ts";
export { checkNotebookIds } from "./parse/ids.ts";
export {
  type ParsedHome,
  type ParsedNotebook,
  parseHome,
  parseNotebook,
} from "./parse/parse-notebook.ts";
export { linksOfHome, linksOfNotebook, type WrittenLink } from "./parse/written-links.ts";
export {
  type Bibliography,
  emptyBibliography,
  readBibliography,
} from "./references/bibliography.ts";
