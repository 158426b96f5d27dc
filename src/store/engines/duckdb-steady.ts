import type { DuckDBConnection } from "@duckdb/node-api";
import { NotDeterministic } from "../../lib/not-deterministic.ts";
import type { ParsedNode } from "./duckdb-parsed.ts";

/** Written without brackets these are the clock. */
const clocks = new Set([
  "current_date",
  "current_time",
  "current_timestamp",
  "localtime",
  "localtimestamp",
]);

/** Tables that tell about the machine and the database rather than about the experiment. */
const aboutMachine = /^(?:duckdb_|pragma_)|^(?:current_setting|checkpoint|force_checkpoint)$/;

/** DuckDB counts these among what differs from call to call; they end a query or answer from its own plan. */
const steady = new Set(["error", "stats"]);

/**
 * Throws where a query asks for what differs from build to build: the clock, chance, the machine. Which functions do
 * is what DuckDB says of its own functions.
 */
export async function refuseUnsteady(
  connection: DuckDBConnection,
  nodes: readonly ParsedNode[],
  sql: string,
): Promise<void> {
  const unsteady = await unsteadyFunctions(connection);
  const bytes = Buffer.from(sql);
  const refuse = (what: string, at: number, instead = ""): never => {
    const line = bytes.subarray(0, at).toString().split("\n").length;
    throw new NotDeterministic(`${what} differs from build to build${instead}\nLINE ${line}`);
  };
  for (const node of nodes) {
    const at = node.query_location ?? 0;
    const name = node.function_name?.toLowerCase() ?? "";
    if (node.class === "FUNCTION" && (unsteady.has(name) || aboutMachine.test(name)))
      refuse(`${name}()`, at);
    const [column, ...more] = node.column_names ?? [];
    if (node.class === "COLUMN_REF" && more.length === 0 && clocks.has(column?.toLowerCase() ?? ""))
      refuse(`${column}`, at, ": give a date");
    if (node.sample && (node.sample.seed ?? -1) < 0)
      refuse("A sample", at, ": give it a seed, as in `using sample reservoir(10) repeatable (1)`");
  }
}

/** Names of functions whose answer to the same question may differ, as the engine classes them. */
async function unsteadyFunctions(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(
    "select distinct function_name from duckdb_functions() where stability <> 'CONSISTENT'",
  );
  const names = reader.getRowsJS().map(([name]) => String(name));
  return new Set(names.filter((name) => !steady.has(name)));
}
