import type { BesideKind } from "../beside-kind.ts";
import { cardPng } from "./card-png.ts";
import { citationCff } from "./citation-cff.ts";
import { experimentMarkdownFiles } from "./experiment-markdown.ts";
import { feed } from "./feed.ts";
import { figureBibtex } from "./figure-bibtex.ts";
import { figureCsv } from "./figure-csv.ts";
import { figureJson } from "./figure-json.ts";
import { figureMarkdownFiles } from "./figure-markdown.ts";
import { figureOembed } from "./figure-oembed.ts";
import { figurePng } from "./figure-png.ts";
import { figureSvg } from "./figure-svg.ts";
import { findingBibtex } from "./finding-bibtex.ts";
import { findingCsv } from "./finding-csv.ts";
import { findingJson } from "./finding-json.ts";
import { findingMarkdownFiles } from "./finding-markdown.ts";
import { findingOembed } from "./finding-oembed.ts";
import { findingPng } from "./finding-png.ts";
import { findingSvg } from "./finding-svg.ts";
import { glossaryMarkdownFile } from "./glossary-markdown.ts";
import { homeMarkdownFiles } from "./home-markdown.ts";
import { listMarkdownFiles } from "./list-markdown.ts";
import { mystPagesFiles } from "./myst-pages.ts";
import { mystReferencesFile } from "./myst-references.ts";
import { notebookMarkdownFiles } from "./notebook-markdown.ts";
import { removedJson } from "./removed-json.ts";
import { removedMarkdown } from "./removed-markdown.ts";
import { roCrate } from "./ro-crate.ts";
import { robots } from "./robots.ts";
import { searchParts } from "./search-parts.ts";
import { sitemap } from "./sitemap.ts";

export { placedCards } from "../pictures/placed-cards.ts";

/** Every kind of file beside the pages, in order of name. */
export const besideKinds: readonly BesideKind[] = [
  cardPng,
  citationCff,
  experimentMarkdownFiles,
  feed,
  figureBibtex,
  figureCsv,
  figureJson,
  figureMarkdownFiles,
  figureOembed,
  figurePng,
  figureSvg,
  findingBibtex,
  findingCsv,
  findingJson,
  findingMarkdownFiles,
  findingOembed,
  findingPng,
  findingSvg,
  glossaryMarkdownFile,
  homeMarkdownFiles,
  listMarkdownFiles,
  mystPagesFiles,
  mystReferencesFile,
  notebookMarkdownFiles,
  removedJson,
  removedMarkdown,
  roCrate,
  robots,
  searchParts,
  sitemap,
];
