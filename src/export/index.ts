/** Stage 9 of 11: the report in other forms, made from the Report and nothing else. What pages ask of it; whole files are in beside/. */

export type { BesideFile, BesideTask } from "./beside-kind.ts";
export { bibtexOf, citationText, cslOf } from "./citation/citations.ts";
export type { Cited } from "./citation/cited.ts";
export { citedFigure, citedFinding } from "./citation/cited.ts";
export type { DrawingStyles } from "./figures/standalone-svg.ts";
export { standaloneSvg } from "./figures/standalone-svg.ts";
export { embedFrame, embedPicture } from "./meta/embed.ts";
export type { PageForm } from "./meta/forms.ts";
export {
  experimentForms,
  figureForms,
  findingForms,
  glossaryForms,
  homeForms,
  notebookForms,
  sampleForms,
} from "./meta/forms.ts";
export type { Notice } from "./meta/notice.ts";
export { noticeOf } from "./meta/notice.ts";
export { figureInMarkdown, quoteInMarkdown } from "./meta/quote.ts";
export type { Structured } from "./meta/structured.ts";
export { figureLd, findingLd, notebookLd, reportLd } from "./meta/structured.ts";
export { figureName, verdictLine } from "./parts/names.ts";
export type { ListName, ReportList } from "./parts/report-lists.ts";
export { reportList, reportLists } from "./parts/report-lists.ts";
export type { SearchEntry, SearchKind } from "./search/entries.ts";
export { searchKinds } from "./search/entries.ts";
export type { SearchIndex } from "./search/parts.ts";
export { searchIndex } from "./search/parts.ts";
