import type { Drawing } from "../../model/index.ts";
import type { ChartType } from "../chart-type.ts";
import { drawScene } from "../draw-scene.ts";
import { textWidth } from "../layout/measure.ts";
import { type Item, type Panel, pixels, type ScaleSpec } from "../layout/scene.ts";
import { faceOf } from "../layout/text-face.ts";
import { ends } from "../rows/interval-marks.ts";
import type { Sketch } from "./sketch.ts";

const size = { width: 240, height: 140 };
/** Room of the drawing inside the picture, above the words. */
const box = { left: 8, right: 232, top: 10, bottom: 112 };
const mostWords = 3;
const mostRows = 14;

/** The small picture of a figure for lists: a drawing of its own, hidden from readers who have its title beside it. */
export function drawThumbnail<Data, Options>(
  type: ChartType<Data, Options>,
  data: Data,
  options: Options,
): Drawing | null {
  const sketch = type.sketch?.(data, options);
  if (!sketch) return null;
  return drawScene([...itemsOf(sketch), ...wordsOf(sketch.name)], {
    ...size,
    classes: "chart thumb",
    label: null,
  });
}

function itemsOf(sketch: Sketch): readonly Item[] {
  switch (sketch.kind) {
    case "rows":
      return rowItems(sketch);
    case "lines":
      return lineItems(sketch);
    case "points":
      return pointItems(sketch);
    case "cells":
      return cellItems(sketch);
  }
}

type Of<K extends Sketch["kind"]> = Extract<Sketch, { kind: K }>;

/** What is measured, where that takes no more words than a glance does and fits. */
function wordsOf(name: string): readonly Item[] {
  const short = name.split(/\s+/).length <= mostWords;
  return short && textWidth(name, faceOf("t s", false)) <= box.right - box.left
    ? [{ kind: "text", x: box.left, y: size.height - 8, text: name, classes: "t s" }]
    : [];
}

function scaleOf(
  values: readonly number[],
  domain: readonly [number, number] | null,
  range: readonly [number, number],
): ScaleSpec {
  const [low, high] = domain ?? [Math.min(...values), Math.max(...values)];
  const pad = domain ? 0 : (high - low || 1) * 0.06;
  return { type: "linear", domain: [low - pad, high + pad], range };
}

const frameLines = (): readonly Item[] =>
  [
    { x1: box.left - 4, x2: box.right + 4, y1: box.bottom + 6, y2: box.bottom + 6 },
    { x1: box.left - 4, x2: box.left - 4, y1: box.top - 6, y2: box.bottom + 6 },
  ].map((at): Item => ({ kind: "line", panel: pixels, layer: "grid", classes: "axis", ...at }));

function rowItems({ rows, domain, zero }: Of<"rows">): readonly Item[] {
  const shown = rows.slice(0, mostRows);
  const numbers = shown.flatMap((row) =>
    row.flatMap((m) => [m.value, m.interval?.lower ?? m.value, m.interval?.upper ?? m.value]),
  );
  const finite = [...numbers, ...(zero ? [0] : [])].filter(Number.isFinite);
  if (finite.length === 0) return [];
  const panel: Panel = {
    x: scaleOf(finite, domain, [box.left + 5, box.right - 5]),
    y: { type: "identity" },
  };
  const pitch = Math.min(22, (box.bottom - box.top) / shown.length);
  const r = Math.min(5, Math.max(2.5, pitch / 2 - 1));
  const top = (box.top + box.bottom - pitch * shown.length) / 2;
  return [
    ...frameLines().slice(0, 1),
    ...(zero
      ? [
          {
            kind: "line",
            panel,
            layer: "rule",
            classes: "zero",
            x1: 0,
            x2: 0,
            y1: box.top - 4,
            y2: box.bottom + 6,
          } as const,
        ]
      : []),
    ...shown.flatMap((row, i) => {
      const y = top + (i + 0.5) * pitch;
      const line = (classes: string, layer: "join" | "interval", x1: number, x2: number): Item => ({
        kind: "line",
        panel,
        layer,
        classes,
        x1,
        x2,
        y1: y,
        y2: y,
        ...(layer === "interval" ? { hue: row[0]?.mark.hue ?? 0 } : {}),
      });
      const [a, b] = row;
      return [
        ...(a && b && a.value !== b.value ? [line("join", "join", a.value, b.value)] : []),
        ...row.flatMap(({ value, interval, mark }): Item[] => {
          const [x1, x2] = interval ? ends(interval, panel) : [0, 0];
          const own = x2 > x1 ? [{ ...line("iv", "interval", x1, x2), hue: mark.hue } as Item] : [];
          return [
            ...own,
            {
              kind: "mark",
              panel,
              layer: "mark",
              classes: "m",
              hue: mark.hue,
              x: value,
              y,
              r,
              mark,
            },
          ];
        }),
      ];
    }),
  ];
}

function lineItems({ lines, domain }: Of<"lines">): readonly Item[] {
  const points = lines.flatMap((line) => line.points);
  if (points.length === 0) return [];
  const panel: Panel = {
    x: scaleOf(
      points.map((p) => p.x),
      [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x)) || 1],
      [box.left + 5, box.right - 5],
    ),
    y: scaleOf(
      points.map((p) => p.y),
      domain,
      [box.bottom, box.top],
    ),
  };
  return [
    ...frameLines(),
    ...lines.toReversed().map(
      (line): Item => ({
        kind: "curve",
        panel,
        layer: "interval",
        classes: `line${line.shade}`,
        hue: line.mark.hue,
        points: line.points,
      }),
    ),
  ];
}

function pointItems({ points, domains }: Of<"points">): readonly Item[] {
  if (points.length === 0) return [];
  const panel: Panel = {
    x: scaleOf(
      points.map((p) => p.x),
      domains[0],
      [box.left + 8, box.right - 8],
    ),
    y: scaleOf(
      points.map((p) => p.y),
      domains[1],
      [box.bottom - 3, box.top],
    ),
  };
  return [
    ...frameLines(),
    ...points.map(
      ({ mark, shade, ...at }): Item => ({
        kind: "mark",
        panel,
        layer: "mark",
        classes: `m${shade}`,
        hue: mark.hue,
        ...at,
        r: 4.5,
        mark,
      }),
    ),
  ];
}

function cellItems({ rows }: Of<"cells">): readonly Item[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const [wide, high] = [
    (box.right - box.left) / columns,
    Math.min(26, (box.bottom - box.top) / rows.length),
  ];
  const top = (box.top + box.bottom - high * rows.length) / 2;
  return rows.flatMap((row, i) =>
    row.flatMap((ink, k): Item[] => {
      const at = {
        x1: box.left + k * wide,
        x2: box.left + (k + 1) * wide - 2,
        y1: top + i * high,
        y2: top + (i + 1) * high - 2,
      };
      // Where there is no value there is a stroke and no tint.
      return ink === null
        ? [
            {
              kind: "line",
              panel: pixels,
              layer: "ground",
              classes: "grid",
              ...at,
              y1: (at.y1 + at.y2) / 2,
              y2: (at.y1 + at.y2) / 2,
            },
          ]
        : [
            {
              kind: "rect",
              panel: pixels,
              layer: "ground",
              classes: "cell",
              ...at,
              attributes: { "fill-opacity": ink.toFixed(3) },
            },
          ];
    }),
  );
}
