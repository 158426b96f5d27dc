import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteText } from "./duckdb-schema.ts";

/** A node of a parsed query; only what is read of it here. */
export interface ParsedNode {
  readonly class?: string;
  readonly alias?: string;
  readonly function_name?: string;
  readonly query_location?: number;
  readonly column_names?: readonly string[];
  readonly children?: readonly ParsedNode[];
  /** Of a query that takes a sample of its rows; below zero, the seed is not given. */
  readonly sample?: { readonly seed?: number } | null;
}

/** Every node of the query, as DuckDB parses it; none where it cannot, which running it then says. */
export async function parsedNodes(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly ParsedNode[]> {
  const reader = await connection.runAndReadAll(`select json_serialize_sql(${quoteText(sql)})`);
  const nodes: ParsedNode[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) nodes.push(value as ParsedNode);
    for (const inner of Object.values(value)) collect(inner);
  };
  collect(JSON.parse(String(reader.getRowsJS()[0]?.[0] ?? "null")));
  return nodes;
}
