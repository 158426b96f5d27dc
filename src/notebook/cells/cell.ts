import type { Drawing, Place, Problems, QueryTable, Table } from "../../model/index.ts";
import type { Evidence } from "../../stats/index.ts";
import type { Told } from "./evidence-for-cells.ts";

/** Runs a query over the view `observations` of an experiment; `tables` are the named cells before it. */
export type RunSql = (
  experiment: string,
  sql: string,
  tables: Readonly<Record<string, QueryTable>>,
) => Promise<QueryTable>;

/** A fenced block that runs. */
export interface CellSource {
  readonly id: string;
  readonly language: "sql" | "js" | "ts";
  readonly name: string | null;
  readonly title: string | null;
  /** Where its title is written, counted from the start of the file. */
  readonly titleFrom: number;
  readonly experiment: string | undefined;
  readonly code: string;
  /** Of a line of the code, from 0. */
  place(line: number): Place;
}

export interface CellContext {
  readonly experiment: string;
  readonly evidence: Evidence;
  readonly problems: Problems;
  /** Named cells before this one. */
  readonly tables: Readonly<Record<string, QueryTable>>;
  readonly runSql: RunSql;
}

/** What a cell shows, and the rows that later cells can read. */
export interface CellOutput {
  readonly table: Table | null;
  /** Narrowest first; none where it has rows only. */
  readonly drawings: readonly Drawing[];
  readonly data: QueryTable | null;
  /** What a plot says to readers who cannot see it; null where nothing is drawn. */
  readonly description: string | null;
  readonly told: Told | null;
}

/** A language of cells; null from `run` when a problem was reported. */
export interface CellLanguage {
  readonly languages: readonly CellSource["language"][];
  readonly doc: string;
  run(cell: CellSource, context: CellContext): Promise<CellOutput | null>;
}
