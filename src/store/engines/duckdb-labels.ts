import type { DuckDBConnection } from "@duckdb/node-api";
import { didYouMean } from "../../lib/nearest.ts";
import type { Experiment, QueryTable } from "../../model/index.ts";
import { type ParsedNode, parsedNodes } from "./duckdb-parsed.ts";
import { quoteName, quoteText } from "./duckdb-schema.ts";
import { refuseUnsteady } from "./duckdb-steady.ts";

/** What an author writes around a column of a factor, and the macro of each factor that answers it. */
const asked = {
  label: (factor: string) => `label of ${factor}`,
  level_order: (factor: string) => `order of ${factor}`,
} as const;
type Asked = keyof typeof asked;

export interface LabelledQuery {
  readonly sql: string;
  /** The factor whose levels a column of the result holds, by the name of the column. */
  factorOf(column: string): string | undefined;
}

/** For each factor, the macros that turn its codes into labels and into their places in the manifest. */
export function labelMacros({ design }: Experiment): readonly string[] {
  return design.factors.flatMap(({ id, levels }) => {
    const cases = (value: (at: number) => string) =>
      levels.map((level, at) => ` when ${quoteText(level.id)} then ${value(at)}`).join("");
    const labels = cases((at) => quoteText(levels[at]?.label ?? ""));
    return [
      `create or replace temp macro ${quoteName(asked.label(id))}(code) as case code${labels} else code end`,
      `create or replace temp macro ${quoteName(asked.level_order(id))}(code) as case code${cases(String)} end`,
    ];
  });
}

/**
 * A query with `label(arm)` and `level_order(arm)` bound to their factors. Which columns are factors is read from the
 * query as DuckDB parsed it: a factor by its name, by a name that the query gives it, or by one that a cell before gave
 * it. Its text changes only where the parser found such a call.
 */
export async function labelQuery(
  connection: DuckDBConnection,
  sql: string,
  experiment: Experiment,
  tables: Readonly<Record<string, QueryTable>>,
): Promise<LabelledQuery> {
  const nodes = await parsedNodes(connection, sql);
  await refuseUnsteady(connection, nodes, sql);
  const names = factorNames(nodes, experiment, tables);
  const factorOf = (column: string) => names.get(column.toLowerCase()) ?? undefined;
  const calls = nodes.flatMap((node) => {
    const name = node.function_name ?? "";
    return node.class === "FUNCTION" && Object.hasOwn(asked, name)
      ? [{ name: name as Asked, at: node.query_location ?? 0, children: node.children ?? [] }]
      : [];
  });
  const bytes = Buffer.from(sql);
  let out = "";
  let from = 0;
  for (const { name, at, children } of calls.toSorted((a, b) => a.at - b.at)) {
    const [column, ...more] = children;
    const written = column?.column_names?.at(-1);
    const factor = written === undefined || more.length > 0 ? undefined : factorOf(written);
    if (factor === undefined) throw noFactor(name, written, bytes.subarray(0, at), experiment);
    const isHere =
      bytes
        .subarray(at, at + name.length)
        .toString()
        .toLowerCase() === name;
    if (!isHere) continue;
    out += bytes.subarray(from, at).toString() + quoteName(asked[name](factor));
    from = at + name.length;
  }
  return { sql: out + bytes.subarray(from).toString(), factorOf };
}

/** Names of columns that hold levels; null for a name that is given to several factors. */
function factorNames(
  nodes: readonly ParsedNode[],
  { design }: Experiment,
  tables: Readonly<Record<string, QueryTable>>,
): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  const name = (column: string, factor: string | null) => {
    const known = names.get(column.toLowerCase());
    names.set(column.toLowerCase(), known === undefined || known === factor ? factor : null);
  };
  for (const { id } of design.factors) name(id, id);
  for (const { columns } of Object.values(tables))
    for (const { name: column, factor } of columns)
      if (factor !== undefined && design.factors.some(({ id }) => id === factor))
        name(column, factor);
  // A name may be given to what was named before: each turn of the loop follows one more step.
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const { class: kind, alias, column_names: columns } of nodes) {
      const factor = kind === "COLUMN_REF" && alias ? names.get(lastOf(columns)) : undefined;
      if (factor && alias) name(alias, factor);
    }
  }
  return names;
}

const lastOf = (columns: readonly string[] = []) => (columns.at(-1) ?? "").toLowerCase();

function noFactor(
  name: Asked,
  written: string | undefined,
  before: Buffer,
  { design }: Experiment,
): Error {
  const factors = design.factors.map(({ id }) => id);
  const line = before.toString().split("\n").length;
  const { fix = "" } = written === undefined ? {} : didYouMean(written, factors);
  return new Error(
    `${name}() is given a column that holds levels of a factor: ${factors.join(", ")}${written === undefined ? "" : `; found ${written}`}\n${fix}\nLINE ${line}`,
  );
}
