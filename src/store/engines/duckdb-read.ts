import type { DuckDBConnection } from "@duckdb/node-api";
import type { Experiment, ScopedUnit } from "../../model/index.ts";
import type { Store, StoredSample } from "../store.ts";
import { causeColumn, factorColumn, quoteName, scoreColumn } from "./duckdb-schema.ts";

type Row = readonly unknown[];

async function rows(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS();
}

export async function readDuplicates(
  connection: DuckDBConnection,
  experiment: Experiment,
): ReturnType<Store["duplicates"]> {
  const keys = experiment.design.factors.map((f) => quoteName(factorColumn(f.id)));
  const identity = ["unit", "scope", "cluster", "replicate", "epoch"];
  const found = await rows(
    connection,
    `select ${[...keys, ...identity].join(", ")}, list(place order by sample), min(sample) as first
     from samples group by ${[...keys, ...identity].join(", ")} having count(*) > 1 order by first`,
  );
  return found.map((row) => {
    const names = [...experiment.design.factors.map((f) => f.id), ...identity];
    return {
      key: names
        .flatMap((name, i) => (row[i] === null ? [] : [`${name}=${String(row[i])}`]))
        .join(", "),
      places: (row[names.length] as unknown[]).map(String),
    };
  });
}

export async function readSamples(
  connection: DuckDBConnection,
  experiment: Experiment,
  units: readonly ScopedUnit[],
): Promise<readonly StoredSample[]> {
  const factors = experiment.design.factors.map((f) => f.id);
  const metrics = experiment.metrics.map((m) => m.id);
  const columns = [
    ...factors.map((f) => quoteName(factorColumn(f))),
    ...metrics.flatMap((m) => [quoteName(scoreColumn(m)), quoteName(causeColumn(m))]),
  ];
  if (units.length === 0) return [];
  const asked = units.map(
    (_u, i) => `(unit = $${2 * i + 1} and $${2 * i + 2} in (coalesce(scope, ''), '*'))`,
  );
  const reader = await connection.runAndReadAll(
    `select unit, scope, cluster, replicate, epoch, turns, target, place${columns.map((c) => `, ${c}`).join("")}
     from samples where ${asked.join(" or ")} order by sample`,
    units.flatMap(({ unit, scope }) => [unit, scope ?? "*"]),
  );
  return reader.getRowsJS().map((row) => {
    const [unit, scope, cluster, replicate, epoch, turns, target, place, ...rest] = row;
    const scores: Record<string, number | string> = {};
    metrics.forEach((metric, i) => {
      const score = rest[factors.length + 2 * i];
      const cause = rest[factors.length + 2 * i + 1];
      if (score !== null && score !== undefined) scores[metric] = Number(score);
      else if (cause !== null && cause !== undefined) scores[metric] = String(cause);
    });
    return {
      condition: Object.fromEntries(factors.map((f, i) => [f, String(rest[i])])),
      unit: String(unit),
      ...(scope === null ? {} : { scope: String(scope) }),
      cluster: cluster === null ? null : String(cluster),
      replicate: String(replicate),
      epoch: Number(epoch),
      scores,
      turns: (JSON.parse(String(turns)) as [string, string][]).map(([name, text]) => ({
        name,
        text,
      })),
      ...(target === null ? {} : { target: String(target) }),
      place: String(place),
    };
  });
}
