import { posix } from "node:path";
import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/index.ts";
import type { PageLinks } from "../land/index.ts";
import { decoded } from "./decoded.ts";

/**
 * Every internal link and anchor of some pages that leads nowhere, with the paths of all files that exist beside them.
 * `url` is where they are published: the page for what is not there is shown at any depth, so its links start there.
 */
export function brokenLinks(
  pages: ReadonlyMap<string, PageLinks>,
  files: ReadonlySet<string>,
  url?: string,
): Problem[] {
  const root = url === undefined ? "/" : new URL(url).pathname;
  const read = new Map(
    [...pages].map(([path, page]) => [path, { ...page, ids: new Set(page.ids) }]),
  );
  return [...read].flatMap(([path, page]) => [
    ...[...new Set(page.links)].flatMap((link) => {
      const fault = faultOf(path === missing ? fromRoot(link, root) : link, path, read, files);
      return fault ? [problem(path, link, fault)] : [];
    }),
    ...page.repeated.map((id) => repeatedId(path, id)),
  ]);
}

const missing = "404.html";

/** A link from the root of a host, as one from the root of the site. */
function fromRoot(link: string, root: string): string {
  return link.startsWith(root) ? `./${link.slice(root.length)}` : link;
}

function repeatedId(page: string, id: string): Problem {
  return {
    rule: "ids-are-unique",
    severity: "error",
    message: `The page ${page} has the anchor "${id}" more than once`,
    place: { file: page, field: `#${id}` },
  };
}

interface Page {
  readonly ids: ReadonlySet<string>;
}

interface Fault {
  readonly message: string;
  readonly near: string | null;
}

function faultOf(
  link: string,
  from: string,
  pages: ReadonlyMap<string, Page>,
  files: ReadonlySet<string>,
): Fault | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return null;
  const [path = "", fragment = ""] = link.split("#", 2);
  const target = path === "" ? from : targetOf(path.split("?", 1)[0] ?? "", from);
  if (target === null || (!pages.has(target) && !files.has(target)))
    return {
      message: "no page has this address",
      near: target && nearest(target, [...pages.keys()]),
    };
  const page = pages.get(target);
  if (!page || fragment === "" || page.ids.has(decoded(fragment))) return null;
  return { message: `${target} has no anchor "${fragment}"`, near: nearest(fragment, page.ids) };
}

/** Path of the file that a relative link leads to, or null when it leaves the site or starts at a host's root. */
function targetOf(link: string, from: string): string | null {
  if (link.startsWith("/")) return null;
  const path = posix.join(posix.dirname(from), decoded(link));
  if (path.startsWith("..")) return null;
  return path === "." || path === "./"
    ? "index.html"
    : path.endsWith("/")
      ? `${path}index.html`
      : path;
}

function problem(page: string, link: string, { message, near }: Fault): Problem {
  return {
    rule: "links-resolve",
    severity: "error",
    message: `The page ${page} links to "${link}": ${message}`,
    place: { file: page, field: link },
    ...(near ? { fix: `Did you mean "${near}"?` } : {}),
  };
}
