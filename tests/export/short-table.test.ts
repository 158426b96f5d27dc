import { describe, expect, it } from "vitest";
import { shortTable, text, written } from "../../src/export/markdown/document.ts";

const tableOf = (rows: number) => ({
  columns: [{ id: "n", label: "n", align: "right" as const }],
  rows: Array.from({ length: rows }, (_, i) => ({
    cells: [{ text: `row ${i}`, kind: "text" as const }],
  })),
});

describe("a table in a Markdown file", () => {
  it.each([0, 1, 60, 61, 500])("of %i rows leaves none out without a word", (rows) => {
    const said = written(...shortTable(tableOf(rows), [text("in the CSV")]));
    const shown = said.match(/row \d+/g)?.length ?? 0;
    const told = /The first (\d+) of (\d+) rows; all are in the CSV\./.exec(said);
    expect(shown).toBe(Math.min(rows, 60));
    expect(told?.slice(1).map(Number) ?? null).toEqual(shown < rows ? [shown, rows] : null);
  });
});
