import { count } from "../lib/format-number.ts";
import type { Condition, DataManifest, Experiment, Problems, Sample } from "../model/index.ts";
import { collectProblems, matches } from "../model/index.ts";
import { eachOf } from "./batches.ts";
import { checkRepeats } from "./check-repeats.ts";
import { copiedFiles } from "./copied-files.ts";
import type { FileList } from "./data-files.ts";
import type { FoundFile } from "./find-files.ts";
import { findFiles } from "./find-files.ts";
import type { RawRecord } from "./format.ts";
import type { Identity } from "./identify.ts";
import type { LoadedManifest } from "./loaded-manifest.ts";
import type { Mapper } from "./map-record.ts";
import { createMapper } from "./map-record.ts";
import { mergeLong } from "./merge-long.ts";
import type { OpenFile } from "./read-file.ts";
import { openFile } from "./read-file.ts";
import { rememberLast } from "./remember-last.ts";
import type { Repeats } from "./repeats.ts";
import { createRepeats } from "./repeats.ts";
import type { Tally } from "./tally.ts";
import { share, tallyMistakes } from "./tally.ts";
import type { Unmatched } from "./unmatched.ts";
import { createUnmatched } from "./unmatched.ts";

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

const peekAtMost = 200;
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
    const tally = tallyMistakes(problems);
    const reading: EntryReading = {
      entry,
      input,
      tally,
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
              noteAbsentCondition(i, absent, sample, loaded, tally);
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
    tally.flush(reading.counts.records);
    reading.unmatched.report(problems);
    if (reading.counts.records > 0) reportEmptied(reading, loaded, problems);
    if (!reading.repeats.any() || problems.list.length > faults) continue;
    const place = loaded.place(["data", index]);
    const scores = new Set(loaded.experiment.metrics.map(({ id }) => scoreField(entry, id)));
    await checkRepeats(identified(found, reading), reading.repeats, scores, place, problems);
  }
}

/** Says of which files a condition leaves nothing, where it leaves something of others. */
function reportEmptied(
  { entry, index, emptied }: EntryReading,
  { place }: LoadedManifest,
  problems: Problems,
): void {
  if (emptied.length === 0) return;
  problems.warn(
    "condition-matches",
    place(["data", index, "only"]),
    `\`only: ${entry.only}\` leaves nothing of ${count(emptied.length)} ${emptied.length === 1 ? "file" : "files"}`,
    {
      expected: "at least one record of each file",
      found: emptied.slice(0, 4).join(", ") + (emptied.length > 4 ? ", …" : ""),
      fix: "Correct the condition, or leave these files out of `files:`.",
    },
  );
}

function scoreField({ metrics }: DataManifest, id: string): string {
  const mapping = metrics?.[id];
  return (typeof mapping === "string" ? mapping : mapping?.field) ?? id;
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
      tally: tallyMistakes(quiet),
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
  readonly tally: Tally;
  readonly index: number;
  readonly repeats: Repeats;
  readonly unmatched: Unmatched;
  readonly fieldsSeen: Set<string>;
  readonly counts: { records: number };
  /** Files of which `only` leaves nothing. */
  readonly emptied: string[];
}

async function* samplesOf(
  found: FoundFile,
  file: OpenFile,
  reading: EntryReading,
): AsyncGenerator<readonly Sample[]> {
  const { entry, index, input, tally, repeats, unmatched, fieldsSeen, counts } = reading;
  const { experiment } = input.loaded;
  const measured = new Set<string>();
  const mapper = createMapper({
    experiment,
    entry,
    captures: found.captures,
    format: file.format,
    file: input.files.indexOf(found.path),
    tally,
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
      tally,
      measured,
    );
    for (const { record, identity, given } of rows) yield [mapper.sample(record, identity, given)];
  } else {
    const unmapped = experiment.metrics.filter(({ id }) => !entry.metrics?.[id]).length;
    const met = rememberLast((condition: Condition) => {
      for (const { id, on } of experiment.metrics)
        if (on && matches(condition, on)) input.metricsMet.add(id);
    });
    for await (const batch of learnMeasured(wanted(), unmapped, mapper, measured, tally)) {
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
  noteFileScores(found.path, records, reading);
}

/** A score that stands beside the records of a file is one score, however many records there are. */
function noteFileScores(
  path: string,
  records: number,
  { entry, input, tally }: EntryReading,
): void {
  if (records < 2) return;
  for (const { id } of input.loaded.experiment.metrics) {
    const field = scoreField(entry, id);
    if (!field.startsWith("file.")) continue;
    tally.add(`file score ${id}`, "", () => ({
      rule: "score-is-of-its-record",
      place: { file: path, field },
      describe: () => ({
        message: `The score of ${id} stands once in the file, and each of its ${count(records)} records would count it again`,
        expected: "one sample for each file, or a score in each record",
        found: `"${field}", beside the list of records`,
        fix: `If a file is one sample, read it as one: \`records: "."\`, \`${id}: ${field.slice("file.".length)}\`.`,
      }),
    }));
  }
}

/**
 * Looks ahead until every metric without a mapping has shown its column, or far enough to say that it has none: a
 * metric that a file does not measure is not missing from it.
 */
async function* learnMeasured(
  batches: AsyncIterable<readonly RawRecord[]>,
  unmapped: number,
  mapper: Mapper,
  measured: Set<string>,
  tally: Tally,
): AsyncGenerator<readonly RawRecord[]> {
  let ahead: RawRecord[] | null = [];
  for await (const batch of batches) {
    if (!ahead && measured.size >= unmapped) {
      yield batch;
      continue;
    }
    // Records before a late score are done with before it is known, so that they do not count as missing.
    let ready: RawRecord[] = [];
    for (const record of batch) {
      if (measured.size < unmapped) {
        const late: string[] = [];
        for (const id of mapper.unmapped(record)) {
          if (measured.has(id)) continue;
          if (ahead) measured.add(id);
          else late.push(id);
        }
        if (late.length > 0) {
          yield ready;
          ready = [];
          for (const id of late) {
            noteLate(tally, id, record);
            measured.add(id);
          }
        }
      }
      if (!ahead) {
        ready.push(record);
        continue;
      }
      ahead.push(record);
      if (measured.size < unmapped && ahead.length < peekAtMost) continue;
      ready = ahead;
      ahead = null;
    }
    yield ready;
  }
  if (ahead) yield ahead;
}

function noteLate(tally: Tally, metric: string, record: RawRecord): void {
  tally.add(`late ${metric}`, "", () => ({
    rule: "field-is-found",
    place: { ...record.place, field: metric },
    describe: () => ({
      severity: "warning",
      message: `The score of ${metric} stands on no earlier record of the file; those do not count as missing`,
      fix: `Map it, so that they do: \`metrics: { ${metric}: ${metric} }\`.`,
    }),
  }));
}

function noteAbsentCondition(
  index: number,
  { reason }: Experiment["design"]["absent"][number],
  sample: Sample,
  { place }: LoadedManifest,
  tally: Tally,
): void {
  tally.add("absent condition", String(index), () => ({
    rule: "absence-is-true",
    place: place(["design", "absent", index, "condition"]),
    describe: (seen, of) => ({
      message: `A condition declared absent has samples: ${share(seen, of)}`,
      expected: `no samples, because: ${reason}`,
      found: `a sample in ${sample.place.file}`,
      fix: "Take the condition out of `absent`, or its samples out of the data.",
    }),
  }));
}
