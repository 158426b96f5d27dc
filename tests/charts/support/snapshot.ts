import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import type { ChartType, FigureRequest } from "../../../src/charts/chart-type.ts";
import { isRefusal } from "../../../src/charts/request/request.ts";
import type { Drawing, Table } from "../../../src/model/index.ts";
import type { Evidence } from "../../../src/stats/index.ts";

const folder = new URL("../output/", import.meta.url);

/** A request with nothing asked for. */
export function request(more: Partial<FigureRequest> = {}): FigureRequest {
  return {
    id: "figure",
    notebook: "notebook",
    experiment: "review",
    metrics: [],
    of: {},
    versus: null,
    x: null,
    color: null,
    facet: null,
    ...more,
  };
}

export interface Drawn {
  readonly at: (width: number) => Drawing;
  readonly description: string;
  readonly method: string;
  readonly table: Table;
}

/** Gathers and draws a figure; a refusal fails the test with its message. */
export function draw<Data, Options>(
  type: ChartType<Data, Options>,
  evidence: Evidence,
  asked: Partial<FigureRequest>,
  options: Record<string, string> = {},
): Drawn {
  const parsed = type.options.parse(options);
  const data = type.gather(request(asked), parsed, evidence);
  if (isRefusal(data)) throw new Error(data.message);
  return {
    at: (width) => {
      const drawing = type.render(data, parsed, { id: "figure", width });
      if (!drawing) throw new Error(`${type.name} draws nothing`);
      return drawing;
    },
    description: type.describe(data, parsed),
    method: type.method(data, parsed),
    table: type.tabulate(data, parsed),
  };
}

const csv = ({ columns, rows }: Table) =>
  [columns.map((c) => c.label), ...rows.map((r) => r.cells.map((c) => (c.raw ?? c.text) || c.text))]
    .map((row) =>
      row
        .map((v) => (/[",]/.test(String(v)) ? `"${String(v).replaceAll('"', '""')}"` : v))
        .join(","),
    )
    .join("\n");

/** One element to a line, so that a change reads as one. */
const lines = (svg: string) => svg.replaceAll("><", ">\n<");

/**
 * Compares with `output/<name>.<extension>`. UPDATE=1 rewrites; a mismatch leaves `<name>-changed.<extension>` beside
 * it; a missing expectation fails in CI and is written elsewhere.
 */
export function expectFile(name: string, extension: "svg" | "txt" | "csv", content: string): void {
  const file = new URL(`${name}.${extension}`, folder);
  const changed = new URL(`${name}-changed.${extension}`, folder);
  const text = `${content}\n`;
  rmSync(changed, { force: true });
  mkdirSync(folder, { recursive: true });
  if (process.env.UPDATE === "1" || (!existsSync(file) && !process.env.CI))
    writeFileSync(file, text);
  expect(existsSync(file), `output/${name}.${extension} exists; UPDATE=1 writes it`).toBe(true);
  const expected = readFileSync(file, "utf8");
  if (expected !== text) writeFileSync(changed, text);
  expect(text, `output/${name}-changed.${extension} holds what was drawn`).toBe(expected);
}

/** Drawing, words and table of a figure against what was kept; named after the function that draws it. */
export function expectFigure(named: () => Drawn, width: number): void {
  const drawn = named();
  const { svg } = drawn.at(width);
  expect(Buffer.byteLength(svg)).toBeLessThan(20_000);
  expectFile(named.name, "svg", lines(svg));
  expectFile(named.name, "txt", `${drawn.description}\n\n${drawn.method}`);
  expectFile(named.name, "csv", csv(drawn.table));
}

export function expectDrawing(name: string, drawing: Drawing): void {
  expectFile(name, "svg", lines(drawing.svg));
}
