import { existsSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Experiment } from "../../model/index.ts";
import type { Store } from "../store.ts";
import { appendSamples } from "./duckdb-append.ts";
import { labelMacros } from "./duckdb-labels.ts";
import { readNames, writeNames } from "./duckdb-names.ts";
import { runQuery } from "./duckdb-query.ts";
import { readDuplicates, readKeys, readSamples } from "./duckdb-read.ts";
import { createTable, createView } from "./duckdb-schema.ts";

/**
 * The samples of one experiment in DuckDB. `file` is the database on disk (it may exist already, complete, from an
 * earlier run) or null for memory.
 */
export async function openDuckdbStore(experiment: Experiment, file: string | null): Promise<Store> {
  const existing = file !== null && existsSync(file);
  // One thread: sums of floating-point numbers then come out the same on every machine.
  const instance = await DuckDBInstance.create(file ?? ":memory:", {
    threads: "1",
    // A complete database is shared with every process that reads it.
    ...(existing ? { access_mode: "READ_ONLY" } : {}),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  if (!existing) await connection.run(createTable(experiment));
  if (!existing)
    await connection.run("create table names (kind varchar, name varchar, type varchar)");
  const names = await readNames(connection);
  let count = existing ? await countSamples(connection) : 0;
  let locked = false;
  return {
    async append(samples) {
      const appended = await appendSamples(connection, experiment, samples, count);
      count += appended.samples;
      for (const [name, type] of appended.fields) names.fields.set(name, type);
      for (const turn of appended.turns) names.turns.add(turn);
      await writeNames(connection, names);
    },
    duplicates: () => readDuplicates(connection, experiment),
    keys: () => readKeys(connection, experiment),
    samplesOf: (units) => readSamples(connection, experiment, units),
    async query(sql, tables = {}) {
      if (!locked) {
        await connection.run(createView(experiment, names));
        for (const macro of labelMacros(experiment)) await connection.run(macro);
        // A cell reads the experiment's samples and nothing else on this machine.
        await connection.run("set enable_external_access = false");
        locked = true;
      }
      return runQuery(connection, sql, experiment, tables);
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function countSamples(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll("select count(*)::integer from samples");
  return Number(reader.getRowsJS()[0]?.[0] ?? 0);
}
