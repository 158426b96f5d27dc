import type { Drawing } from "../model/index.ts";
import { drawPanel, type Shape } from "./plot-panel.ts";
import { type Item, layers, type Text } from "./scene.ts";
import { type RootOptions, rootClasses, type SvgNode, toDrawing } from "./svg.ts";

/** Every mark by Plot, in the order of layers; texts by us, on top; the whole as one drawing. */
export function drawScene(
  items: readonly Item[],
  root: Omit<RootOptions, "classes"> & { readonly classes?: string },
): Drawing {
  const shapes = items.filter((item): item is Shape => item.kind !== "text");
  const nodes = new Map<Shape, SvgNode>();
  for (const panel of new Set(shapes.map((s) => s.panel)))
    for (const [shape, node] of drawPanel(
      panel,
      shapes.filter((s) => s.panel === panel),
      root,
    ))
      nodes.set(shape, node);
  const drawn = layers.flatMap((layer) =>
    shapes
      .filter((s) => s.layer === layer)
      .flatMap((s) => {
        const node = nodes.get(s);
        return node ? [{ hue: s.hue, node }] : [];
      }),
  );
  const texts = items.flatMap((item) =>
    item.kind === "text" ? [{ hue: item.hue, node: textNode(item) }] : [],
  );
  return toDrawing(groupByHue([...drawn, ...texts]), {
    ...root,
    classes: root.classes ?? rootClasses(root.width),
  });
}

/** Neighbours of one arm share a group, so that the colour is named once. */
function groupByHue(
  drawn: readonly { readonly hue: number | undefined; readonly node: SvgNode }[],
): SvgNode[] {
  const groups: { hue: number | undefined; nodes: SvgNode[] }[] = [];
  for (const { hue, node } of drawn) {
    const last = groups.at(-1);
    if (last && last.hue === hue) last.nodes.push(node);
    else groups.push({ hue, nodes: [node] });
  }
  return groups.flatMap(({ hue, nodes }) =>
    hue === undefined
      ? nodes
      : [{ name: "g", attributes: { class: `arm-${hue}` }, children: nodes }],
  );
}

function textNode(text: Text): SvgNode {
  return {
    name: "text",
    attributes: {
      x: String(text.x),
      y: String(text.y),
      ...(text.anchor && text.anchor !== "start" ? { "text-anchor": text.anchor } : {}),
      class: text.classes,
    },
    children: [text.text],
  };
}
