import type { DuckDBConnection } from "@duckdb/node-api";
import type { ConditionSums, Experiment, UnitSums } from "../../model/index.ts";
import type { Store, StoredSample } from "../store.ts";
import { causeColumn, factorColumn, quoteName, scoreColumn } from "./duckdb-schema.ts";

type Row = readonly unknown[];

async function rows(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS();
}

/** Sums per condition, unit and replicate, for every metric, in the order in which samples came. */
export async function readSums(
  connection: DuckDBConnection,
  experiment: Experiment,
): Promise<readonly ConditionSums[]> {
  const factors = experiment.design.factors.map((f) => f.id);
  const keys = factors.map((f) => quoteName(factorColumn(f)));
  const all: ConditionSums[] = [];
  for (const metric of experiment.metrics) {
    const score = quoteName(scoreColumn(metric.id));
    const cause = quoteName(causeColumn(metric.id));
    const grouped = await rows(
      connection,
      `select ${keys.join(", ")}, unit, any_value(cluster), replicate, count(${score})::integer,
              coalesce(sum(${score}), 0), coalesce(sum(${score} * ${score}), 0), min(sample) as first
       from samples where ${score} is not null or ${cause} is not null
       group by ${keys.join(", ")}, unit, replicate order by first`,
    );
    const causes = await rows(
      connection,
      `select ${keys.join(", ")}, unit, replicate, ${cause}, count(*)::integer
       from samples where ${cause} is not null group by all order by ${cause}`,
    );
    all.push(...collect(experiment.id, metric.id, factors, grouped, causes));
  }
  return all;
}

function collect(
  experiment: string,
  metric: string,
  factors: readonly string[],
  grouped: readonly Row[],
  causes: readonly Row[],
): readonly ConditionSums[] {
  const width = factors.length;
  const missing = new Map<string, Record<string, number>>();
  for (const row of causes) {
    const key = JSON.stringify(row.slice(0, width + 2));
    const counts = missing.get(key) ?? {};
    counts[String(row[width + 2])] = Number(row[width + 3]);
    missing.set(key, counts);
  }
  const byCondition = new Map<string, { condition: Record<string, string>; units: UnitSums[] }>();
  for (const row of grouped) {
    const levels = row.slice(0, width).map(String);
    const key = JSON.stringify(levels);
    let entry = byCondition.get(key);
    if (!entry) {
      entry = {
        condition: Object.fromEntries(factors.map((f, i) => [f, levels[i] ?? ""])),
        units: [],
      };
      byCondition.set(key, entry);
    }
    const [unit, cluster, replicate, n, sum, sumOfSquares] = row.slice(width);
    entry.units.push({
      unit: String(unit),
      cluster: cluster === null || cluster === undefined ? null : String(cluster),
      replicate: String(replicate),
      n: Number(n),
      sum: Number(sum),
      sumOfSquares: Number(sumOfSquares),
      missing: missing.get(JSON.stringify([...levels, unit, replicate])) ?? {},
    });
  }
  return [...byCondition.values()].map(({ condition, units }) => ({
    experiment,
    metric,
    condition,
    units,
  }));
}

export async function readDuplicates(
  connection: DuckDBConnection,
  experiment: Experiment,
): ReturnType<Store["duplicates"]> {
  const keys = experiment.design.factors.map((f) => quoteName(factorColumn(f.id)));
  const found = await rows(
    connection,
    `select ${keys.join(", ")}, unit, replicate, epoch, list(place order by sample), min(sample) as first
     from samples group by ${keys.join(", ")}, unit, replicate, epoch having count(*) > 1 order by first`,
  );
  return found.map((row) => {
    const names = [...experiment.design.factors.map((f) => f.id), "unit", "replicate", "epoch"];
    return {
      key: names.map((name, i) => `${name}=${String(row[i])}`).join(", "),
      places: (row[names.length] as unknown[]).map(String),
    };
  });
}

export async function readCounts(
  connection: DuckDBConnection,
  experiment: Experiment,
): ReturnType<Store["counts"]> {
  const causes = experiment.metrics.map((m) => `${quoteName(causeColumn(m.id))} is not null`);
  const [row] = await rows(
    connection,
    `select count(*)::integer, count(distinct unit)::integer, count(distinct cluster)::integer,
            count(distinct replicate)::integer, count(distinct epoch)::integer,
            (count(*) filter (where ${causes.join(" or ") || "false"}))::integer from samples`,
  );
  const [samples = 0, units = 0, clusters = 0, replicates = 0, epochs = 0, incomplete = 0] = (
    row ?? []
  ).map(Number);
  return { samples, units, clusters, replicates, epochs, incomplete };
}

export async function readUnitIds(connection: DuckDBConnection): Promise<readonly string[]> {
  const found = await rows(
    connection,
    "select unit from samples group by unit order by min(sample)",
  );
  return found.map((row) => String(row[0]));
}

export async function readSamples(
  connection: DuckDBConnection,
  experiment: Experiment,
  units: readonly string[],
): Promise<readonly StoredSample[]> {
  const factors = experiment.design.factors.map((f) => f.id);
  const metrics = experiment.metrics.map((m) => m.id);
  const columns = [
    ...factors.map((f) => quoteName(factorColumn(f))),
    ...metrics.flatMap((m) => [quoteName(scoreColumn(m)), quoteName(causeColumn(m))]),
  ];
  const list = units.map((_u, i) => `$${i + 1}`).join(", ");
  if (!list) return [];
  const reader = await connection.runAndReadAll(
    `select unit, cluster, replicate, epoch, turns, place${columns.map((c) => `, ${c}`).join("")}
     from samples where unit in (${list}) order by sample`,
    [...units],
  );
  return reader.getRowsJS().map((row) => {
    const [unit, cluster, replicate, epoch, turns, place, ...rest] = row;
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
      cluster: cluster === null ? null : String(cluster),
      replicate: String(replicate),
      epoch: Number(epoch),
      scores,
      turns: (JSON.parse(String(turns)) as [string, string][]).map(([name, text]) => ({
        name,
        text,
      })),
      place: String(place),
    };
  });
}
