import type { DuckDBConnection } from "@duckdb/node-api";
import type { Experiment, ScopedUnit } from "../../model/index.ts";
import type { SampleKey, Store, StoredSample } from "../store.ts";
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

export async function readKeys(
  connection: DuckDBConnection,
  experiment: Experiment,
): Promise<readonly SampleKey[]> {
  const found = await rows(
    connection,
    `select turns <> '[]' as told, ${columnsOfSample(experiment)} from samples order by sample`,
  );
  return found.map(([told, ...row]) => ({
    ...sampleOf(row, experiment),
    hasTranscript: told === true,
  }));
}

export async function readSamples(
  connection: DuckDBConnection,
  experiment: Experiment,
  units: readonly ScopedUnit[],
): Promise<readonly StoredSample[]> {
  if (units.length === 0) return [];
  const asked = units.map(
    (_u, i) => `(unit = $${2 * i + 1} and $${2 * i + 2} in (coalesce(scope, ''), '*'))`,
  );
  const reader = await connection.runAndReadAll(
    `select turns, ${columnsOfSample(experiment)} from samples where ${asked.join(" or ")} order by sample`,
    units.flatMap(({ unit, scope }) => [unit, scope ?? "*"]),
  );
  return reader.getRowsJS().map(([turns, ...row]) => ({
    ...sampleOf(row, experiment),
    turns: (JSON.parse(String(turns)) as [string, string][]).map(([name, text]) => ({
      name,
      text,
    })),
  }));
}

/** What a sample is read from, in the order in which `sampleOf` has it. */
function columnsOfSample({ design, metrics }: Experiment): string {
  return [
    ...["unit", "scope", "cluster", "replicate", "epoch", "target", "place"],
    ...design.factors.map((f) => quoteName(factorColumn(f.id))),
    ...metrics.flatMap((m) => [quoteName(scoreColumn(m.id)), quoteName(causeColumn(m.id))]),
  ].join(", ");
}

function sampleOf(row: Row, { design, metrics }: Experiment): Omit<StoredSample, "turns"> {
  const [unit, scope, cluster, replicate, epoch, target, place, ...rest] = row;
  const scores: Record<string, number | string> = {};
  metrics.forEach(({ id }, i) => {
    const score = rest[design.factors.length + 2 * i];
    const cause = rest[design.factors.length + 2 * i + 1];
    if (score !== null && score !== undefined) scores[id] = Number(score);
    else if (cause !== null && cause !== undefined) scores[id] = String(cause);
  });
  return {
    condition: Object.fromEntries(design.factors.map((f, i) => [f.id, String(rest[i])])),
    unit: String(unit),
    ...(scope === null ? {} : { scope: String(scope) }),
    cluster: cluster === null ? null : String(cluster),
    replicate: String(replicate),
    epoch: Number(epoch),
    scores,
    ...(target === null || target === undefined ? {} : { target: String(target) }),
    place: String(place),
  };
}
