import type { Block, QueryTable } from "../../model/index.ts";
import type { CellSource } from "../cells/cell.ts";
import { cellLanguages } from "../cells/index.ts";
import type { Page } from "../directives/shared/page.ts";
import { askExperiment } from "../directives/shared/questions.ts";

/** What the cells before one have left for it. */
export interface CellResults {
  /** Rows by the name of their cell. */
  readonly tables: Record<string, QueryTable>;
  /** Names of cells that have a problem: a cell that reads one of them is not run, and is no problem of its own. */
  readonly failed: Set<string>;
}

/** Runs a cell and leaves its rows for those after it. A cell that fails shows its code alone. */
export async function bindCell(
  cell: CellSource,
  { tables, failed }: CellResults,
  page: Page,
): Promise<Block> {
  const place = () => cell.place(-1);
  const experiment = askExperiment(
    cell.experiment,
    { place, shown: `The ${cell.language} cell` },
    page,
  );
  const { evidence, runSql } = page.context;
  const waits = [...failed].some((name) =>
    new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(cell.code),
  );
  const context = experiment &&
    !waits && {
      experiment: experiment.id,
      evidence,
      problems: page.problems,
      tables,
      runSql,
    };
  const output = context ? await cellLanguages.get(cell.language)?.run(cell, context) : null;
  if (!output && cell.name !== null) failed.add(cell.name);
  if (output?.data && cell.name !== null) tables[cell.name] = output.data;
  return {
    kind: "cell",
    id: cell.id,
    language: cell.language === "sql" ? "sql" : "js",
    name: cell.name,
    title: cell.title,
    number: page.anchors.find((a) => a.kind === "cell" && a.id === cell.id)?.number ?? null,
    code: cell.code,
    lines: cell.code.split("\n").length,
    table: output?.table ?? null,
    drawings: [...(output?.drawings ?? [])],
  };
}
