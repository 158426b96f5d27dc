import { inHtml, unescaped } from "../../../lib/html-text.ts";

/** An element of a page. Attributes are plain text; those without a value have an empty one. */
export interface Element {
  name: string;
  readonly attributes: Map<string, string>;
  children: Node[];
}
/** Text is kept as the page writes it, references and all. */
export type Node = Element | string;

/** A script, style, comment or declaration; a tag that closes; one that opens, with its attributes; text. */
const pieces =
  /<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<!--[\s\S]*?-->|<![^>]*>|<\/([a-zA-Z][^\s>]*)\s*>|<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+|</g;
const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const voids = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/**
 * The tree of a page. Pages are written by our own templates and serialisers: `<` stands in no text, and tags are closed.
 * Scripts, styles and comments are left out: a file brings its own.
 */
export function treeOf(html: string): Node[] {
  const root: Element = { name: "", attributes: new Map(), children: [] };
  const open: Element[] = [root];
  for (const [piece, closes, opens, said = "", self] of html.matchAll(pieces)) {
    const here = open.at(-1) as Element;
    if (closes !== undefined) {
      const at = open.findLastIndex(({ name }, i) => i > 0 && name === closes);
      if (at > 0) open.length = at;
    } else if (opens !== undefined) {
      const element: Element = { name: opens, attributes: attributesOf(said), children: [] };
      here.children.push(element);
      if (self !== "/" && !voids.has(opens)) open.push(element);
    } else if (piece === "<" || !piece.startsWith("<")) here.children.push(piece);
  }
  return root.children;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(attribute))
    if (!found.has(name)) found.set(name, unescaped(double ?? single ?? bare ?? ""));
  return found;
}

/** Every element of some nodes, in order; an element before what is in it. */
export function* elementsOf(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

/** The first element that is meant. */
export function findElement(
  nodes: readonly Node[],
  meant: (element: Element) => boolean,
): Element | null {
  for (const element of elementsOf(nodes)) if (meant(element)) return element;
  return null;
}

export const hasClass = ({ attributes }: Element, name: string): boolean =>
  (attributes.get("class") ?? "").split(/\s+/).includes(name);

/** The nodes with some elements replaced, from the outside in; what takes the place of one is not looked at again. */
export function replaced(
  nodes: readonly Node[],
  by: (element: Element) => readonly Node[] | null,
): Node[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [node];
    const instead = by(node);
    if (instead) return instead;
    node.children = replaced(node.children, by);
    return [node];
  });
}

/** Text of some nodes, without what their drawings say. */
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) =>
      typeof node === "string" ? unescaped(node) : node.name === "svg" ? "" : textOf(node.children),
    )
    .join("");
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Node[]
): Element => ({ name, attributes: new Map(Object.entries(attributes)), children });

/** Plain text as a node. */
export const text = (plain: string): Node => inHtml(plain);

/** Tags that may be left out: what follows in a table or list of ours closes them. */
const unclosed = new Set("dd dt li tbody td th thead tr".split(" "));
const plainValue = /^[^\s"'=<>`]+$/;

/** HTML of some nodes, in as few bytes as HTML allows. */
export function written(nodes: readonly Node[], within = "html"): string {
  return nodes.map((node) => (typeof node === "string" ? node : tagged(node, within))).join("");
}

function tagged({ name, attributes, children }: Element, within: string): string {
  const said = [...attributes].map(([key, value]) => {
    const raw = inHtml(value);
    if (value === "") return ` ${key}`;
    return plainValue.test(raw) ? ` ${key}=${raw}` : ` ${key}="${raw}"`;
  });
  const head = `<${name}${said.join("")}`;
  if (voids.has(name)) return `${head}>`;
  const inSvg = name === "svg" || (within === "svg" && name !== "foreignObject");
  // Without a space the slash would belong to a value without quotes.
  if (inSvg && name !== "svg" && children.length === 0)
    return `${head}${said.at(-1)?.endsWith('"') ? "" : " "}/>`;
  const inner = written(children, inSvg ? "svg" : within === "svg" ? "html" : within);
  return `${head}>${inner}${!inSvg && unclosed.has(name) ? "" : `</${name}>`}`;
}
