import type { RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { Place } from "../../model/index.ts";
import type { Fragment } from "../parse/fragment.ts";
import type { ParsedHome, ParsedNotebook } from "../parse/parse-notebook.ts";
import { type FilesBeside, type LinkingPage, resolveLink } from "./links.ts";

/** A link or picture that an author wrote in Markdown. */
export interface WrittenLink {
  readonly kind: "link" | "image";
  readonly url: string;
  /** The address that it leads to, `~/` being the root of the report; null where no link is made of it. */
  readonly to: string | null;
  /** What a picture shows, in words; null of a link. */
  readonly alt: string | null;
  readonly place: Place;
}

export function linksOfNotebook(
  parsed: ParsedNotebook,
  beside: FilesBeside,
): readonly WrittenLink[] {
  const { id, titleFragment, abstract, summary, body } = parsed;
  const page = { notebook: id, alone: false, beside };
  return [titleFragment, abstract, summary, body].flatMap((f) => (f ? linksIn(f, page) : []));
}

export function linksOfHome(
  { titleFragment, answer, fragments }: ParsedHome,
  beside: FilesBeside,
): readonly WrittenLink[] {
  const page = { notebook: null, alone: false, beside };
  return [titleFragment, answer, ...fragments].flatMap((f) => (f ? linksIn(f, page) : []));
}

function linksIn(fragment: Fragment, page: LinkingPage): readonly WrittenLink[] {
  const definitions = new Map(
    fragment.nodes.flatMap((node) =>
      node.type === "definition" ? [[node.identifier, node.url] as const] : [],
    ),
  );
  const links: WrittenLink[] = [];
  const note = (node: RootContent): void => {
    const url = urlOf(node, definitions);
    if (url === undefined) return;
    const kind = node.type === "image" ? "image" : "link";
    const place = fragment.source.place(node.position?.start.offset ?? 0);
    const alt = node.type === "image" ? (node.alt ?? "") : null;
    links.push({ kind, url, to: resolveLink(url, page), alt, place });
  };
  for (const node of fragment.nodes) visit(node, (inner) => note(inner as RootContent));
  return links;
}

function urlOf(node: RootContent, definitions: ReadonlyMap<string, string>): string | undefined {
  if (node.type === "link" || node.type === "image") return node.url;
  return node.type === "linkReference" ? definitions.get(node.identifier) : undefined;
}
