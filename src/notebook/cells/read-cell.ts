import type { Code } from "mdast";
import { z } from "zod";
import type { Problems } from "../../model/index.ts";
import { idsIn } from "../markdown/written-ids.ts";
import * as attributes from "../parse/attributes.ts";
import type { Source } from "../parse/source.ts";
import type { CellSource } from "./cell.ts";

/** What may stand in the braces after the language of a cell. */
export const cellAttributes = z.strictObject({
  id: attributes.id
    .optional()
    .describe(
      "Name of the cell, written `#name`: its anchor, the address of its figure, and a table for later cells.",
    ),
  title: z
    .string()
    .min(1)
    .optional()
    .describe("What it shows, for readers: Markdown within a line. With it a plot is a figure."),
  experiment: attributes.experiment,
});

/** A cell with a problem, and the names that later cells may know it by. */
export interface UnreadCell {
  readonly unread: readonly string[];
}

/**
 * A fenced block as a cell: every ```` ```sql ````, and ```` ```js plot ```` or ```` ```ts plot ````. A block marked `static` is only shown.
 * Null where it is not meant to run.
 */
export function readCell(
  node: Code,
  ordinal: number,
  source: Source,
  problems: Problems,
): CellSource | UnreadCell | null {
  const meta = node.meta ?? "";
  const [, words = "", braces] = /^([^{]*)(\{.*\})?\s*$/.exec(meta) ?? [];
  const language = languageOf(node.lang ?? "", words);
  const bare = bareAttributes(words);
  if (!language && !isMeantToRun(node.lang ?? "", words, braces)) return null;
  const unread: UnreadCell = { unread: idsIn(` ${meta}`) };
  const start = node.position?.start.offset ?? 0;
  const info = source.text.slice(start).split("\n")[0] ?? "";
  const place = (attribute?: string) => {
    const at = attribute ? info.indexOf(attribute === "id" ? "#" : attribute) : -1;
    return source.place(start + Math.max(0, at));
  };
  const name = `\`\`\`${node.lang}`;
  if (!language || bare.length > 0) {
    const mark = node.lang === "sql" ? "" : " plot";
    const inside = [...bare, braces?.slice(1, -1) ?? ""].join(" ").trim();
    problems.error(
      "attribute-is-valid",
      place(),
      bare.length > 0
        ? `The attributes of ${name} stand without braces`
        : `${name} has a name, but without \`plot\` it would only be shown`,
      {
        expected: `${name}${mark} {#name title="What it shows"}`,
        found: info,
        fix: `Write ${name}${mark} {${inside}}`,
      },
    );
    return unread;
  }
  const raw = parseBraces(braces ?? "");
  const read = raw ? attributes.parseAttributes(cellAttributes, raw, name, place, problems) : null;
  if (!raw)
    problems.error("attribute-is-valid", place(), `The braces of ${name} cannot be read`, {
      expected: '{#name title="What it shows"}',
      found: braces ?? "",
    });
  if (!read) return unread;
  const first = source.place(start).line ?? 1;
  return {
    id: read.id ?? `cell-${ordinal}`,
    language,
    name: read.id ?? null,
    title: read.title ?? null,
    titleFrom: start + Math.max(0, info.indexOf("title=")),
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

/** A block of code with a name was meant as a cell, unless it says `static`. */
function isMeantToRun(lang: string, words: string, braces: string | undefined): boolean {
  if (!/^(js|javascript|ts|typescript)$/.test(lang) || /(^|\s)static(\s|$)/.test(words))
    return false;
  return /^\{\s*#/.test(braces ?? "") || bareAttributes(words).some((word) => word.startsWith("#"));
}

/** What looks like attributes but stands outside of braces. */
function bareAttributes(words: string): readonly string[] {
  const pattern = /(?<=^|\s)(?:#[A-Za-z]|(?:id|title|experiment)=)(?:"[^"]*"|'[^']*'|[^\s"'])*/g;
  return words.match(pattern) ?? [];
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
