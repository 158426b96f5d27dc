import type { Condition, DataManifest, Problems, Sample } from "../../model/index.ts";
import { collectProblems, matches } from "../../model/index.ts";
import type { RawRecord } from "../formats/shared/index.ts";
import { eachOf } from "../formats/shared/index.ts";
import type { LoadedManifest } from "../manifest/index.ts";
import type { Identity, Mistakes, Repeats, Unmatched } from "../map/index.ts";
import {
  collectMistakes,
  createMapper,
  createRepeats,
  createUnmatched,
  learnMeasured,
  mergeLong,
  noteAbsentCondition,
  noteFileScores,
  rememberLast,
  reportEmptied,
  scoreField,
} from "../map/index.ts";
import { checkRepeats } from "./check-repeats.ts";
import { copiedFiles } from "./copied-files.ts";
import type { FileList } from "./data-files.ts";
import type { FoundFile } from "./find-files.ts";
import { findFiles } from "./find-files.ts";
import type { OpenFile } from "./read-file.ts";
import { openFile } from "./read-file.ts";

/** How far the reading of an experiment is. */
export interface Progress {
  /** Bytes read of `total`. */
  readonly done: number;
  readonly total: number;
  /** File that is being read. */
  readonly path: string;
}

export interface SamplesInput {
  readonly root: string;
  readonly folder: string;
  readonly loaded: LoadedManifest;
  readonly files: FileList;
  /** Metrics for which some file had a place; grows while samples are read. */
  readonly metricsRead: Set<string>;
  /** Metrics that have a meaning in some condition that was read. */
  readonly metricsMet: Set<string>;
  readonly problems: Problems;
  onProgress(progress: Progress): void;
}

const progressEvery = 1000;

/** The samples of all entries of `data:`, file by file; repeated mistakes are reported at the end of their entry. */
export async function* readEntries(input: SamplesInput): AsyncGenerator<readonly Sample[]> {
  const { loaded, problems, metricsRead } = input;
  const entries = await findAll(input);
  const total = entries.flatMap(({ found }) => found).reduce((sum, { bytes }) => sum + bytes, 0);
  const declaredAbsent = rememberLast((condition: Condition) =>
    [...loaded.experiment.design.absent.entries()].filter(([, absent]) =>
      matches(condition, absent.condition),
    ),
  );
  const noteCopy = copiedFiles(loaded.experiment, problems);
  let before = 0;
  for (const [index, { entry, found }] of entries.entries()) {
    const mistakes = collectMistakes(problems);
    const reading: EntryReading = {
      entry,
      input,
      mistakes,
      index,
      repeats: createRepeats(),
      unmatched: createUnmatched(),
      fieldsSeen: new Set<string>(),
      counts: { records: 0 },
      emptied: [],
    };
    const faults = problems.list.length;
    for (const id of Object.keys(entry.metrics ?? {})) metricsRead.add(id);
    for (const one of found) {
      const file = await openFile(one, entry, problems);
      let samples = 0;
      const report = (bytes: number) =>
        input.onProgress({ done: before + bytes, total, path: one.path });
      if (file) {
        let told = 0;
        report(0);
        for await (const batch of samplesOf(one, file, reading)) {
          for (const sample of batch)
            for (const [i, absent] of declaredAbsent(sample.condition))
              noteAbsentCondition(i, absent, sample, loaded, mistakes);
          samples += batch.length;
          if (samples - told >= progressEvery) {
            told = samples;
            report(file.source.bytesRead());
          }
          yield batch;
        }
        noteCopy(one, await input.files.finish(one.path, file, samples), entry);
      }
      report(one.bytes);
      before += one.bytes;
    }
    mistakes.flush(reading.counts.records);
    reading.unmatched.report(problems);
    if (reading.counts.records > 0 && reading.emptied.length > 0)
      reportEmptied(
        reading.emptied,
        entry.only ?? "",
        loaded.place(["data", index, "only"]),
        problems,
      );
    if (!reading.repeats.any() || problems.list.length > faults) continue;
    const place = loaded.place(["data", index]);
    const scores = new Set(loaded.experiment.metrics.map(({ id }) => scoreField(entry, id)));
    await checkRepeats(identified(found, reading), reading.repeats, scores, place, problems);
  }
}

