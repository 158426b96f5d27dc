import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { Experiment, ExperimentSums, Problem, Problems } from "../../model/index.ts";
import { collectProblems, fileSlug, inColours } from "../../model/index.ts";
import type { DrawnCondition, Store, SumsIndex } from "../../store/index.ts";
import { openStore, readSums, writeSums } from "../../store/index.ts";
import type { Effects } from "../effects.ts";
import { forget, partOf, writeWhole } from "../inputs/index.ts";
import { cleaned, oneByOne, showing } from "../samples/index.ts";
import { areSamplesKept, keepSamples, samplesFolder, touchSamples } from "./kept-samples.ts";
import type { KeptScores, ScoresHashes } from "./pack-scores.ts";
import { packedScores } from "./pack-scores.ts";
import type { ExperimentData, ExperimentTask, Passed } from "./pass.ts";
import { pass, publisherOf, readFrom, timed } from "./pass.ts";

export type { ExperimentData, ExperimentTask } from "./pass.ts";

/** An experiment that can be read from the cache. */
export interface LoadedExperiment {
  readonly data: ExperimentData;
  /** Where it is kept, and the hash of the bytes and the code that made it: for threads that load it as well. */
  readonly task: ExperimentTask;
  /** Reads the sums: a page whose inputs did not change needs none. */
  readonly sums: () => ExperimentSums;
  /** The file with the scores of its samples; null where none is kept. */
  readonly scores: KeptScores | null;
  /** Reads what was drawn from each condition, for pages that show samples. */
  readonly draws: () => readonly DrawnCondition[];
  /** Opens the samples, for cells and for samples that pages link to. */
  readonly openSamples: () => Promise<Store>;
}

interface Kept {
  readonly data: ExperimentData;
  readonly sums: SumsIndex;
  /** Left out where nothing of them is kept. */
  readonly scores?: ScoresHashes;
}

/** Bytes of each file of an experiment: written last, so that what has it is complete, and what was cut does not fit it. */
type Sizes = Readonly<Record<"summary" | "numbers" | "scores" | "transcripts", number>>;

const folderOf = (root: string) => join(root, ".upheld", "experiments");
const filesOf = ({ root, id, key }: ExperimentTask) => {
  const path = (ending: string) => join(folderOf(root), `${fileSlug(id)}-${key}.${ending}`);
  return {
    summary: path("json"),
    numbers: path("sums"),
    scores: path("scores"),
    transcripts: path("draws.json"),
    database: path("duckdb"),
    complete: path("complete.json"),
  };
};

export function isIngested(task: ExperimentTask): boolean {
  const files = filesOf(task);
  try {
    const sizes = JSON.parse(readFileSync(files.complete, "utf8")) as Sizes;
    return keptParts.every((part) => statSync(files[part]).size === sizes[part]);
  } catch {
    return false;
  }
}

const keptParts = ["summary", "numbers", "scores", "transcripts"] as const;

