import type { DuckDBConnection } from "@duckdb/node-api";

export type FieldType = "DOUBLE" | "BOOLEAN" | "VARCHAR";

/** Names of fields and turns met while appending: what the view of authors has columns for. */
export interface Names {
  readonly fields: Map<string, FieldType>;
  readonly turns: Set<string>;
}

/** Names that an earlier run left in the database, in the order in which they were met. */
export async function readNames(connection: DuckDBConnection): Promise<Names> {
  const rows = (await connection.runAndReadAll("select kind, name, type from names")).getRowsJS();
  return {
    fields: new Map(
      rows
        .filter(([kind]) => kind === "field")
        .map(([, name, type]) => [String(name), type as FieldType]),
    ),
    turns: new Set(rows.filter(([kind]) => kind === "turn").map(([, name]) => String(name))),
  };
}

export async function writeNames(connection: DuckDBConnection, names: Names): Promise<void> {
  await connection.run("delete from names");
  const appender = await connection.createAppender("names");
  const row = (kind: string, name: string, type: string) => {
    for (const value of [kind, name, type]) appender.appendVarchar(value);
    appender.endRow();
  };
  for (const [name, type] of names.fields) row("field", name, type);
  for (const turn of names.turns) row("turn", turn, "VARCHAR");
  appender.closeSync();
}