/** The records of an entry once more. What there is to say of them was said the first time. */
async function* identified(
  found: readonly FoundFile[],
  { entry, index, input }: EntryReading,
): AsyncGenerator<{ readonly record: RawRecord; readonly identity: Identity }> {
  const quiet = collectProblems();
  for (const one of found) {
    const file = await openFile(one, entry, quiet);
    if (!file) continue;
    const mapper = createMapper({
      experiment: input.loaded.experiment,
      entry,
      captures: one.captures,
      format: file.format,
      file: input.files.indexOf(one.path),
      mistakes: collectMistakes(quiet),
      placeOf: input.loaded.place,
      index,
      fieldsSeen: new Set(),
      measured: new Set(),
    });
    for await (const record of file.records()) {
      if (!mapper.wanted(record)) continue;
      const identity = mapper.identify(record);
      if (identity?.epoch === null) yield { record, identity };
    }
  }
}

async function findAll({ root, folder, loaded, problems }: SamplesInput) {
  const levels = Object.fromEntries(
    loaded.experiment.design.factors.map(({ id, levels }) => [id, levels.map((level) => level.id)]),
  );
  const entries: { entry: DataManifest; found: readonly FoundFile[] }[] = [];
  for (const [index, entry] of loaded.manifest.data.entries()) {
    const path = ["data", index, "files"];
    const found = await findFiles([entry.files].flat(), { root, folder, levels }, problems, (i) =>
      loaded.place(Array.isArray(entry.files) ? [...path, i] : path),
    );
    entries.push({ entry, found });
  }
  return entries;
}

interface EntryReading {
  readonly entry: DataManifest;
  readonly input: SamplesInput;
  readonly mistakes: Mistakes;
  readonly index: number;
  readonly repeats: Repeats;
  readonly unmatched: Unmatched;
  readonly fieldsSeen: Set<string>;
  readonly counts: { records: number };
  /** Files of which `only` leaves nothing. */
  readonly emptied: string[];
}

function reportScoreless(path: string, records: number, { loaded, problems }: SamplesInput): void {
  const names = loaded.experiment.metrics.map(({ id }) => id).join(", ");
  problems.warn(
    "field-is-found",
    { file: path },
    `No record of this file has a score: ${records === 1 ? "its sample counts" : `its ${records} samples count`} nowhere`,
    {
      expected: `a field for a metric of the experiment: ${names}`,
      found: "none of them",
      fix: "Say under `metrics` in `data` which field holds each score, or take the file out of `files`.",
    },
  );
}

async function* samplesOf(
  found: FoundFile,
  file: OpenFile,
  reading: EntryReading,
): AsyncGenerator<readonly Sample[]> {
  const { entry, index, input, mistakes, repeats, unmatched, fieldsSeen, counts } = reading;
  const { experiment } = input.loaded;
  const measured = new Set<string>();
  const mapper = createMapper({
    experiment,
    entry,
    captures: found.captures,
    format: file.format,
    file: input.files.indexOf(found.path),
    mistakes,
    unmatched,
    placeOf: input.loaded.place,
    index,
    fieldsSeen,
    measured,
  });
  let records = 0;
  let all = 0;
  async function* wanted(): AsyncGenerator<readonly RawRecord[]> {
    for await (const batch of file.batches()) {
      const kept = entry.only === undefined ? batch : batch.filter(mapper.wanted);
      counts.records += kept.length;
      records += kept.length;
      all += batch.length;
      yield kept;
    }
  }
  const { long } = entry;
  if (long) {
    const rows = await mergeLong(
      eachOf(wanted()),
      { ...entry, long },
      experiment,
      mapper,
      mistakes,
      measured,
    );
    for (const { record, identity, given } of rows) yield [mapper.sample(record, identity, given)];
  } else {
    const unmapped = experiment.metrics.filter(({ id }) => !entry.metrics?.[id]).length;
    const met = rememberLast((condition: Condition) => {
      for (const { id, on } of experiment.metrics)
        if (on && matches(condition, on)) input.metricsMet.add(id);
    });
    for await (const batch of learnMeasured(wanted(), unmapped, mapper, measured, mistakes)) {
      const samples: Sample[] = [];
      for (const record of batch) {
        const identity = mapper.identify(record);
        if (!identity) mapper.judge(record);
        else {
          const sample = mapper.sample(record, identity);
          met(sample.condition);
          samples.push(identity.epoch === null ? repeats.number(sample) : sample);
        }
      }
      yield samples;
    }
  }
  for (const id of measured) input.metricsRead.add(id);
  if (records === 0 && all > 0) reading.emptied.push(found.path);
  if (records > 0 && measured.size === 0 && Object.keys(entry.metrics ?? {}).length === 0)
    reportScoreless(found.path, records, input);
  noteFileScores(found.path, records, entry, experiment, mistakes);
}
