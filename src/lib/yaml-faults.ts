import type { Document } from "yaml";
import { type CST, Parser } from "yaml";

/** What keeps a text from being YAML, at the place where its author went wrong. */
export interface YamlFault {
  /** Offset into the text. */
  readonly at: number;
  readonly message: string;
  readonly fix: string | null;
}

/** Mistakes that are done with on their line: what follows is read as it was meant. */
const local = new Set([
  "BLOCK_AS_IMPLICIT_KEY",
  "DUPLICATE_KEY",
  "BAD_SCALAR_START",
  "TAB_AS_INDENT",
]);

/**
 * Each mistake once, in order. A bracket or quote without its partner makes a parser stumble over everything after
 * it: the first such is told, at the opening, and nothing behind it.
 */
export function yamlFaults(document: Document.Parsed, text: string): readonly YamlFault[] {
  const errors = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (errors.length === 0) return [];
  const open = unclosedIn(text);
  const faults: YamlFault[] = [];
  const lines = new Set<number>();
  const tabs = new Set<string>();
  for (const error of errors) {
    const [at] = error.pos;
    if (open !== null && (open.at <= at || !local.has(error.code)))
      // Where a quote swallowed the opening of the next, the parser stumbles before it.
      return [...faults, open.isQuote && at < open.at ? { ...open, at } : open];
    if (error.code === "TAB_AS_INDENT" && tabs.size > 0) continue;
    if (error.code === "TAB_AS_INDENT") tabs.add(error.code);
    const line = text.lastIndexOf("\n", at - 1);
    if (!lines.has(line))
      faults.push({ at, message: wordsFor(error.code, error.message), fix: fixOf(error.code) });
    lines.add(line);
    if (!local.has(error.code)) return faults;
  }
  return faults;
}

/** The innermost bracket, or else the quote, that is opened and never closed. */
function unclosedIn(text: string): Unclosed | null {
  const tokens = [...new Parser().parse(text)];
  let found: Unclosed | null = null;
  const visit = (token: CST.Token | null | undefined): void => {
    if (!token) return;
    if (token.type === "flow-collection" && !found) {
      for (const item of token.items) visitItem(item);
      if (!found && !isClosed(token)) found = unclosed(token.start.source, token.start.offset);
    } else if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") {
      const { source, offset } = token;
      if (source.length < 2 || source.at(-1) !== source[0] || swallowsKeys.test(source))
        found ??= unclosed(source[0] ?? '"', offset);
    } else if ("items" in token) for (const item of token.items) visitItem(item);
    else if ("value" in token) visit(token.value);
  };
  const visitItem = (item: CST.CollectionItem): void => {
    visit(item.key);
    visit(item.value);
  };
  for (const token of tokens) visit(token);
  return found;
}

/** A quoted text with a key of its own line in it runs on to a quote that was meant to open another. */
const swallowsKeys = /\n[ \t]*(- )?[\w-]+:(\s|$)/;

const partners: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

function isClosed(token: CST.FlowCollection): boolean {
  const wanted = partners[token.start.source];
  return token.end.some(({ source }) => source === wanted);
}

interface Unclosed extends YamlFault {
  readonly isQuote: boolean;
}

function unclosed(opening: string, at: number): Unclosed {
  const closing = partners[opening] ?? opening;
  return {
    at,
    isQuote: partners[opening] === undefined,
    message: `This ${opening} is never closed`,
    fix: partners[opening]
      ? `Close it with ${closing}, take it out, or put quotes around a text that holds it.`
      : `Close it with ${closing}, or take it out.`,
  };
}

function wordsFor(code: string, message: string): string {
  if (code === "BLOCK_AS_IMPLICIT_KEY") return "A second colon on the line";
  if (code === "DUPLICATE_KEY") return "A key that stands here twice";
  if (code === "TAB_AS_INDENT") return "A tab at the start of a line";
  return message.split("\n", 1)[0] ?? message;
}

function fixOf(code: string): string | null {
  if (code === "DUPLICATE_KEY") return "Write each key once.";
  if (code === "TAB_AS_INDENT") return "Indent with spaces.";
  if (code === "MULTILINE_IMPLICIT_KEY" || code === "BLOCK_AS_IMPLICIT_KEY")
    return "Put quotes around a text that holds `: `.";
  if (code === "BAD_SCALAR_START") return "Put quotes around a text that starts with a sign.";
  return null;
}
