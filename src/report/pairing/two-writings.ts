import { count } from "../../lib/format-number.ts";
import type { Experiment, ExperimentSums, Place, Problems } from "../../model/index.ts";
import { plainId } from "./plain-id.ts";

/** Two ids that only their writing tells apart, each with all that it is made of (task and id). */
interface Twice {
  readonly one: string;
  readonly other: string;
  /** Whether both have samples in one condition, so that what was drawn once counts twice there. */
  readonly together: boolean;
  /** Ids that are written in more than one way. */
  readonly ids: number;
}

/** One id of a kind: what tells it from others, what people read, and in which rows of the sums it stands. */
interface Written {
  readonly parts: readonly string[];
  readonly shown: string;
}

/**
 * Warns of units, clusters and runs whose ids are written in two ways within an experiment (`q01` and `q1`, `Topic1` and
 * `topic1`): each would count as two draws where there was one. `told`: that the ids of two conditions are written
 * differently was said already; then only ids that meet in one condition are told.
 */
export function checkWritings(
  { id, design }: Experiment,
  sums: ExperimentSums,
  told: boolean,
  problems: Problems,
): void {
  const place: Place = { file: `results/${id}/experiment.yaml`, field: "data" };
  const clusterOf = (unit: number) => sums.units[unit]?.cluster ?? null;
  const clusters = [...new Set(sums.units.map(({ cluster }) => cluster))].filter((c) => c !== null);
  const placeOfCluster = new Map(clusters.map((cluster, at) => [cluster, at]));
  const unitOf = (row: number) => sums.unit[row] as number;
  const kinds = [
    {
      what: design.unit,
      key: "unit",
      ids: sums.units.map(({ unit, scope }) => ({ parts: [scope ?? "", unit], shown: unit })),
      placeAt: unitOf,
    },
    {
      what: design.cluster ?? "cluster",
      key: "cluster",
      ids: clusters.map((cluster) => ({ parts: [cluster], shown: cluster })),
      placeAt: (row: number) => placeOfCluster.get(clusterOf(unitOf(row)) ?? "") ?? -1,
    },
    {
      what: design.replicate ?? "run",
      key: "replicate",
      ids: sums.replicates.map((run) => ({ parts: [run], shown: run })),
      placeAt: (row: number) => sums.replicate[row] as number,
    },
  ];
  for (const { what, key, ids, placeAt } of kinds) {
    const found = writtenTwice(ids, sums, placeAt);
    if (!found || (told && !found.together)) continue;
    const { one, other } = found;
    problems.warn(
      "units-match-for-pairing",
      place,
      `${count(found.ids)} ${found.ids === 1 ? "id" : "ids"} of ${key === "unit" ? "units" : `${key}s`} (${what}) ${found.ids === 1 ? "is" : "are"} written in more than one way, and each writing counts as another ${what}`,
      {
        expected: "one id, written in one way",
        found: `${JSON.stringify(one)} and ${JSON.stringify(other)}`,
        fix: `Write them in one way in the files, or read the part that is the same: \`${key}: { match: "…" }\`.`,
      },
    );
  }
}

/** null where every id is written in one way; else two of them, rather such as meet in one condition. */
function writtenTwice(
  ids: readonly Written[],
  sums: ExperimentSums,
  placeAt: (row: number) => number,
): Twice | null {
  const plain = ids.map(({ parts }) => JSON.stringify(parts.map(plainId)));
  const groups = new Map<string, number[]>();
  for (const [at, key] of plain.entries()) {
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  // Equal texts in several places differ in what is not written, such as the cluster of a unit.
  const several = [...groups.values()].filter(
    (group) => new Set(group.map((at) => JSON.stringify(ids[at]?.parts))).size > 1,
  );
  if (several.length === 0) return null;
  const asked = new Set(several.flat());
  const conditions = new Map<number, Set<number>>();
  for (let row = 0; row < sums.rows; row += 1) {
    const at = placeAt(row);
    if (!asked.has(at)) continue;
    const own = conditions.get(at) ?? new Set<number>();
    conditions.set(at, own.add(sums.condition[row] as number));
  }
  const pairs = several.flatMap((group) => {
    const named = (at: number) =>
      nameOf(
        ids[at] as Written,
        group.map((g) => ids[g] as Written),
      );
    const [first = 0] = group;
    return group.slice(1).flatMap((at) => {
      const own = conditions.get(at);
      const meets = group.find(
        (g) => g < at && [...(conditions.get(g) ?? [])].some((condition) => own?.has(condition)),
      );
      const one = meets ?? first;
      return named(one) === named(at)
        ? []
        : [{ one: named(one), other: named(at), together: meets !== undefined }];
    });
  });
  const pair = pairs.find(({ together }) => together) ?? pairs[0];
  return pair ? { ...pair, ids: several.length } : null;
}

/** The id, with its task where ids of one group do not tell them apart. */
function nameOf(one: Written, group: readonly Written[]): string {
  const same = group.every(({ shown }) => shown === one.shown);
  return same ? one.parts.filter(Boolean).join(": ") : one.shown;
}
