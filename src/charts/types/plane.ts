import { z } from "zod";
import type { Estimate } from "../../model/index.ts";
import {
  besideSentence,
  cutSentence,
  inSentence,
  linkedLevelsSentence,
  methodOfEstimates,
  placeText,
  planeText,
  shadesSentence,
} from "../../wording/index.ts";
import type { ChartType } from "../chart-type.ts";
import { drawScene } from "../draw-scene.ts";
import { keyOf } from "../layout/grammar.ts";
import { type Box, type Item, pixels, textBox, toPixels } from "../layout/scene.ts";
import { estimateCells, estimateColumns, left, textCell } from "../rows/estimate-table.ts";
import { isHighlighted, stepBack } from "../rows/highlight.ts";
import { dashes, ends } from "../rows/interval-marks.ts";
import { namesBelow } from "../rows/row-labels.ts";
import { rootClasses } from "../svg.ts";
import { wholeOf } from "../thumbnail/sketch-rows.ts";
import { gatherPlane, type Plane, type PlanePoint } from "./plane/gather-plane.ts";
import {
  cornerBracket,
  cutAxes,
  lacksSome,
  type PlaneFrame,
  planeFrame,
} from "./plane/plane-frame.ts";
import { chanceLine, chanceWords, cornerText, strokes } from "./plane/plane-guides.ts";
import {
  annotationOf,
  drawnInterval,
  type PlacedPoint,
  planeLabels,
} from "./plane/plane-labels.ts";
import { levelsLookAlike, namesOfLevels, shadeOfLevel } from "./plane/plane-levels.ts";

const options = z.strictObject({
  zoom: z
    .enum(["auto", "none", "x", "y", "both", "", "true"])
    .default("auto")
    .transform((v) => (v === "" || v === "true" ? ("both" as const) : v))
    .describe(
      "Fit an axis to the values instead of 0 to 100 %: `x`, `y`, `both` or `none`. `auto`: an axis that would stay half empty; the method line says so.",
    ),
  corner: z.string().optional().describe("What the good corner means, in a few words."),
  chance: z
    .enum(["none", "rising", "falling"])
    .default("none")
    .describe(
      "A dotted diagonal for what guessing would do: `falling` for detection against specificity.",
    ),
});
type Options = z.output<typeof options>;

/** Capability across, propensity up: crosses of intervals, trigger levels of an arm joined, the good corner marked. */
export const plane: ChartType<Plane, Options> = {
  name: "plane",
  doc: "One metric against another, capability across, with the good corner marked.",
  options,
  layout: "column",
  highlights: true,
  gather: (request, _options, evidence) => gatherPlane(request, evidence),
  draw(data, { zoom, corner, chance }, { width }) {
    const frame = planeFrame(data, width, cutAxes(data, zoom));
    const points = placePoints(data, frame);
    const alike = levelsLookAlike(data);
    const shade = (point: PlanePoint) => (alike ? shadeOfLevel(data, point) : "");
    const items: Item[] = [
      ...frame.items,
      ...points.flatMap((p) => {
        const cross = crossOf(p, frame, shade(p.point));
        return isBack(p.point, data) ? stepBack(cross) : cross;
      }),
      ...linksOf(data, points),
    ];
    const root = { width, height: frame.height, label: describe(data) };
    if (frame.small) return drawScene(items, { ...root, classes: "chart thumb" });
    const bracket = cornerBracket(data, frame.box);
    items.push(bracket);
    const hard: Box[] = bracket.kind === "curve" ? strokes(bracket.points) : [];
    if (chance !== "none") items.push(...chanceLine(frame, chance));
    // Above the frame the words of the corner have one place; inside it names choose theirs first.
    const above = data.y.better === "higher" ? cornerText(data, corner, frame, []) : null;
    if (above?.kind === "text") hard.push(textBox(above, frame.narrow));
    const labels = planeLabels(data, points, frame, width, hard);
    items.push(...labels.items);
    const words = above ?? cornerText(data, corner, frame, labels.boxes);
    if (words) items.push(words);
    const boxes =
      words?.kind === "text" ? [...labels.boxes, textBox(words, frame.narrow)] : labels.boxes;
    if (chance !== "none") items.push(...chanceWords(frame, chance, boxes));
    const listed = [
      ...labels.unplaced.map((a) => ({
        label: [a.label, annotationOf(a, data)].filter(Boolean).join(": "),
        hue: a.hue,
        mark: a.points[0]!.across.mark,
      })),
      ...labels.unnamed.map(({ label, across }) => ({ label, mark: { ...across.mark, hue: 0 } })),
    ];
    const below = namesBelow(listed, 0, frame.height + 14, width, frame.narrow);
    return drawScene([...items, ...below.items], {
      ...root,
      height: listed.length > 0 ? below.bottom : root.height,
      classes: rootClasses(width),
    });
  },
  sketch(data, { zoom }) {
    const alike = levelsLookAlike(data);
    const cut = cutAxes(data, zoom);
    return {
      kind: "points",
      name: data.y.label,
      domains: [
        cut === "x" || cut === "both" ? null : wholeOf(data.x),
        cut === "y" || cut === "both" ? null : wholeOf(data.y),
      ],
      points: data.arms.flatMap((arm) =>
        arm.points.flatMap((point) => {
          const [x, y] = [point.across.estimate?.value ?? null, point.up.estimate?.value ?? null];
          const shade = alike ? shadeOfLevel(data, point) : "";
          return x === null || y === null ? [] : [{ x, y, shade, mark: point.across.mark }];
        }),
      ),
    };
  },
  describe,
  tabulate: (data) => ({
    columns: [
      left("row", data.rows.label),
      ...(data.color ? [left("condition", data.color.label)] : []),
      ...estimateColumns(data.x, data.x.id),
      ...estimateColumns(data.y, data.y.id),
    ],
    rows: data.arms.flatMap((arm) =>
      arm.points.map((p) => ({
        group: arm.label,
        cells: [
          textCell(arm.label, p.across.mark),
          ...(data.color ? [textCell(p.label)] : []),
          ...estimateCells(p.across.estimate, data.x, p.across.reason),
          ...estimateCells(p.up.estimate, data.y, p.up.reason),
        ],
      })),
    ),
  }),
  method(data, { zoom }) {
    const all = data.arms
      .flatMap((a) => a.points.flatMap((p) => [p.across.estimate, p.up.estimate]))
      .filter((e): e is Estimate => e !== null);
    const alike = levelsLookAlike(data);
    const linked = data.color && data.arms.some((a) => a.points.length > 1);
    const cut = {
      none: false as const,
      x: cutSentence(data.x.label, [data.x]),
      y: cutSentence(data.y.label, [data.y]),
      both: cutSentence("Each axis", [data.x, data.y]),
    }[cutAxes(data, zoom)];
    return methodOfEstimates(all, data.experiment, { as: "crosses", oursOnlyInstead: true }, [
      linked && linkedLevelsSentence(inSentence(data.color?.label ?? "", data.experiment)),
      alike && shadesSentence("Marks", namesOfLevels(data)),
      lacksSome(data, "up") && besideSentence("Below", inSentence(data.y.label, data.experiment)),
      lacksSome(data, "across") &&
        besideSentence("Left of", inSentence(data.x.label, data.experiment)),
      cut,
    ]);
  },
  key: (data) =>
    keyOf(
      data.experiment,
      data.arms.flatMap((arm) => arm.points.map((point) => point.across.mark)),
    ),
};

