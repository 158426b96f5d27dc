import type { Drawing } from "../../model/index.ts";
import { type RootOptions, rootClasses, type SvgNode, toDrawing } from "../svg.ts";
import type { DrawnElement } from "./document.ts";

/**
 * Makes one drawing of what `Plot.plot` drew, in the order in which it was drawn. Only shapes and texts are kept, with
 * their geometry and class: colours come from the page's stylesheet, so Plot's groups, styles and colours go. Attributes
 * get a fixed order and two decimals, and neighbours of one arm share a group that names the arm.
 */
export function finish(
  parts: readonly DrawnElement[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  const nodes = parts.flatMap((part) => part.children.flatMap((child) => flat(child, "middle")));
  return toDrawing(byArm(nodes), { ...root, classes: root.classes ?? rootClasses(root.width) });
}

/** Shapes and texts below an element; `anchor` is the text anchor that they inherit. */
function flat(element: DrawnElement, anchor: string): readonly SvgNode[] {
  if (element.localName === "style") return [];
  const own = element.getAttribute("text-anchor") ?? anchor;
  if (element.localName === "g") return element.children.flatMap((child) => flat(child, own));
  return [element.localName === "text" ? textNode(element, own) : shapeNode(element)];
}

function shapeNode(element: DrawnElement): SvgNode {
  return { name: element.localName, attributes: Object.fromEntries(element.attributes) };
}

/** Plot moves a text into its place by a transform; written as x and y it is shorter and can be read by tests. */
function textNode(element: DrawnElement, anchor: string): SvgNode {
  const {
    transform = "",
    "text-anchor": _own,
    ...attributes
  } = Object.fromEntries(element.attributes);
  const [, x = "0", y = "0"] = /^translate\(([^,]+),([^)]+)\)$/.exec(transform) ?? [];
  return {
    name: "text",
    attributes: { ...attributes, x, y, ...(anchor === "start" ? {} : { "text-anchor": anchor }) },
    children: [element.textContent],
  };
}

const armClass = /(?:^| )(arm-\d)$/;

/** Neighbours of one arm in a group, so that the arm is named once. */
function byArm(nodes: readonly SvgNode[]): readonly SvgNode[] {
  const groups: { readonly arm: string | undefined; readonly nodes: SvgNode[] }[] = [];
  for (const node of nodes) {
    const name = node.attributes.class ?? "";
    const arm = armClass.exec(name)?.[1];
    const plain = {
      ...node,
      attributes: { ...node.attributes, class: name.replace(armClass, "") },
    };
    const last = groups.at(-1);
    if (last && last.arm === arm) last.nodes.push(plain);
    else groups.push({ arm, nodes: [plain] });
  }
  return groups.flatMap(({ arm, nodes: own }) =>
    arm === undefined ? own : [{ name: "g", attributes: { class: arm }, children: own }],
  );
}
