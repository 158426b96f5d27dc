/** Stage 7 of 11: Markdown in, pages with bound numbers, figures and judged findings out. */

export { type BoundHome, bindHome } from "./bind/bind-home.ts";
export { type BoundNotebook, bindNotebook } from "./bind/bind-notebook.ts";
export type { PageProse } from "./bind/prose/page-prose.ts";
export type { UnboundSentence } from "./bind/prose/unbound-sentences.ts";
export type { RunSql } from "./cells/cell.ts";
export { cellFunctions } from "./cells/evidence-for-cells.ts";
export { cellAttributes } from "./cells/read-cell.ts";
export { directives } from "./directives/index.ts";
export { pickingOf } from "./directives/samples/picking.ts";
export type { Directive } from "./directives/shared/directive.ts";
export type { HistoryAnswer, Registration } from "./directives/shared/history.ts";
export type {
  BindContext,
  PickRule,
  Pictures,
  RenderOnce,
  ShownDraw,
  ShownPick,
} from "./directives/shared/page.ts";
export type { FileBeside, FilesBeside } from "./markdown/links.ts";
export { linksOfHome, linksOfNotebook, type WrittenLink } from "./markdown/written-links.ts";
export type { Reads } from "./note-reads.ts";
export { frontMatterSchema, homeFrontMatterSchema } from "./parse/front-matter.ts";
export { checkNotebookIds } from "./parse/ids.ts";
export {
  type ParsedHome,
  type ParsedNotebook,
  parseHome,
  parseNotebook,
} from "./parse/parse-notebook.ts";
export { registeredIn } from "./parse/registered.ts";
export { fileSource } from "./parse/source.ts";
export {
  type Bibliography,
  emptyBibliography,
  readBibliography,
} from "./references/bibliography.ts";
