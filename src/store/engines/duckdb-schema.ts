import type { Experiment } from "../../model/index.ts";
import type { Names } from "./duckdb-names.ts";

/** Columns of the one table of samples: fixed ones, then one per factor, then score and cause per metric. */
export interface TableColumn {
  readonly name: string;
  readonly type: "INTEGER" | "DOUBLE" | "VARCHAR";
}

export const fixedColumns: readonly TableColumn[] = [
  { name: "sample", type: "INTEGER" },
  { name: "place", type: "VARCHAR" },
  { name: "unit", type: "VARCHAR" },
  { name: "scope", type: "VARCHAR" },
  { name: "cluster", type: "VARCHAR" },
  { name: "replicate", type: "VARCHAR" },
  { name: "epoch", type: "INTEGER" },
  { name: "turns", type: "VARCHAR" },
  { name: "target", type: "VARCHAR" },
  { name: "fields", type: "VARCHAR" },
];

export const factorColumn = (factor: string): string => `factor:${factor}`;
export const scoreColumn = (metric: string): string => `score:${metric}`;
export const causeColumn = (metric: string): string => `cause:${metric}`;

export function columnsOf(experiment: Experiment): readonly TableColumn[] {
  return [
    ...fixedColumns,
    ...experiment.design.factors.map(
      (f): TableColumn => ({ name: factorColumn(f.id), type: "VARCHAR" }),
    ),
    ...experiment.metrics.flatMap((m): TableColumn[] => [
      { name: scoreColumn(m.id), type: "DOUBLE" },
      { name: causeColumn(m.id), type: "VARCHAR" },
    ]),
  ];
}

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export function createTable(experiment: Experiment): string {
  const columns = columnsOf(experiment).map((c) => `${quoteName(c.name)} ${c.type}`);
  return `create table samples (${columns.join(", ")})`;
}

/**
 * The view that authors query. A factor goes before a metric, a metric before a turn, a turn before a field of the
 * same name; the raw field is then reached as `field_<name>`.
 */
export function createView(experiment: Experiment, names: Names): string {
  const columns = new Map<string, string>();
  const add = (name: string, expression: string) => {
    const free = columns.has(name) ? `field_${name}` : name;
    if (!columns.has(free)) columns.set(free, expression);
  };
  for (const name of ["unit", "scope", "cluster", "replicate", "epoch"])
    columns.set(name, quoteName(name));
  for (const f of experiment.design.factors) add(f.id, quoteName(factorColumn(f.id)));
  for (const m of experiment.metrics) {
    add(m.id, quoteName(scoreColumn(m.id)));
    columns.set(`${m.id}_missing`, quoteName(causeColumn(m.id)));
  }
  for (const turn of names.turns) {
    add(
      turn,
      `list_filter(from_json(turns, '[["VARCHAR"]]'), lambda t: t[1] = ${quoteText(turn)})[1][2]`,
    );
  }
  for (const [field, type] of names.fields) {
    const text = `json_extract_string(fields, ${quoteText(`$.${JSON.stringify(field)}`)})`;
    add(field, type === "VARCHAR" ? text : `try_cast(${text} as ${type})`);
  }
  columns.set("place", "place");
  const list = [...columns].map(([name, expression]) => `${expression} as ${quoteName(name)}`);
  return `create or replace temp view observations as select ${list.join(", ")} from samples order by sample`;
}
