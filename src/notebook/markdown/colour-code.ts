import {
  createCssVariablesTheme,
  createHighlighterCore,
  type HighlighterCore,
  type LanguageInput,
} from "@shikijs/core";
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript";
import type { ElementContent } from "hast";
import type { Code, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { stringifyHtml } from "./pipeline.ts";

const prefix = "--code-";
const theme = createCssVariablesTheme({ name: "page", variablePrefix: prefix });
/** Longer lines are data and not code: they stay plain. */
const longestLine = 2000;

/** Grammars load when a page first names their language; other names stay plain. */
const grammars: Readonly<Record<string, () => LanguageInput>> = {
  bash: () => import("@shikijs/langs/bash"),
  c: () => import("@shikijs/langs/c"),
  cpp: () => import("@shikijs/langs/cpp"),
  css: () => import("@shikijs/langs/css"),
  diff: () => import("@shikijs/langs/diff"),
  go: () => import("@shikijs/langs/go"),
  html: () => import("@shikijs/langs/html"),
  java: () => import("@shikijs/langs/java"),
  javascript: () => import("@shikijs/langs/javascript"),
  json: () => import("@shikijs/langs/json"),
  julia: () => import("@shikijs/langs/julia"),
  latex: () => import("@shikijs/langs/latex"),
  markdown: () => import("@shikijs/langs/markdown"),
  python: () => import("@shikijs/langs/python"),
  r: () => import("@shikijs/langs/r"),
  rust: () => import("@shikijs/langs/rust"),
  sql: () => import("@shikijs/langs/sql"),
  toml: () => import("@shikijs/langs/toml"),
  typescript: () => import("@shikijs/langs/typescript"),
  yaml: () => import("@shikijs/langs/yaml"),
};
const shortNames: Readonly<Record<string, string>> = {
  js: "javascript",
  jsonl: "json",
  md: "markdown",
  py: "python",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  tex: "latex",
  ts: "typescript",
  yml: "yaml",
};

const highlighters = new Map<string, Promise<HighlighterCore>>();

/** One for each language: in a shared one, code inside code would depend on what another page had loaded before. */
function highlighterOf(lang: string, grammar: () => LanguageInput): Promise<HighlighterCore> {
  const known = highlighters.get(lang);
  if (known) return known;
  const made = createHighlighterCore({
    themes: [theme],
    langs: [grammar()],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  highlighters.set(lang, made);
  return made;
}

/** Gives the code of fences its parts, each with a class: no colour stands in the page itself. */
export async function colourCode(nodes: readonly RootContent[]): Promise<void> {
  const fences: Code[] = [];
  visit({ type: "root", children: [...nodes] }, "code", (node) => void fences.push(node));
  for (const fence of fences) {
    const hChildren = await partsOf(fence.value, fence.lang ?? "");
    if (hChildren) fence.data = { ...fence.data, hChildren } as Code["data"];
  }
}

/** The code of a cell as HTML, coloured as fences are. */
export async function colouredCode(code: string, lang: string): Promise<string> {
  return stringifyHtml((await partsOf(code, lang)) ?? [text(code)]);
}

/** Code in parts with a class each; null where its language is not known, or it is no code. */
async function partsOf(code: string, written: string): Promise<ElementContent[] | null> {
  const name = written.toLowerCase();
  const lang = shortNames[name] ?? name;
  const grammar = Object.hasOwn(grammars, lang) ? grammars[lang] : undefined;
  if (!grammar || code.split("\n").some((line) => line.length > longestLine)) return null;
  const core = await highlighterOf(lang, grammar);
  const { tokens } = core.codeToTokens(code, {
    lang,
    theme: theme.name ?? "page",
    // A limit in time would colour less on a busy machine.
    tokenizeTimeLimit: 0,
  });
  const lines = tokens.map((line) => line.map(({ content, color }) => shown(content, color)));
  return lines.flatMap((line, i) => (i === 0 ? line : [text("\n"), ...line]));
}

const text = (value: string): ElementContent => ({ type: "text", value });

function shown(content: string, color: string | undefined): ElementContent {
  const [, kind] = new RegExp(`^var\\(${prefix}token-([a-z-]+)\\)$`).exec(color ?? "") ?? [];
  if (kind === undefined) return text(content);
  return {
    type: "element",
    tagName: "span",
    properties: { className: [`c-${kind}`] },
    children: [text(content)],
  };
}
