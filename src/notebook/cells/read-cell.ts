import type { Code } from "mdast";
import { z } from "zod";
import type { Problems } from "../../model/index.ts";
import * as attributes from "../attributes.ts";
import type { Source } from "../source.ts";
import type { CellSource } from "./cell.ts";

/** What may stand in the braces after the language of a cell. */
export const cellAttributes = z.strictObject({
  id: attributes.id
    .optional()
    .describe("Name of the cell, written `#name`: its anchor, and a table for later cells."),
  title: z.string().min(1).optional().describe("What it shows, for readers."),
  experiment: attributes.experiment,
});

/**
 * A fenced block as a cell: every ```` ```sql ````, and ```` ```js plot ```` or ```` ```ts plot ````. A block marked `static` is only shown.
 * Null where it does not run, with a problem where it was meant to.
 */
export function readCell(
  node: Code,
  ordinal: number,
  source: Source,
  problems: Problems,
): CellSource | null {
  const [, words = "", braces] = /^([^{]*)(\{.*\})?\s*$/.exec(node.meta ?? "") ?? [];
  const language = languageOf(node.lang ?? "", words);
  if (!language) return null;
  const start = node.position?.start.offset ?? 0;
  const place = (attribute?: string) => {
    const info = source.text.slice(start).split("\n")[0] ?? "";
    const at = attribute ? info.indexOf(attribute === "id" ? "#" : attribute) : -1;
    return source.place(start + Math.max(0, at));
  };
  const raw = parseBraces(braces ?? "");
  const name = `\`\`\`${node.lang}`;
  const read = raw ? attributes.parseAttributes(cellAttributes, raw, name, place, problems) : null;
  if (!raw)
    problems.error("attribute-is-valid", place(), `The braces of ${name} cannot be read`, {
      expected: '{#name title="What it shows"}',
      found: braces ?? "",
    });
  if (!read) return null;
  const first = source.place(start).line ?? 1;
  return {
    id: read.id ?? `cell-${ordinal}`,
    language,
    name: read.id ?? null,
    title: read.title ?? null,
    experiment: read.experiment,
    code: node.value,
    place: (line) => ({ file: source.file, line: first + 1 + line }),
  };
}

function languageOf(lang: string, words: string): CellSource["language"] | null {
  const marks = words.split(/\s+/).filter(Boolean);
  if (marks.includes("static")) return null;
  if (lang === "sql") return "sql";
  if (!marks.includes("plot")) return null;
  if (lang === "js" || lang === "javascript") return "js";
  return lang === "ts" || lang === "typescript" ? "ts" : null;
}

/** `{#name title="A b" experiment=x}`; null when something in it is neither. */
function parseBraces(braces: string): Record<string, string> | null {
  const raw: Record<string, string> = {};
  const inner = braces.replace(/^\{|\}$/g, "");
  const pattern =
    /\s*(?:#([^\s"'=#}]+)|([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'=]+)))(?=\s|$)/y;
  while (pattern.lastIndex < inner.trimEnd().length) {
    const match = pattern.exec(inner);
    if (!match) return null;
    const [, id, key, double, single, bare] = match;
    raw[id === undefined ? (key ?? "") : "id"] = id ?? double ?? single ?? bare ?? "";
  }
  return raw;
}
