/// <reference types="vite/client" />
/** The face of charts, written into drawings that leave the page. */
import sans from "../../../public/fonts/source-sans-3-roman.woff2?inline";
import type { Report } from "../../model/index.ts";
import cells from "./cells.css?raw";
import chart from "./chart.css?raw";
import dark from "./dark.css?raw";
import discuss from "./discuss.css?raw";
import draft from "./draft.css?raw";
import explore from "./explore.css?raw";
import figure from "./figure.css?raw";
import finding from "./finding.css?raw";
import fonts from "./fonts.css?raw";
import foot from "./foot.css?raw";
import forced from "./forced.css?raw";
import frame from "./frame.css?raw";
import glossary from "./glossary.css?raw";
import ground from "./ground.css?raw";
import ledger from "./ledger.css?raw";
import marks from "./marks.css?raw";
import pinned from "./pinned.css?raw";
import print from "./print.css?raw";
import samples from "./samples.css?raw";
import search from "./search.css?raw";
import single from "./single.css?raw";
import table from "./table.css?raw";
import text from "./text.css?raw";
import tokens from "./tokens.css?raw";

/** The one stylesheet, by subject. Order matters: what other readers need overrides what stands before it. */
export const stylesheet = [
  fonts,
  tokens,
  inTheDark(dark),
  ground,
  frame,
  draft,
  pinned,
  text,
  figure,
  chart,
  marks,
  explore,
  finding,
  table,
  cells,
  foot,
  ledger,
  samples,
  single,
  discuss,
  glossary,
  search,
  forced,
  print,
].join("\n");

/**
 * The dark scheme, where the reader's system asks for it or the reader did: a script writes the reader's choice on the
 * root of the page (`scripts/scheme.js`).
 */
function inTheDark(css: string): string {
  const under = (root: string) => css.replace(":root", root);
  return `@media screen and (prefers-color-scheme: dark) {\n${under(':root:not([data-scheme="light"])')}}
@media screen {\n${under(':root[data-scheme="dark"]')}}
:root[data-scheme="light"] {\n  color-scheme: light;\n}`;
}

/** Values that an author gives paper, ink and type: after all others, so that they hold for both schemes. */
export function themeOf({ theme = {} }: Report["site"]): string {
  const set = Object.entries(theme).map(([property, value]) => `  ${property}: ${value};\n`);
  return set.length === 0 ? "" : `:root:root {\n${set.join("")}}\n`;
}

/** What a drawing needs outside a page. */
export const drawingStyles = { tokens, chart, sans, dark: overlaid(tokens, dark) };

/** The first block of tokens with the values of another sheet after its own: the last one holds. */
function overlaid(css: string, values: string): string {
  const own = values.slice(values.indexOf("{") + 1, values.lastIndexOf("}"));
  const end = css.indexOf("}");
  return css.slice(0, end) + own + css.slice(end);
}
