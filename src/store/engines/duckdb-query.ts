import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBTypeId, StatementType } from "@duckdb/node-api";
import type { Experiment, QueryTable } from "../../model/index.ts";
import { labelQuery } from "./duckdb-labels.ts";
import { quoteName } from "./duckdb-schema.ts";

const numeric = new Set<DuckDBTypeId>([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);
const sqlType = { number: "DOUBLE", text: "VARCHAR", boolean: "BOOLEAN" } as const;

/** Runs one SELECT of an author. Anything that writes, or more than one statement, is refused. */
export async function runQuery(
  connection: DuckDBConnection,
  query: string,
  experiment: Experiment,
  tables: Readonly<Record<string, QueryTable>>,
): Promise<QueryTable> {
  const { sql, factorOf } = await labelQuery(connection, query, experiment, tables);
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1)
    throw new Error(`A cell is one query; this has ${statements.count} statements.`);
  for (const [name, table] of Object.entries(tables)) await createTable(connection, name, table);
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT)
    throw new Error("A cell only reads: write a SELECT.");
  const reader = await prepared.runAndReadAll();
  const types = reader.columnTypes();
  const columns = reader.deduplicatedColumnNames().map((name, i) => {
    const type = typeOf(types[i]?.typeId);
    const factor = type === "text" ? factorOf(name) : undefined;
    return { name, type, ...(factor === undefined ? {} : { factor }) };
  });
  const rows = reader
    .getRowsJson()
    .map((row) => row.map((value, i) => plain(value, columns[i]?.type)));
  return { columns, rows };
}

function typeOf(typeId: DuckDBTypeId | undefined): "number" | "text" | "boolean" {
  if (typeId === undefined) return "text";
  if (numeric.has(typeId)) return "number";
  return typeId === DuckDBTypeId.BOOLEAN ? "boolean" : "text";
}

/** Integers of 64 bits and decimals arrive as text; structured values become their JSON. */
function plain(
  value: unknown,
  type: "number" | "text" | "boolean" | undefined,
): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === "number") return Number(value);
  if (type === "boolean") return Boolean(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

async function createTable(
  connection: DuckDBConnection,
  name: string,
  table: QueryTable,
): Promise<void> {
  const columns = table.columns.map((c) => `${quoteName(c.name)} ${sqlType[c.type]}`);
  await connection.run(`create or replace temp table ${quoteName(name)} (${columns.join(", ")})`);
  const appender = await connection.createAppender(name, "main", "temp");
  for (const row of table.rows) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === "number") appender.appendDouble(value);
      else if (typeof value === "boolean") appender.appendBoolean(value);
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}
