import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readExperiment } from "../ingest/index.ts";
import type {
  ConditionSums,
  DataFile,
  Experiment,
  Problem,
  Problems,
  PublishedValue,
  Sample,
} from "../model/index.ts";
import { collectProblems } from "../model/index.ts";
import type { Store, StoredSample } from "../store/index.ts";
import { openStore } from "../store/index.ts";
import { checkPairing } from "./check-pairing.ts";
import { drawUnits } from "./draw-units.ts";
import type { Effects } from "./effects.ts";

/** What ingest and store know of an experiment: everything after this stage is arithmetic. */
export interface ExperimentData {
  readonly experiment: Experiment;
  readonly sums: readonly ConditionSums[];
  readonly published: readonly PublishedValue[];
  readonly files: readonly DataFile[];
  readonly counts: Awaited<ReturnType<Store["counts"]>>;
  readonly perCondition: readonly {
    readonly condition: Readonly<Record<string, string>>;
    readonly samples: number;
    readonly units: number;
  }[];
  readonly duplicates: number;
  readonly drawn: readonly StoredSample[];
  readonly problems: readonly Problem[];
}

export interface LoadedExperiment {
  readonly data: ExperimentData;
  /** Hash of the bytes and the code that made it. */
  readonly key: string;
  /** Opens the samples, for cells. */
  readonly openSamples: () => Promise<Store>;
}

/**
 * Reads an experiment, or takes what an earlier run computed from the same bytes by the same code.
 * `key` names both. Nothing with errors is kept.
 */
export async function loadExperiment(
  root: string,
  id: string,
  key: string,
  problems: Problems,
  effects: Effects,
): Promise<LoadedExperiment | null> {
  const folder = join(root, ".upheld", "experiments");
  const summaryFile = join(folder, `${id}-${key}.json`);
  const databaseFile = join(folder, `${id}-${key}.duckdb`);
  if (existsSync(summaryFile) && existsSync(databaseFile)) {
    const data = JSON.parse(await readFile(summaryFile, "utf8")) as ExperimentData;
    problems.add(data.problems);
    return { data, key, openSamples: () => openStore(data.experiment, databaseFile) };
  }
  await mkdir(folder, { recursive: true });
  const temporary = `${databaseFile}.${process.pid}.part`;
  const own = collectProblems();
  const data = await ingest(root, id, temporary, own, effects);
  problems.add(own.list);
  if (!data || own.hasErrors()) {
    await Promise.all([temporary, `${temporary}.wal`].map((f) => rm(f, { force: true })));
    return null;
  }
  await forgetOlder(folder, id);
  await rename(temporary, databaseFile);
  await writeFile(summaryFile, JSON.stringify(data));
  return { data, key, openSamples: () => openStore(data.experiment, databaseFile) };
}

async function ingest(
  root: string,
  id: string,
  databaseFile: string,
  problems: Problems,
  effects: Effects,
): Promise<ExperimentData | null> {
  const read = await readExperiment(root, `results/${id}`, problems, ({ path, done, total }) =>
    effects.progress(`read ${path}`, done, total),
  );
  if (!read) return null;
  const { experiment } = read;
  const store = await openStore(experiment, databaseFile);
  try {
    const cells = new Map<
      string,
      { condition: Record<string, string>; samples: number; units: Set<string> }
    >();
    await store.append(counted(read.samples, cells));
    const counts = await store.counts();
    const duplicates = await store.duplicates();
    reportDuplicates(experiment, duplicates, problems);
    const sums = await store.sums();
    checkPairing(experiment, sums, problems);
    return {
      experiment,
      sums,
      published: read.published,
      files: read.files(),
      counts,
      perCondition: [...cells.values()].map((c) => ({
        condition: c.condition,
        samples: c.samples,
        units: c.units.size,
      })),
      duplicates: duplicates.length,
      drawn: await drawUnits(store, id),
      problems: problems.list,
    };
  } finally {
    await store.close();
  }
}

async function* counted(
  samples: AsyncIterable<Sample>,
  cells: Map<string, { condition: Record<string, string>; samples: number; units: Set<string> }>,
): AsyncIterable<Sample> {
  for await (const sample of samples) {
    const key = JSON.stringify(sample.condition);
    let cell = cells.get(key);
    if (!cell) {
      cell = { condition: { ...sample.condition }, samples: 0, units: new Set() };
      cells.set(key, cell);
    }
    cell.samples++;
    cell.units.add(sample.unit);
    yield sample;
  }
}

function reportDuplicates(
  experiment: Experiment,
  duplicates: Awaited<ReturnType<Store["duplicates"]>>,
  problems: Problems,
): void {
  const shown = 5;
  for (const { key, places } of duplicates.slice(0, shown)) {
    problems.error(
      "sample-ids-are-unique",
      { file: (places[1] ?? "").split(":")[0] ?? "" },
      `${places.length} samples are the same sample: ${key}.`,
      {
        expected: "one sample per condition, unit, replicate and epoch",
        found: places.slice(0, 4).join(", "),
        fix: "Map `epoch` or `replicate` if these are repeats; else remove the copies.",
      },
    );
  }
  if (duplicates.length > shown) {
    problems.error(
      "sample-ids-are-unique",
      { file: `results/${experiment.id}/experiment.yaml` },
      `${duplicates.length - shown} more sets of samples share condition, unit, replicate and epoch.`,
    );
  }
}

async function forgetOlder(folder: string, id: string): Promise<void> {
  const older = (await readdir(folder)).filter(
    (name) =>
      new RegExp(`^${id.replace(/[.]/g, "[.]")}-[0-9a-f]{64}[.]`).test(name) &&
      !name.includes(".part"),
  );
  await Promise.all(older.map((name) => rm(join(folder, name), { force: true })));
}
