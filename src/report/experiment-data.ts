import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadExperiment } from "../ingest/index.ts";
import { readExperiment } from "../ingest/index.ts";
import { seedOf } from "../lib/random.ts";
import type {
  DataFile,
  Experiment,
  ExperimentSums,
  Problem,
  Problems,
  PublishedValue,
  Sample,
  ScopedUnit,
} from "../model/index.ts";
import { collectProblems, mostShown, unitLabels } from "../model/index.ts";
import type {
  ConditionCounts,
  DrawnCondition,
  SampleCounts,
  Store,
  StoredSample,
  SumsIndex,
} from "../store/index.ts";
import {
  createConditionDraw,
  createSampleDraw,
  createTally,
  openStore,
  readSums,
  writeSums,
} from "../store/index.ts";
import { checkPairing } from "./check-pairing.ts";
import { reportDuplicates } from "./duplicates.ts";
import type { Effects } from "./effects.ts";

/** What ingest and store know of an experiment, apart from its sums: everything after this stage is arithmetic. */
export interface ExperimentData {
  readonly experiment: Experiment;
  readonly published: readonly PublishedValue[];
  readonly files: readonly DataFile[];
  readonly counts: SampleCounts;
  readonly perCondition: readonly ConditionCounts[];
  /** Names of the units as readers see them. */
  readonly units: readonly string[];
  /** What the names stand for, where units are of several scopes. */
  readonly scoped: Readonly<Record<string, ScopedUnit>> | null;
  readonly drawn: readonly StoredSample[];
  readonly problems: readonly Problem[];
}

/** An experiment that can be read from the cache. */
export interface LoadedExperiment {
  readonly data: ExperimentData;
  /** Hash of the bytes and the code that made it. */
  readonly key: string;
  /** Reads the sums: a page whose inputs did not change needs none. */
  readonly sums: () => ExperimentSums;
  /** Reads what was drawn from each condition, for pages that show samples. */
  readonly draws: () => readonly DrawnCondition[];
  /** Opens the samples, for cells and for samples that pages link to. */
  readonly openSamples: () => Promise<Store>;
}

/** Which experiment of which report, and the hash of its bytes and of the code that reads them. */
export interface ExperimentTask {
  readonly root: string;
  readonly id: string;
  readonly key: string;
  /** Whether a cell will query the samples: they are then stored on the way. */
  readonly queried: boolean;
}

interface Kept {
  readonly data: ExperimentData;
  readonly sums: SumsIndex;
}

/** How many units are shown sample by sample, and how many samples of each at most. */
const drawSize = { units: 8, samplesPerUnit: 48 };

const folderOf = (root: string) => join(root, ".upheld", "experiments");
const filesOf = ({ root, id, key }: ExperimentTask) => {
  const path = (ending: string) => join(folderOf(root), `${id}-${key}.${ending}`);
  return {
    summary: path("json"),
    numbers: path("sums"),
    transcripts: path("draws.json"),
    database: path("duckdb"),
  };
};

export function isIngested(task: ExperimentTask): boolean {
  return existsSync(filesOf(task).summary);
}

/** What an earlier run, or another thread, computed from the same bytes by the same code. */
export async function loadIngested(task: ExperimentTask): Promise<LoadedExperiment> {
  const { summary, numbers, transcripts } = filesOf(task);
  const { data, sums } = JSON.parse(await readFile(summary, "utf8")) as Kept;
  let read: ExperimentSums | null = null;
  let drawn: readonly DrawnCondition[] | null = null;
  return {
    data,
    key: task.key,
    sums: () => (read ??= readSums(numbers, sums)),
    draws: () => (drawn ??= JSON.parse(readFileSync(transcripts, "utf8"))),
    openSamples: () => openSamples(task, data.experiment),
  };
}

