import type { Condition, ExperimentSums } from "../../src/model/index.ts";

/** Sums of one metric over the samples of one unit in one condition and replicate, as tests write them. */
export interface UnitSums {
  readonly unit: string;
  readonly cluster: string | null;
  readonly replicate: string;
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly missing: Readonly<Record<string, number>>;
}

export interface ConditionSums {
  readonly experiment: string;
  readonly metric: string;
  readonly condition: Condition;
  readonly units: readonly UnitSums[];
}

interface Row {
  readonly places: readonly [condition: number, unit: number, replicate: number];
  readonly metrics: Map<string, UnitSums>;
}

/** The columns that evidence takes, by experiment, in the order in which the rows of a test come. */
export function packSums(
  all: readonly ConditionSums[],
): (experiment: string) => ExperimentSums | undefined {
  const byExperiment = Map.groupBy(all, (sums) => sums.experiment);
  return (id) => {
    const own = byExperiment.get(id);
    return own && packOne(own);
  };
}

function packOne(all: readonly ConditionSums[]): ExperimentSums {
  const conditions = places<Condition>();
  const units = places<{ unit: string; cluster: string | null }>();
  const replicates = places<string>();
  const rows = new Map<string, Row>();
  for (const { metric, condition, units: entries } of all)
    for (const entry of entries) {
      const { unit, cluster, replicate } = entry;
      const at = [
        conditions.of(Object.fromEntries(Object.entries(condition).sort())),
        units.of({ unit, cluster }),
        replicates.of(replicate),
      ] as const;
      const key = at.join();
      const row = rows.get(key) ?? { places: at, metrics: new Map() };
      if (row.metrics.has(metric)) throw new Error(`${unit} comes twice in one condition.`);
      row.metrics.set(metric, entry);
      rows.set(key, row);
    }
  const list = [...rows.values()];
  const metrics = [...new Set(all.map((sums) => sums.metric))];
  const column = (of: (row: Row) => number) => Float64Array.from(list, of);
  return {
    rows: list.length,
    conditions: conditions.list,
    units: units.list,
    replicates: replicates.list,
    condition: column((row) => row.places[0]),
    unit: column((row) => row.places[1]),
    replicate: column((row) => row.places[2]),
    metrics: Object.fromEntries(
      metrics.map((id) => [
        id,
        {
          n: column((row) => row.metrics.get(id)?.n ?? 0),
          sum: column((row) => row.metrics.get(id)?.sum ?? 0),
          squares: column((row) => row.metrics.get(id)?.sumOfSquares ?? 0),
          missing: list.flatMap((row, place) => {
            const causes = row.metrics.get(id)?.missing ?? {};
            return Object.keys(causes).length > 0 ? [{ row: place, causes }] : [];
          }),
        },
      ]),
    ),
  };
}

function places<T>() {
  const list: T[] = [];
  const known = new Map<string, number>();
  return {
    list,
    of(value: T): number {
      const key = JSON.stringify(value);
      const place = known.get(key) ?? list.push(value) - 1;
      known.set(key, place);
      return place;
    },
  };
}
