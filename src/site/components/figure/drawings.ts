import type { Drawing } from "../../../model/index.ts";
import type { PageScript } from "../../scripts/index.ts";

export interface ShownDrawing {
  readonly svg: string;
  readonly classes: string;
}

/** Widths of column that drawings are made for; `figure.css` knows the same. */
const steps = [
  { least: 780, name: "920" },
  { least: 490, name: "640" },
] as const;

/** The widest drawing that the column of text has room for. */
export const columnWidth = 640;

/** Drawings that fill their column within a twentieth may be shown larger on a page that has room; others keep their size. */
const nearlyFull = 0.95;

/** Drawings narrower than this are made for the margin, and never enlarged. */
const widestMarginal = 300;

/**
 * Drawings of one figure with the classes by which a container query shows exactly one: each is shown
 * from its own width until the next one fits. Print takes the widest: what is laid out side by side is half as high.
 */
export function shownDrawings(drawings: readonly Drawing[]): ShownDrawing[] {
  const sorted = drawings.toSorted((a, b) => a.width - b.width);
  // A cell's plot may be no wider than a phone's and still have another for the phone.
  const names = sorted.map(
    (d, i) => steps.find((s) => d.width >= s.least)?.name ?? (i > 0 ? "640" : null),
  );
  const printed = sorted.length - 1;
  return sorted.map((drawing, i) => {
    const next = names[i + 1];
    const classes = [
      "drawing",
      i > 0 && names[i] ? `from-${names[i]}` : "from-0",
      next ? `until-${next}` : "",
      i === printed ? "printed" : "",
      i > 0 && fills(drawing.width, names[i]) ? "grows" : "",
      names[i] === null ? (drawing.width < widestMarginal ? "tiny" : "small") : "",
    ];
    return { svg: drawing.svg, classes: classes.filter(Boolean).join(" ") };
  });
}

/** Scripts for a page with these drawings: none where no mark has anything to say. */
export const drawingScripts = (drawings: readonly Drawing[]): readonly PageScript[] =>
  drawings.some(({ svg }) => svg.includes("<title>")) ? ["marks"] : [];

/** Whether a drawing is as wide as the column that its step is named after. */
function fills(width: number, name: string | null | undefined): boolean {
  return name !== null && name !== undefined && width >= nearlyFull * Number(name);
}
