import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBTypeId, StatementType } from "@duckdb/node-api";
import { type Experiment, mostCellRows, type QueryTable } from "../../model/index.ts";
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

/** Seconds that a query may run: far more than any page needs, and short enough for a build that waits for it. */
const longestRun = 60;

/** What a query gives; one that runs on is ended. */
async function withinTime<T>(connection: DuckDBConnection, run: () => Promise<T>): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, longestRun * 1000);
  try {
    return await run();
  } catch (error) {
    if (late) throw new Error(`it ran for longer than ${longestRun} s`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

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
  const reader = await withinTime(connection, () => prepared.streamAndReadUntil(mostCellRows + 1));
  if (!reader.done || reader.currentRowCount > mostCellRows)
    throw new Error(
      `A cell shows at most ${mostCellRows} rows; this has more. Group or limit them.`,
    );
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
