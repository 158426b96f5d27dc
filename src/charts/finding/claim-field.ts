import type { Finding } from "../../model/index.ts";
import type { Item, Panel } from "../layout/scene.ts";

/** The tinted field of what was claimed, up to the edge of the axis where the claim has no end. */
export function claimField(
  region: Finding["region"],
  panel: Panel,
  top: number,
  bottom: number,
): readonly Item[] {
  if (panel.x.type === "identity") return [];
  const [low, high] = panel.x.domain;
  const x1 = Math.max(low, region.lower ?? low);
  const x2 = Math.min(high, region.upper ?? high);
  return x2 > x1
    ? [{ kind: "rect", panel, layer: "ground", classes: "claim", x1, x2, y1: top, y2: bottom }]
    : [];
}

/** The dashed edges of the claim. */
export function claimEdges(
  region: Finding["region"],
  panel: Panel,
  top: number,
  bottom: number,
): readonly Item[] {
  if (panel.x.type === "identity") return [];
  const [low, high] = panel.x.domain;
  return [region.lower, region.upper].flatMap((edge): Item[] =>
    edge === null || edge < low || edge > high
      ? []
      : [
          {
            kind: "line",
            panel,
            layer: "rule",
            classes: "thr",
            x1: edge,
            x2: edge,
            y1: top,
            y2: bottom,
          },
        ],
  );
}
