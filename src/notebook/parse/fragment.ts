import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import type { Place, Problems } from "../../model/index.ts";
import type { Call, Directive } from "../directives/shared/directive.ts";
import { checkMathematics } from "../markdown/mathematics.ts";
import { deepLine } from "../markdown/nesting.ts";
import { parseMarkdown } from "../markdown/pipeline.ts";
import { restoreProse } from "../markdown/restore-prose.ts";
import { showRawHtml } from "../markdown/show-raw-html.ts";
import { parseAttributes, type RawAttributes } from "./attributes.ts";
import type { Source } from "./source.ts";

type DirectiveNode = Extract<RootContent, { name: string }>;

/** A parsed piece of Markdown and its directives, attributes checked. */
export interface Fragment {
  readonly source: Source;
  readonly nodes: readonly RootContent[];
  /** A directive node without a call has a problem. */
  readonly calls: ReadonlyMap<RootContent, Call>;
}

/** Markdown to a tree whose directives are known and well formed; everything else is prose. */
export function parseFragment(
  source: Source,
  directives: readonly Directive[],
  problems: Problems,
): Fragment {
  const deep = deepLine(source.text);
  if (deep !== null)
    problems.error(
      "text-nests-little",
      source.place(deep),
      "A line starts with too many quotes, list items or spaces in one another to be read",
      { expected: "at most 100, and 400 characters before the text", fix: "Nest less deeply." },
    );
  // What stands before is read, so that a page keeps its front matter.
  const root = parseMarkdown(source.text.slice(0, deep ?? undefined));
  restoreProse(root, source, namesOf(directives), problems);
  showRawHtml(root);
  checkMathematics(root, source, problems);
  const calls = new Map<RootContent, Call>();
  const byName = new Map(directives.map((d) => [d.name, d]));
  visit(root, (node, _index, parent) => {
    if (node.type !== "textDirective" && node.type !== "containerDirective") return;
    const directive = byName.get(node.name);
    if (!directive) return;
    if (node.type === "containerDirective" && parent?.type !== "root")
      problems.error(
        "directive-is-known",
        placeIn(source, node)(),
        `":::${node.name}" stands inside another block`,
        {
          expected: "block directives at the top level of the page",
          fix:
            parent?.type === "containerDirective"
              ? `Close ":::${parent.name}" before it.`
              : "Move it out.",
        },
      );
    const call = readCall(node, directive, source, problems);
    if (call) calls.set(node, call);
  });
  return { source, nodes: root.children, calls };
}

function namesOf(directives: readonly Directive[]) {
  const named = (kind: Directive["kind"]) =>
    directives.filter((d) => d.kind === kind).map((d) => d.name);
  return { inline: named("inline"), block: named("block") };
}

function readCall(
  node: DirectiveNode,
  directive: Directive,
  source: Source,
  problems: Problems,
): Call | null {
  const place = placeIn(source, node);
  const shown = `${directive.kind === "block" ? ":::" : ":"}${node.name}`;
  const raw = rawAttributes(node);
  const attributes = parseAttributes(directive.attributes, raw, shown, place, problems);
  const label = labelOf(node);
  const body =
    node.type === "containerDirective" ? node.children.filter((child) => !isLabel(child)) : [];
  if (label.length && directive.label === null)
    problems.error("attribute-is-valid", place(), `${shown} has no label`, {
      expected: directive.example,
      found: source.text.slice(offset(node), offset(node) + 60).split("\n")[0] ?? "",
      fix: "Put what stands in square brackets into the body or the attributes.",
    });
  if (node.type === "containerDirective" && !isClosed(node, source)) {
    problems.error("directive-is-known", place(), `${shown} is not closed`, {
      expected: "a line with ::: after its body",
      found: "the end of the page",
    });
    return null;
  }
  if (attributes === null || (label.length && directive.label === null)) return null;
  return { name: node.name, shown, attributes, raw, label, body, place };
}

/** Attributes as written; one without a value is an empty text. In a table, `|` is written `\|` as in all of its cells. */
export function rawAttributes(node: DirectiveNode): RawAttributes {
  return Object.fromEntries(
    Object.entries(node.attributes ?? {}).map(([key, value]) => [
      key,
      (value ?? "").replaceAll("\\|", "|"),
    ]),
  );
}

function labelOf(node: DirectiveNode): readonly PhrasingContent[] {
  if (node.type !== "containerDirective") return node.children;
  return node.children.find(isLabel)?.children ?? [];
}

function isLabel(node: RootContent): node is Paragraph {
  return node.type === "paragraph" && node.data?.directiveLabel === true;
}

function isClosed(node: DirectiveNode, source: Source): boolean {
  const lines = source.text.slice(offset(node), node.position?.end.offset).trimEnd().split("\n");
  return lines.length > 1 && /^[ \t]*:{3,}[ \t]*$/.test(lines.at(-1) ?? "");
}

/** Places a directive's own text: an attribute is looked for in its opening, outside of quoted values. */
function placeIn(source: Source, node: DirectiveNode): (attribute?: string) => Place {
  return (attribute) => {
    const from = offset(node);
    const opening = source.text.slice(from, openingEnd(node, source));
    const braces = Math.max(0, opening.lastIndexOf("{"));
    const bare = opening
      .slice(braces)
      .replace(/"[^"]*"|'[^']*'/g, (quoted) => "_".repeat(quoted.length));
    const name = attribute?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern =
      attribute === "id" ? /(?<=[\s{])(#|id=)/ : new RegExp(`(?<=[\\s{])${name}(?=[\\s=}])`);
    const found = attribute ? bare.search(pattern) : -1;
    return found < 0
      ? source.place(from, opening.length)
      : shifted(source, from, opening, braces + found);
  };
}

/** Where the place of the whole is exact, the attribute's is too. */
function shifted(source: Source, from: number, opening: string, by: number): Place {
  const whole = source.place(from, opening.length);
  return whole.column === undefined ? whole : source.place(from + by, opening.length - by);
}

function openingEnd(node: DirectiveNode, source: Source): number {
  const last = node.position?.end.offset ?? 0;
  if (node.type !== "containerDirective") return last;
  const body = node.children.find((child) => !isLabel(child));
  return body ? offset(body) : Math.max(offset(node), source.text.lastIndexOf("\n", last));
}

function offset(node: { position?: RootContent["position"] }): number {
  return node.position?.start.offset ?? 0;
}
