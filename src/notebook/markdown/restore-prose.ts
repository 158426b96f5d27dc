import type { Paragraph, Parent, PhrasingContent, Root, RootContent } from "mdast";
import { nearest } from "../../lib/nearest.ts";
import type { Problems } from "../../model/index.ts";
import type { Source } from "../parse/source.ts";

type TextDirective = Extract<RootContent, { type: "textDirective" }>;
type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;

/** Names of the directives by the way they are written. */
export interface DirectiveNames {
  readonly inline: readonly string[];
  readonly block: readonly string[];
}

/**
 * Gives back to the prose what only looks like a directive: `9:30`, `3:1`, `re:Invent`, `::x`. What is left
 * are directives with a known name. An unknown name with braces or a label is a slip, and a problem.
 */
export function restoreProse(
  root: Root,
  source: Source,
  names: DirectiveNames,
  problems: Problems,
): void {
  restoreChildren(root, { source, names, problems });
}

interface Restoring {
  readonly source: Source;
  readonly names: DirectiveNames;
  readonly problems: Problems;
}

function restoreChildren(parent: Parent, on: Restoring): void {
  const out: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if ("children" in child) restoreChildren(child, on);
    for (const node of restored(child, on)) append(out, node);
  }
  parent.children = out;
}

function restored(node: RootContent, on: Restoring): readonly RootContent[] {
  switch (node.type) {
    case "textDirective":
      return isDirective(node, on) ? [node] : asText(node, on.source);
    case "leafDirective":
      if (isWritten(node, on)) unknownDirective(node, on);
      return [asParagraph(node, on.source)];
    case "containerDirective":
      if (!on.names.block.includes(node.name)) unknownDirective(node, on);
      return [node];
    case "paragraph":
      reportFences(node, on);
      return [node];
    default:
      return [node];
  }
}

function isDirective(node: TextDirective, on: Restoring): boolean {
  const known = on.names.inline.includes(node.name);
  const written = isWritten(node, on);
  const glued = /[\p{L}\p{N}_]/u.test(on.source.text[start(node) - 1] ?? "");
  if (glued) {
    if (known && written)
      on.problems.warn(
        "directive-is-known",
        on.source.place(start(node)),
        `":${node.name}" stands directly after a letter or digit and is shown as text`,
        {
          fix: "Put a space before it.",
        },
      );
    return false;
  }
  if (known && brokenAfter(node, on)) {
    on.problems.error(
      "attribute-is-valid",
      on.source.place(end(node)),
      `The attributes of ":${node.name}" cannot be read`,
      {
        expected: 'names and values such as {metric=recall of="arm=doctag"}',
        found: on.source.text.slice(end(node), end(node) + 40).split("\n")[0] ?? "",
        fix: "Quote values that hold `=`, spaces or quotes, and close the brace.",
      },
    );
    return false;
  }
  if (known) return true;
  if (written || brokenAfter(node, on)) unknownDirective(node, on);
  return false;
}

