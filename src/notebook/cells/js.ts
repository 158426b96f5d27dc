import { stripTypeScriptTypes } from "node:module";
import { compileFunction, createContext, Script } from "node:vm";
import {
  drawingForCells,
  drawnRecords,
  drawnTable,
  labelInDrawing,
  labelsThatMeet,
  renderPlotElement,
} from "../../charts/index.ts";
import { didYouMean } from "../../lib/nearest.ts";
import { NotDeterministic } from "../../lib/not-deterministic.ts";
import { mostCellRows, type QueryTable } from "../../model/index.ts";
import type { CellContext, CellLanguage, CellOutput, CellSource } from "./cell.ts";
import { deterministicGlobals } from "./deterministic.ts";
import { evidenceForCells, type Told, toldNothing } from "./evidence-for-cells.ts";
import { dataOf, objectsOf, tableOf } from "./rows.ts";

export const js: CellLanguage = {
  languages: ["js", "ts"],
  doc: "The body of a function that runs when the page is built, marked `plot`. In scope: `Plot`, `upheld` (marks of the report), `data` (rows of the named cells before it), `evidence`. It returns a plot or a list of rows.",
  async run(cell, context) {
    try {
      const told = toldNothing();
      const scope = scopeOf(cell, context, told);
      const returned: unknown = await withinTime(() => compile(cell)(...Object.values(scope)));
      const output = outputOf(returned, cell, context, told);
      reportLabels(output, cell, context);
      return output;
    } catch (error) {
      const line = lineOf(error, cell);
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof NotDeterministic)
        context.problems.error(
          "cell-is-deterministic",
          cell.place(line),
          `The cell would change with each build: ${message}`,
        );
      else context.problems.error("cell-runs", cell.place(line), `The cell fails: ${message}`);
      return null;
    }
  },
};

type Scope = Readonly<Record<string, unknown>>;

function scopeOf(cell: CellSource, context: CellContext, told: Told): Scope {
  const tables = Object.entries(context.tables).map(([name, data]: [string, QueryTable]) => [
    name,
    objectsOf(data),
  ]);
  return {
    ...drawingForCells((id) => context.evidence.experiment(id), context.experiment),
    data: onlyKnown(Object.fromEntries(tables), told),
    evidence: evidenceForCells(context.evidence, context.experiment, told),
    ...deterministicGlobals(cell.code),
  };
}

/** Asked for a cell that is not there, it says so: `undefined` would fail somewhere else, in other words. */
function onlyKnown<T extends object>(tables: T, told: Told): T {
  return new Proxy(tables, {
    get(target, key) {
      if (typeof key === "string" && key in target) told.cells.add(key);
      if (typeof key === "symbol" || key in target) return Reflect.get(target, key);
      const names = Object.keys(target);
      const there = names.length ? `there is ${names.join(", ")}` : "no cell before it has a name";
      const fix = didYouMean(key, names).fix;
      throw new Error(
        [`there is no cell "${key}" before it; ${there}`, fix].filter(Boolean).join(". "),
      );
    },
  });
}

const parameters = ["Plot", "upheld", "data", "evidence", ...Object.keys(deterministicGlobals(""))];
const fileName = (cell: CellSource) => `cell ${cell.id}`;

/** Seconds that a cell may run: far more than a drawing takes, and short enough for a build that waits for it. */
const longestRun = 30;
const start = new Script("start()");

/** Runs code, and ends it where it runs on without end. What waits for something comes back by itself. */
function withinTime<T>(run: () => T): T {
  try {
    return start.runInContext(createContext({ start: run }), { timeout: longestRun * 1000 }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new Error(`it ran for longer than ${longestRun} s`);
  }
}

/** The code as the body of an async function; its own first line stays the first line of the file. */
function compile(cell: CellSource): (...scope: unknown[]) => Promise<unknown> {
  const wrapped = `return (async () => {${cell.code}\n})()`;
  const plain = cell.language === "ts" ? withoutTypes(cell.code) : wrapped;
  return compileFunction(plain, parameters, { filename: fileName(cell) }) as (
    ...scope: unknown[]
  ) => Promise<unknown>;
}

/** Types are replaced by spaces, so that lines and columns stay; `return` is only legal inside the function. */
function withoutTypes(code: string): string {
  const opening = "(async () => {";
  return `return ${stripTypeScriptTypes(`${opening}${code}\n})()`)}`;
}

/** Names that an author chose may not fit: a warning, as for a figure. */
function reportLabels({ drawings }: CellOutput, cell: CellSource, context: CellContext): void {
  const [first, ...more] = drawings.flatMap(labelsThatMeet);
  if (first === undefined) return;
  const others = more.length ? ` (and ${more.length} more)` : "";
  context.problems.warn("labels-fit", cell.place(-1), `In the plot ${first}${others}`, {
    fix: "Give what it names shorter labels, or the plot wider margins.",
  });
}

function outputOf(
  returned: unknown,
  cell: CellSource,
  context: CellContext,
  told: Told,
): CellOutput {
  const experiment = context.evidence.experiment(context.experiment);
  const drawings = renderPlotElement(returned, cell.id);
  if (drawings) {
    const records = dataOf(drawnRecords(returned));
    const table = records && records.rows.length > 0 ? tableOf(records, experiment) : null;
    const [first] = drawings;
    return {
      table: drawnTable(returned) ?? table,
      drawings,
      data: null,
      description: first ? labelInDrawing(first) : null,
      told,
    };
  }
  if (Array.isArray(returned)) {
    if (returned.length > mostCellRows)
      throw new Error(`it returned ${returned.length} rows; a cell shows at most ${mostCellRows}`);
    const data = dataOf(returned.map(asRecord));
    if (data)
      return { table: tableOf(data, experiment), drawings: [], data, description: null, told };
    throw new Error("it returned rows that hold more than numbers, texts and booleans");
  }
  throw new Error(
    returned === undefined
      ? "it returned nothing; end it with `return Plot.plot({ … })` or `return rows`"
      : "it returned neither a plot nor a list of rows",
  );
}

function asRecord(row: unknown): Readonly<Record<string, unknown>> {
  if (typeof row !== "object" || row === null || Array.isArray(row))
    throw new Error("it returned a list whose entries are not rows: { column: value, … }");
  return row as Readonly<Record<string, unknown>>;
}

/** Line of the code on which an error arose, from 0. */
function lineOf(error: unknown, cell: CellSource): number {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(fileName(cell));
  // A frame of the cell, or the head of a syntax error in its types.
  const line = /^:(\d+)/.exec(at < 0 ? stack : stack.slice(at + fileName(cell).length));
  return line ? Math.min(Number(line[1]), cell.code.split("\n").length) - 1 : 0;
}
