import { describe, expect, it } from "vitest";
import type { Block, Figure } from "../../src/model/index.ts";
import { hasRoomBeside, placeNotes } from "../../src/site/components/notebook/place-notes.ts";
import { sampleReport } from "./support/sample-report.ts";

const paragraph = (lines: number): Block => ({
  kind: "html",
  html: `<p>${"word ".repeat(lines * 14)}</p>`,
  markdown: "",
});
const note = (lines: number, name = ""): Block => {
  const text = name + "x".repeat(lines * 33 - name.length);
  return { kind: "note", html: `<p>${text}</p>`, markdown: text };
};
const figures = sampleReport.figures;
const broad: Block = { kind: "figure", id: "by-arm" };
const heading: Block = { kind: "heading", level: 2, id: "h", number: "1", html: "H", text: "H" };

const shape = (blocks: readonly Block[], of: readonly Figure[] = figures) =>
  placeNotes(blocks, of).map(({ block, inline }) =>
    block.kind === "note" ? (inline ? "inline" : "note") : block.kind,
  );

describe("placeNotes", () => {
  it("leaves a note beside the paragraph before it", () => {
    expect(shape([paragraph(5), note(3), paragraph(5)])).toEqual(["html", "note", "html"]);
  });

  it("pushes a second note down when the first still stands there", () => {
    expect(shape([paragraph(3), note(3, "a"), note(3, "b"), paragraph(5), paragraph(5)])).toEqual([
      "html",
      "note",
      "html",
      "note",
      "html",
    ]);
  });

  it("sets a note into the text when a figure comes too soon", () => {
    expect(shape([paragraph(2), note(9), broad])).toEqual(["html", "inline", "figure"]);
  });

  it("never moves a note past a heading or a figure", () => {
    const placed = shape([paragraph(2), note(9, "a"), note(9, "b"), heading, paragraph(9)]);
    expect(placed.indexOf("inline")).toBeLessThan(placed.indexOf("heading"));
  });

  it("keeps every block once, whatever it moves", () => {
    const [notebook] = sampleReport.notebooks;
    const blocks = notebook?.blocks ?? [];
    const placed = placeNotes(blocks, figures).map((p) => p.block);
    expect(new Set(placed)).toEqual(new Set(blocks));
    expect(placed).toHaveLength(blocks.length);
  });

  it("counts a figure of the margin as a note", () => {
    const margin: Block = { kind: "figure", id: "pooled" };
    const [first] = placeNotes([paragraph(2), margin, broad], figures).filter(
      (p) => p.block === margin,
    );
    expect(first?.inline).toBe(true);
  });
});

describe("hasRoomBeside", () => {
  it("is true of a short note beside a long paragraph, and false the other way round", () => {
    expect(hasRoomBeside("x".repeat(700), "x".repeat(60))).toBe(true);
    expect(hasRoomBeside("x".repeat(60), "x".repeat(300))).toBe(false);
  });
});