function isWritten(node: TextDirective | LeafDirective, on: Restoring): boolean {
  return /[{[]/.test(on.source.text.slice(start(node), end(node)));
}

/** Braces that follow a bare name were meant as its attributes, and did not parse. */
function brokenAfter(node: TextDirective, on: Restoring): boolean {
  return !isWritten(node, on) && /[{[]/.test(on.source.text[end(node)] ?? "");
}

function unknownDirective(node: Extract<RootContent, { name: string }>, on: Restoring): void {
  const colons = { textDirective: ":", leafDirective: "::", containerDirective: ":::" }[node.type];
  const block = node.type === "containerDirective";
  const own = block ? on.names.block : on.names.inline;
  const all = [...on.names.inline.map((n) => `:${n}`), ...on.names.block.map((n) => `:::${n}`)];
  const exact = all.find((name) => name.replace(/^:+/, "") === node.name);
  const near =
    exact ??
    written(nearest(node.name, own), block) ??
    written(nearest(node.name, block ? on.names.inline : on.names.block), !block);
  on.problems.error(
    "directive-is-known",
    on.source.place(start(node)),
    `"${colons}${node.name}" is not a directive`,
    {
      expected: all.join(", "),
      found: `${colons}${node.name}`,
      ...(node.type === "containerDirective" && on.names.block.length === 0
        ? { fix: inNotebooksAlone }
        : near
          ? { fix: `Did you mean "${near}"?` }
          : {}),
    },
  );
}

/** Texts without blocks are those of the home page and of front matter. */
const inNotebooksAlone =
  "Write it in the text of a notebook; the home page shows a figure by `hero` and findings by `findings` in its front matter.";

function written(name: string | null, block: boolean): string | null {
  return name && (block ? `:::${name}` : `:${name}`);
}

/** A line of three colons inside a paragraph is an opening whose braces did not parse, or a closing of nothing. */
function reportFences(node: Paragraph, on: Restoring): void {
  if (node.data?.directiveLabel) return;
  const text = on.source.text.slice(start(node), end(node));
  const opening = /^[ \t]*:{3,}([A-Za-z][\w-]*)(.*)$/m.exec(text);
  const closing = /^[ \t]*:{3,}[ \t]*$/m.exec(text);
  if (opening)
    on.problems.error(
      "attribute-is-valid",
      on.source.place(start(node) + opening.index),
      `The opening of ":::${opening[1]}" cannot be read`,
      {
        expected: ':::name[label]{#id name=value other="a value"}, nothing after it',
        found: opening[0].trim().slice(0, 60),
        fix: "Quote values that hold `=` or spaces, close brackets and braces, and leave no blank line in between.",
      },
    );
  else if (closing)
    on.problems.error(
      "directive-is-known",
      on.source.place(start(node) + closing.index),
      "This ::: closes nothing",
      {
        fix: "Remove it, or give it the opening it belongs to.",
      },
    );
}

/** The characters as written; emphasis and directives inside a label stay what they are. */
function asText(node: TextDirective, source: Source): readonly PhrasingContent[] {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (!first || !last) return [text(source.text.slice(start(node), end(node)), node)];
  return [
    text(source.text.slice(start(node), start(first)), node),
    ...node.children,
    text(source.text.slice(end(last), end(node)), node),
  ];
}

function asParagraph(node: LeafDirective, source: Source): Paragraph {
  const position = node.position && { position: node.position };
  return {
    type: "paragraph",
    children: [text(source.text.slice(start(node), end(node)), node)],
    ...position,
  };
}

function text(value: string, node: { position?: RootContent["position"] }): PhrasingContent {
  return { type: "text", value, ...(node.position ? { position: node.position } : {}) };
}

/** Joins text with text, and a paragraph with the one that a mere `::x` had cut it from. */
function append(out: RootContent[], node: RootContent): void {
  const previous = out.at(-1);
  if (previous?.type === "text" && node.type === "text") {
    previous.value += node.value;
    if (previous.position && node.position)
      previous.position = { start: previous.position.start, end: node.position.end };
    return;
  }
  if (
    previous?.type === "paragraph" &&
    node.type === "paragraph" &&
    !previous.data?.directiveLabel &&
    touches(previous, node)
  ) {
    append(previous.children as RootContent[], { type: "text", value: "\n" });
    for (const child of node.children) append(previous.children as RootContent[], child);
    if (previous.position && node.position)
      previous.position = { start: previous.position.start, end: node.position.end };
    return;
  }
  out.push(node);
}

function touches(a: RootContent, b: RootContent): boolean {
  return a.position !== undefined && b.position?.start.line === a.position.end.line + 1;
}

function start(node: { position?: RootContent["position"] }): number {
  return node.position?.start.offset ?? 0;
}

function end(node: { position?: RootContent["position"] }): number {
  return node.position?.end.offset ?? 0;
}
