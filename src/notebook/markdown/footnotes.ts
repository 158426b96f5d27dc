import type { Parent, RootContent } from "mdast";
import type { Call } from "../directives/shared/directive.ts";
import type { Fragment } from "../parse/fragment.ts";

/** A footnote is read beside its paragraph: each becomes a margin note after the block that first refers to it. */
export function footnotesToNotes(fragment: Fragment): Fragment {
  const definitions = new Map(
    fragment.nodes.flatMap((node) =>
      node.type === "footnoteDefinition" ? [[node.identifier, node] as const] : [],
    ),
  );
  if (definitions.size === 0) return fragment;
  const calls = new Map(fragment.calls);
  const nodes: RootContent[] = [];
  for (const node of fragment.nodes) {
    if (node.type === "footnoteDefinition") continue;
    const cited: string[] = [];
    const kept = withoutReferences(node, cited);
    const call = calls.get(node);
    if (call && kept !== node) calls.set(kept, withChildren(call, kept));
    nodes.push(kept);
    for (const identifier of cited) {
      const definition = definitions.get(identifier);
      definitions.delete(identifier);
      if (!definition) continue;
      const note: RootContent = {
        type: "containerDirective",
        name: "note",
        children: definition.children,
        ...(definition.position ? { position: definition.position } : {}),
      };
      const place = () => fragment.source.place(definition.position?.start.offset ?? 0);
      calls.set(note, {
        name: "note",
        shown: ":::note",
        attributes: {},
        raw: {},
        label: [],
        body: definition.children,
        place,
      });
      nodes.push(note);
    }
  }
  return { ...fragment, nodes, calls };
}

function withoutReferences(node: RootContent, cited: string[]): RootContent {
  if (!("children" in node)) return node;
  let changed = false;
  const children = (node.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type === "footnoteReference") {
      cited.push(child.identifier);
      changed = true;
      return [];
    }
    const kept = withoutReferences(child, cited);
    changed ||= kept !== child;
    return [kept];
  });
  return changed ? ({ ...node, children } as RootContent) : node;
}

function withChildren(call: Call, node: RootContent): Call {
  const children = (node as Parent).children as RootContent[];
  return {
    ...call,
    body: children.filter((child) => !(child.type === "paragraph" && child.data?.directiveLabel)),
  };
}
