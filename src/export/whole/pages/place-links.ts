import type { ChosenPage } from "./chosen-pages.ts";
import type { Element, Node } from "./tree.ts";
import { elementsOf, replaced } from "./tree.ts";

/** Names in which a link of a page stands: those of the page itself are read from here. */
const base = "https://inside.invalid/";

/**
 * The id that an address has in a file with many pages: `/mask/`, `/mask/#answered`. It is the fragment as well, so that
 * a link finds its place without a script, and what stands after the name of the site stands after the name of the file.
 */
export const placeOf = (path: string, anchor = ""): string =>
  `/${path}${anchor === "" ? "" : `#${anchor}`}`;

export interface Places {
  /** Where an address of the site stands in the file; null where it does not. */
  readonly inside: (path: string, anchor: string) => string | null;
  /** Where the report is published; null where nobody has said it. */
  readonly siteUrl: string | null;
}

/** Where the addresses of some pages are in a file that has all of them; `moved` are other names of these pages. */
export function placesOf(
  pages: readonly Pick<ChosenPage, "path">[],
  siteUrl: string | null,
  moved: ReadonlyMap<string, string> = new Map(),
): Places {
  const there = new Set(pages.map(({ path }) => path));
  return {
    siteUrl,
    inside: (path, anchor) => {
      const at = there.has(path) ? path : moved.get(path);
      return at !== undefined && there.has(at) ? placeOf(at, anchor) : null;
    },
  };
}

/** Attributes that name other elements of the page by id; some name several. */
const naming = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"];

/**
 * Makes ids and links of a page those of the file: ids begin with the place of the page, links lead inside where their
 * page is there, to the full address where it is not, and become text where that is not known.
 */
export function placed(nodes: readonly Node[], path: string, places: Places): Node[] {
  for (const { attributes } of elementsOf(nodes)) {
    for (const [name, value] of attributes) {
      if (name === "id") attributes.set(name, placeOf(path, value));
      else if (naming.includes(name))
        attributes.set(
          name,
          value
            .split(/\s+/)
            .map((id) => placeOf(path, id))
            .join(" "),
        );
      else if (value.includes("url(#"))
        attributes.set(name, value.replaceAll("url(#", `url(#${placeOf(path, "")}#`));
    }
  }
  const linked = (element: Element): readonly Node[] | null => {
    const key = ["href", "xlink:href"].find((name) => element.attributes.has(name));
    if (key === undefined) return null;
    const to = leadsTo(element.attributes.get(key) ?? "", path, places);
    if (to !== null) element.attributes.set(key, to);
    // No link stands in another one, so what is in it is only text and drawings.
    return to === null && element.name === "a" ? element.children : null;
  };
  return replaced(nodes, linked);
}

/** Where a link of a page leads from the file; null where nowhere. */
export function leadsTo(href: string, path: string, { inside, siteUrl }: Places): string | null {
  const url = URL.parse(href, base + path);
  if (!url) return null;
  if (!url.href.startsWith(base)) return href;
  const to = decoded(url.pathname.slice(1));
  const at = inside(to, decoded(url.hash.slice(1)));
  if (at !== null) return `#${at}`;
  return siteUrl === null
    ? null
    : new URL(url.pathname.slice(1) + url.search + url.hash, siteUrl).href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
