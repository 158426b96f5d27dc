import type { Parent, Root, RootContent } from "mdast";

/** Raw HTML is shown as the text it is, never passed through; comments are notes to oneself and vanish. */
export function showRawHtml(root: Root): void {
  showIn(root);
}

function showIn(parent: Parent): void {
  parent.children = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type === "html") return shown(child, parent);
    if ("children" in child) showIn(child);
    return [child];
  });
}

const phrasing = new Set<string>([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "tableCell",
  "defListTerm",
  "textDirective",
]);

function shown(node: Extract<RootContent, { type: "html" }>, parent: Parent): RootContent[] {
  if (/^\s*<!--[\s\S]*-->\s*$/.test(node.value)) return [];
  const position = node.position ? { position: node.position } : {};
  const text: RootContent = { type: "text", value: node.value, ...position };
  return phrasing.has(parent.type)
    ? [text]
    : [{ type: "paragraph", children: [text], ...position }];
}