const isBack = (point: PlanePoint, { highlight }: Plane): boolean =>
  highlight !== undefined && !isHighlighted(point.across.of, highlight);

function describe(data: Plane): string {
  const arms = data.arms.map(({ label, points }) => ({
    label,
    places: points.map(({ label: level, across, up }) =>
      placeText(level, {
        across: { metric: data.x, estimate: across.estimate, reason: across.reason },
        up: { metric: data.y, estimate: up.estimate, reason: up.reason },
      }),
    ),
  }));
  return planeText(data.x.label, data.y.label, arms);
}

function placePoints(data: Plane, frame: PlaneFrame): readonly PlacedPoint[] {
  const r = frame.small ? 3.6 : frame.narrow ? 5 : 6;
  return data.arms.flatMap((arm) =>
    arm.points.flatMap((point): PlacedPoint[] => {
      const [vx, vy] = [point.across.estimate?.value ?? null, point.up.estimate?.value ?? null];
      const x = vx === null ? frame.strips.across : toPixels(frame.panel.x, vx);
      const y = vy === null ? frame.strips.up : toPixels(frame.panel.y, vy);
      const lacks = vx === null ? "across" : vy === null ? "up" : null;
      return lacks && frame.small ? [] : [{ arm, point, x, y, r, lacks }];
    }),
  );
}

function crossOf(p: PlacedPoint, frame: PlaneFrame, shade: string): readonly Item[] {
  const { panel } = frame;
  const { hue } = p.arm;
  const items: Item[] = [];
  const back = (scale: PlaneFrame["panel"]["x"], px: number) => {
    if (scale.type === "identity") return px;
    const [[d0, d1], [r0, r1]] = [scale.domain, scale.range];
    return d0 + ((px - r0) / (r1 - r0)) * (d1 - d0);
  };
  const [x, y] = [back(panel.x, p.x), back(panel.y, p.y)];
  for (const [entry, axis] of [
    [p.point.across, "x"],
    [p.point.up, "y"],
  ] as const) {
    const { estimate } = entry;
    if (!estimate || estimate.value === null) continue;
    const own = drawnInterval(estimate);
    if (!own) continue;
    const [a, b] = ends(own, panel, axis);
    const at = axis === "x" ? { x1: a, x2: b, y1: y, y2: y } : { x1: x, x2: x, y1: a, y2: b };
    const ours = own === estimate.interval ? {} : { attributes: dashes };
    if (b > a)
      items.push({
        kind: "line",
        panel,
        layer: "interval",
        classes: (p.lacks ? "iv" : "iv thin") + shade,
        hue,
        ...at,
        ...ours,
      });
  }
  items.push({
    kind: "mark",
    panel,
    layer: "mark",
    classes: `m${shade}`,
    hue,
    x,
    y,
    r: p.r,
    mark: p.point.across.mark,
  });
  return items;
}

function linksOf(data: Plane, points: readonly PlacedPoint[]): readonly Item[] {
  return data.arms.flatMap((arm) => {
    const own = points.filter((p) => p.arm === arm && p.lacks === null);
    return own.slice(1).flatMap((p, i): Item[] => {
      const from = own[i];
      const line = from && { x1: from.x, y1: from.y, x2: p.x, y2: p.y };
      // Marks that touch need no line between them.
      return line && Math.hypot(line.x2 - line.x1, line.y2 - line.y1) > p.r
        ? [
            {
              kind: "line",
              panel: pixels,
              layer: "join",
              classes: "link",
              hue: arm.hue,
              ...line,
            },
          ]
        : [];
    });
  });
}
