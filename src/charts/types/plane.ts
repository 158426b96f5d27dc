import * as Plot from "@observablehq/plot";
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
  pointMarkText,
  shadesSentence,
} from "../../wording/index.ts";
import type { ChartType } from "../chart-type.ts";
import { keyOf } from "../layout/grammar.ts";
import { type Box, textBox, toPixels } from "../layout/places.ts";
import { type Along, type CrossRecord, crosses } from "../marks/crosses.ts";
import { endsOf } from "../marks/estimate.ts";
import { looks } from "../marks/look.ts";
import { linesUnder, type Placed, wordsOver } from "../marks/placed/placed.ts";
import { type Segment, segments } from "../marks/segments.ts";
import {
  behindEstimates,
  estimateCells,
  estimateColumns,
  left,
  textCell,
} from "../row-data/estimate-table.ts";
import { isHighlighted } from "../row-data/highlight.ts";
import { namesBelow } from "../rows/row-labels.ts";
import type { DocumentElement } from "../svg/document.ts";
import { finish } from "../svg/finish.ts";
import { marginsAround, renderPlot } from "../svg/render-plot.ts";
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
  render(data, { zoom, corner, chance }, { width, plotHeight }) {
    const frame = planeFrame(data, width, cutAxes(data, zoom), plotHeight);
    const points = placePoints(data, frame);
    const root = { width, height: frame.height, label: describe(data) };
    const marks = [
      ...segments(linksOf(points), ({ hue }) => ({ classes: "link", hue })),
      ...crosses(points.map((p) => crossRecord(p, data))),
    ];
    if (frame.small) {
      const svg = plotPlane(frame, [{ texts: frame.texts }], marks, root);
      return finish([svg], { ...root, classes: "chart thumb" });
    }
    const bracket = cornerBracket(data, frame.box);
    const hard: Box[] = strokes(bracket.points);
    // Above the frame the words of the corner have one place; inside it names choose theirs first.
    const above = data.y.better === "higher" ? cornerText(data, corner, frame, []) : null;
    if (above) hard.push(textBox(above, frame.narrow));
    const labels = planeLabels(data, points, frame, width, hard);
    const words = above ?? cornerText(data, corner, frame, labels.boxes);
    const boxes = words ? [...labels.boxes, textBox(words, frame.narrow)] : labels.boxes;
    const guess = chance === "none" ? null : chanceLine(frame, chance);
    const listed = [
      ...labels.unplaced.map((a) => ({
        label: [a.label, annotationOf(a, data)].filter(Boolean).join(": "),
        hue: a.hue,
        mark: a.points[0]!.across.mark,
      })),
      ...labels.unnamed.map(({ label, across }) => ({ label, mark: { ...across.mark, hue: 0 } })),
    ];
    const below = namesBelow(listed, 0, frame.height + 14, width, frame.narrow);
    const placed: Placed[] = [
      { texts: frame.texts },
      { bends: [bracket] },
      labels,
      { texts: words ? [words] : [] },
      { texts: chance === "none" ? [] : chanceWords(frame, chance, boxes) },
      below,
    ];
    const size = { width, height: listed.length > 0 ? below.bottom : root.height };
    const guides = segments(guess ? [guess] : [], () => ({ classes: "chance" }));
    const svg = plotPlane(frame, placed, [...guides, ...marks], size);
    return finish([svg], { ...root, ...size, classes: rootClasses(width) });
  },
  sketch(data, { zoom }) {
    const alike = levelsLookAlike(data);
    const cut = cutAxes(data, zoom);
    return {
      kind: "points",
      name: `${data.y.label} by ${inSentence(data.x.label, data.experiment)}`,
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
        ...behindEstimates([
          [p.across.estimate, data.x],
          [p.up.estimate, data.y],
        ]),
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
      alike &&
        shadesSentence("Marks", namesOfLevels(data), { stressed: data.highlight !== undefined }),
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

/** A condition as its mark draws it: where it lacks a value it stands in a strip beside the plane. */
function crossRecord({ point, arm, x, y, r, lacks }: PlacedPoint, data: Plane): CrossRecord {
  const along = (estimate: Estimate | null, px: number): Along => {
    if (!estimate || estimate.value === null) return { px };
    const drawn = drawnInterval(estimate);
    const [low, high] = drawn ? endsOf(drawn) : [0, 0];
    return {
      value: estimate.value,
      interval: high > low ? [low, high] : null,
      ours: drawn !== estimate.interval,
    };
  };
  return {
    x: along(lacks === "across" ? null : point.across.estimate, x),
    y: along(lacks === "up" ? null : point.up.estimate, y),
    mark: point.across.mark,
    hue: arm.hue,
    r,
    shade: levelsLookAlike(data) ? shadeOfLevel(data, point) : "",
    back: isBack(point, data),
    title: pointText(arm.label, point, data),
  };
}

/** A point with both of its values. */
const pointText = (arm: string, { label, across, up }: PlanePoint, data: Plane): string =>
  pointMarkText(
    [arm, label],
    [
      { metric: data.x, estimate: across.estimate },
      { metric: data.y, estimate: up.estimate },
    ],
  );

/** Dotted lines between the levels of an arm; marks that touch need none between them. */
function linksOf(points: readonly PlacedPoint[]): readonly (Segment & { readonly hue: number })[] {
  const values = ({ point }: PlacedPoint) =>
    [point.across.estimate?.value ?? 0, point.up.estimate?.value ?? 0] as const;
  return [...Map.groupBy(points, (p) => p.arm).values()].flatMap((arm) => {
    const own = arm.filter((p) => p.lacks === null);
    return own.slice(1).flatMap((p, i) => {
      const from = own[i];
      if (!from || Math.hypot(p.x - from.x, p.y - from.y) <= p.r) return [];
      const [[x1, y1], [x2, y2]] = [values(from), values(p)];
      return [{ x1, y1, x2, y2, hue: p.arm.hue }];
    });
  });
}

/** One plot with two axes of values; marks at their ends stand clear of the frame. */
function plotPlane(
  frame: PlaneFrame,
  placed: readonly Placed[],
  marks: readonly Plot.Markish[],
  size: { readonly width: number; readonly height: number },
): DocumentElement {
  const { box, panel, ticks } = frame;
  const grid = looks(() => ({ classes: "grid" }));
  const scale = (own: PlaneFrame["panel"]["x"]): Plot.ScaleOptions =>
    own.type === "identity"
      ? { type: "identity" }
      : { type: own.type, domain: [...own.domain], range: [...own.range], clamp: true };
  return renderPlot({
    ...marginsAround(box, size),
    x: scale(panel.x),
    y: scale(panel.y),
    marks: [
      Plot.ruleX(ticks.across, grid),
      Plot.ruleY(ticks.up, grid),
      ...linesUnder(placed),
      ...marks,
      ...wordsOver(placed),
    ],
  });
}
