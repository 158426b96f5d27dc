import { readdir, readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";
import { nearest } from "../lib/nearest.ts";
import type { Problem } from "../model/index.ts";
import { decoded } from "./decoded.ts";

/** Every internal link and anchor of the pages in a folder that leads nowhere. */
export async function checkLinks(folder: string): Promise<Problem[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const html = files.filter((file) => file.endsWith(".html"));
  const pages = await Promise.all(
    html.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
  );
  return brokenLinks(new Map(pages), new Set(files));
}

/** The same over pages by path, with the paths of all files that exist beside them. */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): Problem[] {
  const read = new Map([...pages].map(([path, html]) => [path, readPage(html)]));
  return [...read].flatMap(([path, page]) => [
    ...[...new Set(page.links)].flatMap((link) => {
      const fault = faultOf(link, path, read, files);
      return fault ? [problem(path, link, fault)] : [];
    }),
    ...page.repeated.map((id) => repeatedId(path, id)),
  ]);
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
  /** Ids that stand more than once. */
  readonly repeated: readonly string[];
  readonly links: readonly string[];
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

type Node = DefaultTreeAdapterMap["node"];

const linking = new Set(["href", "src", "action", "data", "poster"]);

function readPage(html: string): Page {
  const ids = new Set<string>();
  const repeated = new Set<string>();
  const links: string[] = [];
  const visit = (node: Node): void => {
    if ("attrs" in node) {
      for (const { name, value } of node.attrs) {
        if (name === "id") (ids.has(value) ? repeated : ids).add(value);
        else if (linking.has(name)) links.push(value);
      }
      const refresh =
        node.tagName === "meta"
          ? /^\d+;\s*url=(.+)$/i.exec(attribute(node.attrs, "content") ?? "")?.[1]
          : undefined;
      if (refresh) links.push(refresh);
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return { ids, repeated: [...repeated], links };
}

function attribute(
  attrs: readonly { readonly name: string; readonly value: string }[],
  name: string,
): string | undefined {
  return attrs.find((a) => a.name === name)?.value;
}
