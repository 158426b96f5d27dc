import { posix } from "node:path";
import { address } from "../../model/index.ts";

/** The page that a link is written on, and whether its text is also read on other pages. */
export interface LinkingPage {
  /** Id of the notebook; null on the home page. */
  readonly notebook: string | null;
  readonly alone: boolean;
}

/**
 * The address that a link of the author leads to: paths and `other.md` become addresses of the report (`~/` is its
 * root), wherever the text is read; the web stays as it is. Null for schemes that run something.
 */
export function resolveLink(url: string, { notebook, alone }: LinkingPage): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return /^(https?|mailto|doi):/i.test(url) ? url : null;
  if (url === "" || url.startsWith("//") || url.startsWith("~/")) return url;
  if (url.startsWith("#"))
    return alone && notebook !== null ? `~/${address.anchor(notebook, url.slice(1))}` : url;
  const page = /^(?:\.\/)?([A-Za-z0-9_.-]+)\.md(#.*)?$/.exec(url);
  if (page) return page[1] === "index" ? `~/${page[2] ?? ""}` : `~/${page[1]}/${page[2] ?? ""}`;
  if (url.startsWith("/")) return `~${url}`;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const joined = posix.join(notebook === null ? "" : address.notebook(notebook), path);
  // What leaves the report leads nowhere: it is left as it was written, for the problem that says so.
  if (joined.startsWith("..")) return url;
  return `~/${joined === "." || joined === "./" ? "" : joined}${rest}`;
}
