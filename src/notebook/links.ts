/**
 * The address that a link of the author leads to: `/x/` and `other.md` become addresses of the report (`~/` is its
 * root), the web stays as it is. Null for schemes that run something.
 */
export function resolveLink(url: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return /^(https?|mailto|doi):/i.test(url) ? url : null;
  if (url.startsWith("//") || url.startsWith("#") || url.startsWith("~/")) return url;
  const page = /^(?:\.\/)?([A-Za-z0-9_.-]+)\.md(#.*)?$/.exec(url);
  if (page) return page[1] === "index" ? `~/${page[2] ?? ""}` : `~/${page[1]}/${page[2] ?? ""}`;
  return url.startsWith("/") ? `~${url}` : url;
}
