import type { Contrast, Mark } from "../../model/index.ts";
import type { Item, Panel } from "../layout/scene.ts";
import { ends } from "./interval-marks.ts";

/** The heavy 95 % interval of a difference, the thin one of its step in the family running on from it, and the mark. */
export function contrastMarks(
  contrast: Pick<Contrast, "value" | "interval" | "adjusted" | "published">,
  mark: Mark,
  panel: Panel,
  y: number,
  r: number,
): readonly Item[] {
  const { value } = contrast;
  if (value === null) return [];
  const ours = contrast.published ? { attributes: longDashes } : {};
  const line = (x1: number, x2: number, classes: string): readonly Item[] =>
    x2 > x1
      ? [
          {
            kind: "line",
            panel,
            layer: "interval",
            classes,
            hue: mark.hue,
            x1,
            x2,
            y1: y,
            y2: y,
            ...ours,
          },
        ]
      : [];
  const adjusted = contrast.adjusted?.interval ? ends(contrast.adjusted.interval, panel) : null;
  const own = contrast.interval ? ends(contrast.interval, panel) : null;
  // Dashes over dashes would make a chain of dots, so the thin line then shows beyond the heavy one only.
  const thin = !adjusted
    ? []
    : own && contrast.published
      ? ([
          [adjusted[0], own[0]],
          [own[1], adjusted[1]],
        ] as const)
      : [adjusted];
  return [
    ...thin.flatMap(([a, b]) => line(a, b, "iv adj")),
    ...(own ? line(own[0], own[1], contrast.published ? "iv thick ours" : "iv thick") : []),
    { kind: "mark", panel, layer: "mark", classes: "m", hue: mark.hue, x: value, y, r, mark },
  ];
}

/** As `dashes`, for a line so heavy that short ones would be dots. */
export const longDashes = { "stroke-dasharray": "7 3" };

/** Every finite number that an axis has to hold for these contrasts. */
export function contrastNumbers(
  contrasts: readonly Pick<Contrast, "value" | "interval" | "adjusted">[],
): readonly number[] {
  return contrasts
    .flatMap((c) => [
      c.value,
      c.interval?.lower,
      c.interval?.upper,
      c.adjusted?.interval?.lower,
      c.adjusted?.interval?.upper,
    ])
    .filter((v): v is number => typeof v === "number" && Number.isFinite(v));
}

/** Whether a contrast stands in its family: its step's interval excludes no difference, and its adjusted p agrees. */
export function excludesNone(contrast: Contrast): boolean {
  const range = contrast.adjusted?.interval;
  if (!range) return false;
  const none = contrast.scale === "ratio" ? 1 : 0;
  const outside =
    (range.lower !== null && range.lower > none) || (range.upper !== null && range.upper < none);
  const p = contrast.adjusted?.p ?? null;
  return outside && (p === null || p < 0.05);
}
