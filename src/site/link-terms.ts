import { address } from "../model/report/address.ts";
import type { GlossaryEntry } from "../wording/index.ts";

/** Elements whose words stay as they are: links, titles, code, formulas, drawings. */
const closed = new Set(
  "a button code h1 h2 h3 h4 h5 h6 math pre script style summary svg textarea".split(" "),
);

/** A tag with whatever stands in quotes in it, a comment, or text. */
const pieces = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+|</g;

/**
 * Links the first use of each term to the glossary, text after text: call it in the order in which a page is read. Links
 * start at `root`, the way to the root of the site, or `~/` where the HTML has none yet.
 */
export function linkTerms(entries: readonly GlossaryEntry[], root: string) {
  const unused = new Map(
    entries.flatMap((entry) => entry.forms.map((form) => [escaped(form), entry] as const)),
  );
  return (html: string): string => {
    let inside = 0;
    return html.replace(pieces, (piece, slash?: string, name?: string) => {
      if (name !== undefined) {
        if (closed.has(name.toLowerCase())) inside = Math.max(0, inside + (slash ? -1 : 1));
        return piece;
      }
      return inside > 0 || piece.startsWith("<") ? piece : linkedText(piece, unused, root);
    });
  };
}

/** Plain text as HTML, with its first use of each term linked. */
export function textWithTerms(
  text: string,
  entries: readonly GlossaryEntry[],
  root: string,
): string {
  return linkTerms(entries, root)(escaped(text));
}

function linkedText(text: string, unused: Map<string, GlossaryEntry>, root: string): string {
  if (unused.size === 0) return text;
  return text.replace(anyOf([...unused.keys()]), (found) => {
    const [entry] = [found, lowered(found), singular(found), singular(lowered(found))].flatMap(
      (form) => unused.get(form) ?? [],
    );
    if (!entry) return found;
    for (const [form, { id }] of unused) if (id === entry.id) unused.delete(form);
    const says = escaped(entry.definitions.join(" ")).replaceAll('"', "&quot;");
    return `<a class="term" href="${root}${address.term(entry.id)}" title="${says}">${found}</a>`;
  });
}

/** Whole words, the longest form first; a first capital and the plural of a regular noun are the same word. */
function anyOf(forms: readonly string[]): RegExp {
  const longest = [...forms].sort((a, b) => b.length - a.length);
  const either = longest.map((form) => {
    const [first = "", ...rest] = [...form];
    const start =
      first.toUpperCase() === first ? quoted(first) : `[${first.toUpperCase()}${first}]`;
    return `${start}${quoted(rest.join(""))}`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}&#-])(?:${either.join("|")})s?(?![\\p{L}\\p{N}-])`, "gu");
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const singular = (text: string): string => text.replace(/s$/, "");
/** As the pages' own HTML writes these signs. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");