/** What an earlier run, or another thread, computed from the same bytes by the same code. */
export async function loadIngested(task: ExperimentTask): Promise<LoadedExperiment> {
  const { summary, numbers, scores, transcripts, complete } = filesOf(task);
  // What is in use is not old.
  const now = new Date();
  const inUse = [summary, numbers, scores, transcripts, complete];
  await Promise.all(inUse.map((file) => utimes(file, now, now)));
  await touchSamples(areSamplesKept(task) ? samplesFolder(task) : null);
  const { data: kept, sums, ...more } = JSON.parse(await readFile(summary, "utf8")) as Kept;
  const data = { ...kept, experiment: inColours(kept.experiment, task.palette) };
  let read: ExperimentSums | null = null;
  let drawn: readonly DrawnCondition[] | null = null;
  return {
    data,
    task,
    sums: () => (read ??= readSums(numbers, sums)),
    scores: more.scores ? { ...more.scores, file: scores } : null,
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
  const { root } = task;
  const { database } = filesOf(task);
  await mkdir(folderOf(root), { recursive: true });
  const temporary = partOf(database);
  const own = collectProblems();
  const read = await readFrom(task, own, ({ path, done, total }) =>
    effects.progress(`read ${path}`, done, total),
  );
  const store = read && task.queried ? await openStore(read.experiment, temporary) : null;
  const keeping = read && !areSamplesKept(task) ? keepSamples(task, read.experiment) : null;
  const publisher = publisherOf(task);
  try {
    const found =
      read && (await timed(task, own, () => pass(task, read, { store, publisher, keeping }, own)));
    await store?.close();
    await reportChanged(task, own);
    if (!found || own.hasErrors()) {
      problems.add(own.list);
      await removeDatabase(temporary);
      return;
    }
    await keeping?.keep(found.data, publisher);
    if (store) await rename(temporary, database);
    await keepFound(task, found, own.list);
  } finally {
    await keeping?.close();
  }
}

/** Keeps what was computed: what has the last file is complete. */
async function keepFound(
  task: ExperimentTask,
  found: Passed,
  problems: readonly Problem[],
): Promise<void> {
  const { summary, numbers, scores, transcripts, complete } = filesOf(task);
  await forget(folderOf(task.root), (name) => isOlder(name, task));
  const part = partOf(numbers);
  const sums = await writeSums(part, found.sums);
  await rename(part, numbers);
  await writeWhole(transcripts, JSON.stringify(found.draws));
  const scored = packedScores(found.scores);
  await writeWhole(scores, scored?.bytes ?? "");
  const kept: Kept = {
    data: { ...found.data, problems },
    sums,
    ...(scored && { scores: { sha256: scored.sha256, unpacked: scored.unpacked } }),
  };
  await writeWhole(summary, JSON.stringify(kept));
  const size = async (file: string) => (await stat(file)).size;
  const sizes: Sizes = {
    summary: await size(summary),
    numbers: await size(numbers),
    scores: await size(scores),
    transcripts: await size(transcripts),
  };
  await writeWhole(complete, JSON.stringify(sizes));
}

/** Keeps what is published of samples whose sums are kept: `check` made them, and a build comes after it. */
export async function keepSamplesAlone(task: ExperimentTask, effects: Effects): Promise<void> {
  // What there is to say of these bytes was said when they were summed up.
  const read = await readFrom(task, collectProblems(), ({ path, done, total }) =>
    effects.progress(`read ${path}`, done, total),
  );
  const keeping = read && keepSamples(task, read.experiment);
  if (!read || !keeping) return;
  const publisher = publisherOf(task);
  try {
    for await (const batch of cleaned(read.batches, publisher))
      for (const sample of batch) keeping.add(publisher?.shown(sample) ?? sample);
    const { data } = await loadIngested(task);
    await keeping.keep(data, publisher);
  } finally {
    await keeping.close();
  }
}

/** A file that was written to since it was hashed would be kept under the hash of other bytes. */
async function reportChanged({ root, files }: ExperimentTask, problems: Problems): Promise<void> {
  for (const { path, bytes, modified } of files) {
    const found = await stat(join(root, path)).catch(() => null);
    if (found?.size === bytes && found.mtimeMs === modified) continue;
    problems.error("file-is-complete", { file: path }, "The file changed while it was being read", {
      expected: "the same file until the report is made",
      found: found ? `${found.size} bytes, and ${bytes} before` : "no such file any more",
      fix: "Run this again once nothing writes to the file.",
    });
  }
}

/** The database of an experiment; where no cell asked for it before, or where it cannot be opened, it is made now. */
async function openSamples(task: ExperimentTask, experiment: Experiment): Promise<Store> {
  const { database } = filesOf(task);
  const rules = task.publish?.rules;
  if (existsSync(database)) {
    const opened = await openStore(experiment, database).catch(() => null);
    if (opened) return showing(opened, rules);
  }
  const temporary = partOf(database);
  // What there is to say of these bytes was said when they were summed up.
  const read = await readFrom(task, collectProblems());
  const store = await openStore(experiment, temporary);
  const publisher = publisherOf(task);
  if (read)
    await store.append(publisher ? oneByOne(cleaned(read.batches, publisher)) : read.samples);
  await store.close();
  await rename(temporary, database);
  return showing(await openStore(experiment, database), rules);
}

async function removeDatabase(file: string): Promise<void> {
  await Promise.all([file, `${file}.wal`].map((path) => rm(path, { force: true })));
}

/** Whether a file belongs to other bytes of the same experiment. */
function isOlder(name: string, { id, key }: ExperimentTask): boolean {
  const start = `${fileSlug(id)}-`;
  return (
    name.startsWith(start) &&
    !name.includes(".samples") &&
    /^[0-9a-f]{64}[.]/.test(name.slice(start.length)) &&
    !name.startsWith(`${start}${key}.`)
  );
}