/** Reads an experiment and keeps what was computed. Nothing with errors is kept. */
export async function ingestExperiment(
  task: ExperimentTask,
  problems: Problems,
  effects: Effects,
): Promise<void> {
  const { root, id } = task;
  const { summary, numbers, transcripts, database } = filesOf(task);
  await mkdir(folderOf(root), { recursive: true });
  const temporary = `${database}.${process.pid}.part`;
  const own = collectProblems();
  const read = await readExperiment(root, `results/${id}`, own, ({ path, done, total }) =>
    effects.progress(`read ${path}`, done, total),
  );
  const store = read && task.queried ? await openStore(read.experiment, temporary) : null;
  const found = read && (await pass(task, read, store, own));
  await store?.close();
  if (!found || own.hasErrors()) {
    problems.add(own.list);
    await removeDatabase(temporary);
    return;
  }
  await forgetOlder(root, id);
  if (store) await rename(temporary, database);
  const sums = await writeSums(numbers, found.sums);
  await writeFile(transcripts, JSON.stringify(found.draws));
  const kept: Kept = { data: { ...found.data, problems: own.list }, sums };
  await writeFile(`${summary}.part`, JSON.stringify(kept));
  // Last: what has a summary is complete.
  await rename(`${summary}.part`, summary);
}

/** What is known of an experiment when all of its samples have passed. */
interface Passed {
  readonly data: Omit<ExperimentData, "problems">;
  readonly sums: ExperimentSums;
  readonly draws: readonly DrawnCondition[];
}

/** Every sample passes once: counted, summed up, drawn or not, and stored where a cell asks for it. */
async function pass(
  task: ExperimentTask,
  { experiment, published, batches, samples, files }: ReadExperiment,
  store: Store | null,
  problems: Problems,
): Promise<Passed> {
  const tally = createTally(experiment);
  const draw = createSampleDraw(seedOf(task.id), drawSize);
  // As many of each condition as one block shows: all that it shows may come from one condition.
  const conditionDraw = createConditionDraw(experiment, seedOf(task.id), mostShown);
  const note = (sample: Sample): void => {
    tally.add(sample);
    draw.add(sample);
    conditionDraw.add(sample);
  };
  if (store) await store.append(noting(samples, note));
  else for await (const batch of batches) for (const sample of batch) note(sample);
  const counts = tally.counts();
  // Copies that reading found already are told.
  const told = problems.list.some(
    (p) => p.rule === "sample-ids-are-unique" && p.severity === "error",
  );
  if (counts.duplicates > 0 && !told) await reportDuplicates(task.root, experiment, problems);
  const sums = tally.sums();
  const label = unitLabels(sums.units);
  const named = (sample: StoredSample): StoredSample => ({ ...sample, unit: label(sample) });
  const several = new Set(sums.units.map((u) => u.scope)).size > 1;
  checkPairing(experiment, sums, tally.marks(), problems);
  return {
    data: {
      experiment,
      published,
      files: files(),
      counts,
      perCondition: tally.perCondition(),
      units: [...new Set(sums.units.map(label))],
      scoped: several
        ? Object.fromEntries(
            sums.units.map((u) => [label(u), { unit: u.unit, scope: u.scope ?? "" }]),
          )
        : null,
      drawn: draw.drawn().map(named),
    },
    sums,
    draws: conditionDraw.drawn().map((one) => ({ ...one, samples: one.samples.map(named) })),
  };
}

async function* noting(
  samples: AsyncIterable<Sample>,
  note: (sample: Sample) => void,
): AsyncGenerator<Sample> {
  for await (const sample of samples) {
    note(sample);
    yield sample;
  }
}

/** The database of an experiment; where no cell asked for it before, it is made now. */
async function openSamples(task: ExperimentTask, experiment: Experiment): Promise<Store> {
  const { database } = filesOf(task);
  if (!existsSync(database)) {
    const temporary = `${database}.${process.pid}.part`;
    await removeDatabase(temporary);
    const { root, id } = task;
    // What there is to say of these bytes was said when they were summed up.
    const read = await readExperiment(root, `results/${id}`, collectProblems());
    const store = await openStore(experiment, temporary);
    if (read) await store.append(read.samples);
    await store.close();
    await rename(temporary, database);
  }
  return openStore(experiment, database);
}

async function removeDatabase(file: string): Promise<void> {
  await Promise.all([file, `${file}.wal`].map((path) => rm(path, { force: true })));
}

async function forgetOlder(root: string, id: string): Promise<void> {
  const folder = folderOf(root);
  const older = (await readdir(folder)).filter(
    (name) =>
      new RegExp(`^${id.replace(/[.]/g, "[.]")}-[0-9a-f]{64}[.]`).test(name) &&
      !name.includes(".part"),
  );
  await Promise.all(older.map((name) => rm(join(folder, name), { force: true })));
}
