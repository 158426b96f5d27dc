import * as Plot from "@observablehq/plot";
import { dress, looks } from "./look.ts";

/** One cell of a table of tints as its mark needs it; `column` and `row` have middles on the scales of the plot. */
export interface CellRecord {
  readonly column: string;
  readonly row: string;
  /** Ink of the cell; null where nothing was measured, which is hatched. */
  readonly ink: number | null;
  readonly text: string;
  readonly classes: string;
  /** Lines below the text. */
  readonly below: readonly string[];
  readonly belowClasses: string;
  /** What it says when it is pointed at. */
  readonly title?: string;
  /** The one that the figure points at: it has an edge. */
  readonly picked?: boolean;
}

/** Paper between cells, in px. */
const gap = 2;
const lineHeight = 14;
/** From the text to the first line below it. */
const firstLine = 15;
/** Baseline of a text whose middle is at 0; a word for what is not there is smaller. */
const baseline = { number: 4.5, word: 4 };

/** Size of every cell, with the paper beside it. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

/** A box around the middle of a cell. */
const box = ({ width, height }: CellSize) => ({
  x1: "column",
  x2: "column",
  y1: "row",
  y2: "row",
  insetLeft: -width / 2,
  insetRight: gap - width / 2,
  insetTop: -height / 2,
  insetBottom: gap - height / 2,
});

/** Tinted cells, each with its number and what stands below it; those without a value hatched, with a word. */
export function cells(records: readonly CellRecord[], size: CellSize): readonly Plot.Markish[] {
  const tinted = records.filter((d) => d.ink !== null);
  const look = looks(({ ink, title, picked }: CellRecord) => ({
    classes: picked ? "cell picked" : "cell",
    title,
    attributes: { "fill-opacity": (ink ?? 0).toFixed(3) },
  }));
  return [
    Plot.rect(tinted, { ...box(size), ...look }),
    hatched(
      records.filter((d) => d.ink === null),
      size,
    ),
    ...textsIn(records),
  ];
}

/** Texts in the middle of their cells: one Plot mark for each line of cells with so many lines. */
function textsIn(records: readonly CellRecord[]): readonly Plot.Markish[] {
  const kinds = Map.groupBy(records, (d) => `${d.below.length} ${d.ink === null}`);
  return [...kinds.values()].flatMap((own) => {
    const [{ below, ink } = { below: [], ink: 0 }] = own;
    const middle = ink === null ? baseline.word : baseline.number;
    const first = middle - gap / 2 - (below.length * lineHeight) / 2;
    const line = (
      text: (d: CellRecord) => string,
      classes: (d: CellRecord) => string,
      dy: number,
    ) =>
      Plot.text(own, {
        x: "column",
        y: "row",
        dx: -gap / 2,
        dy,
        text,
        lineAnchor: "bottom",
        ...looks((d: CellRecord) => ({
          classes: classes(d),
          attributes: { "text-anchor": "middle" },
        })),
      });
    return [
      line(
        (d) => d.text,
        (d) => d.classes,
        first,
      ),
      ...below.map((_text, i) =>
        line(
          (d) => d.below[i] ?? "",
          (d) => d.belowClasses,
          first + firstLine + i * lineHeight,
        ),
      ),
    ];
  });
}

const pitch = 7;
const firstHatch = 4;

/** Slanted hairlines in place of a tint; how many there are is known once cells have a size. */
function hatched(records: readonly CellRecord[], size: CellSize): Plot.Markish {
  return Plot.rect(records, {
    ...box(size),
    render(index, scales, values, dimensions, context, next) {
      const group = next?.(index, scales, values, dimensions, context) ?? null;
      for (const box of [...(group?.children ?? [])]) {
        const read = (name: string) => Number(box.getAttribute(name));
        const lines = linesIn(read("x"), read("y"), read("width"), read("height"));
        group?.removeChild(box);
        for (const ends of lines) {
          const line = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
          line.setAttribute("d", ends);
          dress(line, { classes: "grid" });
          group?.appendChild(line);
        }
      }
      return group;
    },
  });
}

function linesIn(x: number, y: number, width: number, height: number): readonly string[] {
  const lines: string[] = [];
  const bottom = y + height;
  for (let start = x - height + firstHatch; start < x + width; start += pitch) {
    const from = Math.max(start, x);
    const to = Math.min(start + height, x + width);
    lines.push(`M${from},${bottom - (from - start)}L${to},${bottom - (to - start)}`);
  }
  return lines;
}
