import type { Drawing } from "../../model/index.ts";
import { type RootOptions, rootClasses, type SvgNode, toDrawing } from "../svg.ts";
import type { DocumentElement } from "./document.ts";

/**
 * Makes one drawing of what `Plot.plot` drew, in the order in which it was drawn. Only shapes and texts are kept, with
 * their geometry, class and title: colours come from the page's stylesheet, so Plot's groups, styles and colours go. Attributes
 * get a fixed order and two decimals, and neighbours of one arm share a group that names the arm.
 */
export function finish(
  parts: readonly DocumentElement[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  const nodes = parts.flatMap((part) =>
    part.children.flatMap((child) => flat(child, { anchor: "middle", x: 0, y: 0 })),
  );
  return toDrawing(byArm(nodes), { ...root, classes: root.classes ?? rootClasses(root.width) });
}

/** What a group hands down to what stands in it: the anchor of its texts, and how far it is moved. */
interface Group {
  readonly anchor: string;
  readonly x: number;
  readonly y: number;
}

/** Shapes and texts below an element. */
function flat(element: DocumentElement, group: Group): readonly SvgNode[] {
  if (element.localName === "style") return [];
  const anchor = element.getAttribute("text-anchor") ?? group.anchor;
  if (element.localName === "g") {
    const by = translation(element.getAttribute("transform"));
    const own = { anchor, x: group.x + by.x, y: group.y + by.y };
    return element.children.flatMap((child) => flat(child, own));
  }
  return [
    element.localName === "text"
      ? textNode(element, { ...group, anchor })
      : shapeNode(element, group),
  ];
}

function translation(transform: string | null): { readonly x: number; readonly y: number } {
  const [, x = "0", y = "0"] = /^translate\(([^,]+),([^)]+)\)$/.exec(transform ?? "") ?? [];
  return { x: Number(x), y: Number(y) };
}

const across = ["x", "x1", "x2", "cx"];
const down = ["y", "y1", "y2", "cy"];

/** A shape where it stands: Plot moves groups by half a band, or by what `dx` and `dy` say. */
function shapeNode(element: DocumentElement, { x, y }: Group): SvgNode {
  const attributes = Object.fromEntries(element.attributes);
  if (x !== 0 || y !== 0) {
    for (const name of across)
      if (name in attributes) attributes[name] = String(Number(attributes[name]) + x);
    for (const name of down)
      if (name in attributes) attributes[name] = String(Number(attributes[name]) + y);
    if (attributes.transform) {
      const own = translation(attributes.transform);
      attributes.transform = `translate(${own.x + x},${own.y + y})`;
    } else if (attributes.d) attributes.d = movedPath(attributes.d, x, y);
  }
  const title = element.children.find(({ localName }) => localName === "title");
  const children = title ? [{ name: "title", attributes: {}, children: [title.textContent] }] : [];
  return { name: element.localName, attributes, children };
}

/** Paths of lines and areas have absolute pairs of numbers only. */
const movedPath = (d: string, x: number, y: number): string =>
  d.replace(
    /(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g,
    (_pair, px: string, py: string) => `${Number(px) + x},${Number(py) + y}`,
  );

/** Plot moves a text into its place by a transform; written as x and y it is shorter and can be read by tests. */
function textNode(element: DocumentElement, group: Group): SvgNode {
  const { transform, "text-anchor": _own, ...attributes } = Object.fromEntries(element.attributes);
  const at = translation(transform ?? null);
  const { anchor } = group;
  return {
    name: "text",
    attributes: {
      ...attributes,
      x: String(at.x + group.x),
      y: String(at.y + group.y),
      ...(anchor === "start" ? {} : { "text-anchor": anchor }),
    },
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
