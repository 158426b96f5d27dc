import { unescaped } from "../../lib/html-text.ts";

/** What a built page says of links: anchors to it, and where it leads. */
export interface PageLinks {
  readonly ids: readonly string[];
  /** Ids that stand more than once. */
  readonly repeated: readonly string[];
  readonly links: readonly string[];
}

/**
 * A tag that opens, with its attributes; or a comment, which holds no tags. Pages are written by our own templates and
 * serialisers: `<` stands in no text, and `>` in no attribute without quotes. A test holds this against a whole parser.
 */
const tag = /<!--[\s\S]*?-->|<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const linking = new Set(["href", "src", "action", "data", "poster"]);

/** The ids and links of a page that was built. */
export function readPage(html: string): PageLinks {
  const ids = new Set<string>();
  const repeated = new Set<string>();
  const links: string[] = [];
  for (const [, name, attributes = ""] of html.matchAll(tag)) {
    if (name === undefined) continue;
    for (const [, key = "", double, single, bare] of attributes.matchAll(attribute)) {
      const raw = double ?? single ?? bare ?? "";
      if (key === "id") {
        const id = unescaped(raw);
        (ids.has(id) ? repeated : ids).add(id);
      } else if (linking.has(key)) links.push(unescaped(raw));
      else if (key === "content" && name === "meta") {
        const refresh = /^\d+;\s*url=(.+)$/i.exec(unescaped(raw))?.[1];
        if (refresh) links.push(refresh);
      }
    }
  }
  return { ids: [...ids], repeated: [...repeated], links };
}
