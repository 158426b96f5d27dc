import type { Block, DrawnSample, Figure } from "../../../model/index.ts";
import { standsOpen } from "../../tables/raw-table.ts";
import { fitTable } from "../samples/answers.ts";
import { linesShown } from "../samples/shown-turns.ts";

/** A block in its final order; `inline` when a margin note has no room beside its paragraph. */
export interface PlacedBlock {
  readonly block: Block;
  readonly inline: boolean;
}

/**
 * Heights in CSS pixels, for the layout with a margin. Text is taken a little short and notes a
 * little tall, so that an estimate errs towards room that is not used.
 */
const size = {
  text: { perLine: 70, line: 29, after: 16 },
  note: { perLine: 33, line: 21.5, after: 24 },
  heading: 90,
  finding: 260,
  cell: 90,
  row: 26,
  samples: { around: 100, each: 90, line: 21, answer: 50 },
  figure: 140,
  figureMargin: 28,
  unknownDrawing: 200,
};

/** How many paragraphs further down a note may move before it is set into the text instead. */
const furthest = 2;

/**
 * Margin notes hang beside the paragraph before them and take no height there, so two of them, or a
 * note and a figure with its caption, could lie over each other. A note that would is pushed down a
 * paragraph or two; where that does not help it is set into the text.
 */
export function placeNotes(blocks: readonly Block[], figures: readonly Figure[]): PlacedBlock[] {
  const byId = new Map(figures.map((f) => [f.id, f]));
  const heights = blocks.map((block) => heightOf(block, byId));
  const tops: number[] = [];
  let y = 0;
  for (const height of heights) {
    tops.push(y);
    y += height;
  }
  const after = new Map<number, PlacedBlock[]>();
  let free = 0;
  blocks.forEach((block, i) => {
    const extent = marginExtent(block, byId);
    if (extent === null) return;
    if (extent === "whole") {
      free = (tops[i] ?? 0) + (heights[i] ?? 0);
      return;
    }
    const spot = spotFor(i, extent, free);
    if (spot) free = spot.top + extent;
    const at = spot ? spot.after : i;
    after.set(at, [...(after.get(at) ?? []), { block, inline: !spot }]);
  });
  return blocks.flatMap((block, i) => {
    const own = marginExtent(block, byId);
    const kept = typeof own === "number" ? [] : [{ block, inline: false }];
    return [...kept, ...(after.get(i) ?? [])];
  });

  function spotFor(
    i: number,
    extent: number,
    taken: number,
  ): { after: number; top: number } | null {
    const limit = nextWhole(i);
    let moved = 0;
    for (let host = i - 1; host < blocks.length && moved <= furthest; host++) {
      const block = blocks[host];
      if (!block || host === i || typeof marginExtent(block, byId) === "number") continue;
      if (host > i && (block.kind === "heading" || block.kind === "figure")) return null;
      const top =
        (tops[host] ?? 0) + (heights[host] ?? 0) - lastPartHeight(block, heights[host] ?? 0);
      if (top >= taken && top + extent <= limit) return { after: Math.max(host, 0), top };
      moved += host > i ? 1 : 0;
    }
    return null;
  }

  function nextWhole(i: number): number {
    const next = blocks.findIndex((b, at) => at > i && marginExtent(b, byId) === "whole");
    return next === -1 ? Number.POSITIVE_INFINITY : (tops[next] ?? 0) + size.figureMargin;
  }
}

/** Whether a note of this text has room beside a paragraph before something as wide as the page follows. */
export function hasRoomBeside(paragraph: string, note: string): boolean {
  return noteHeight(note) <= textHeight(paragraph) + size.text.after;
}

/** Height in the margin; `whole` for what spans the page or has a caption there; null for the rest. */
function marginExtent(block: Block, figures: ReadonlyMap<string, Figure>): number | "whole" | null {
  if (block.kind === "note") return noteHeight(block.markdown) + drawingsHeight(block.html);
  if (block.kind === "samples") return fitTable(block.samples) ? "whole" : null;
  if (block.kind !== "figure") return null;
  const figure = figures.get(block.id);
  if (figure?.layout !== "margin") return "whole";
  const drawing = figure.drawings[0]?.height ?? size.unknownDrawing;
  return (
    noteHeight(`${figure.title} ${figure.captionText ?? ""}`) +
    noteHeight(figure.method) +
    drawing +
    40
  );
}

function heightOf(block: Block, figures: ReadonlyMap<string, Figure>): number {
  switch (block.kind) {
    case "html":
      return partsOf(block.html).reduce((sum, part) => sum + textHeight(part), 0);
    case "heading":
      return size.heading;
    case "finding":
      return size.finding;
    case "note":
      return 0;
    case "cell":
      return size.cell + cellRows(block.table) * size.row + cellDrawing(block.drawings);
    case "figure":
      return figureHeight(figures.get(block.id));
    case "samples":
      if (fitTable(block.samples))
        return size.samples.around + block.samples.length * size.samples.answer;
      return block.samples.reduce(
        (sum, { turns }) => sum + size.samples.each + size.samples.line * linesTogether(turns),
        size.samples.around,
      );
  }
}

/** Lines of the table of a cell; a folded one has the line that unfolds it. */
function cellRows(table: Extract<Block, { kind: "cell" }>["table"]): number {
  const rows = table?.rows.length ?? 0;
  return standsOpen(rows) ? rows : 1;
}

/** The drawing that a column of text has room for is the last. */
function cellDrawing(drawings: Extract<Block, { kind: "cell" }>["drawings"]): number {
  return drawings.at(-1)?.height ?? 0;
}

function linesTogether(turns: readonly DrawnSample["turns"][number][]): number {
  return turns.reduce((sum, turn) => sum + linesShown(turn), 0);
}

function figureHeight(figure: Figure | undefined): number {
  if (!figure || figure.layout === "margin") return 0;
  const drawing = figure.drawings.at(-1)?.height ?? figure.table.rows.length * size.row;
  return size.figure + drawing;
}

/** Where the last paragraph of a block begins is where a note beside it begins. */
function lastPartHeight(block: Block, whole: number): number {
  if (block.kind !== "html") return whole;
  return textHeight(partsOf(block.html).at(-1) ?? "");
}

function partsOf(html: string): string[] {
  return html
    .split(/<\/(?:p|ul|ol|dl|pre|table|blockquote)>/)
    .filter((part) => plain(part).trim() !== "");
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&[a-z0-9#]+;/gi, "x");
}

function textHeight(html: string): number {
  const lines = Math.max(1, Math.ceil(plain(html).length / size.text.perLine));
  return lines * size.text.line + size.text.after;
}

function noteHeight(text: string): number {
  return Math.ceil(plain(text).length / size.note.perLine) * size.note.line + size.note.after;
}

function drawingsHeight(html: string): number {
  return [...html.matchAll(/<svg[^>]* height="(\d+)/g)].reduce((sum, m) => sum + Number(m[1]), 0);
}
