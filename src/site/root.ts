/** Way from a page to the root of the site, so that a report works under any address and from a folder. */
export function rootOf(path: string): string {
  const depth = path.split("/").length - 1;
  return depth === 0 ? "./" : "../".repeat(depth);
}

/** HTML of the report with `~/`, the root of the site in links, made relative to a page. */
export function fromRoot(html: string, root: string): string {
  return html.replaceAll('="~/', `="${root}`);
}
