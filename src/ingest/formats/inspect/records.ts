import type { Place } from "../../../model/index.ts";
import type { RawRecord, ReadContext } from "../shared/index.ts";
import { addFault, checked } from "../shared/index.ts";
import { checkLog } from "./log-checks.ts";
import { type RunFields, runFields, sampleRecord, soleScorer } from "./sample.ts";
import { type Header, type LogSample, sampleSchema } from "./schema.ts";

/** A sample where it stands in a file. `read` throws a `Fault`. */
export interface SampleSource {
  readonly place: Place;
  /** False where the transcript had to be left out. */
  readonly transcript: boolean;
  read(): unknown;
}

/** More broken samples than this say nothing new. */
const mostFaults = 20;

/** The records of a log, whichever way its samples are stored. */
export async function* logRecords(
  path: string,
  header: Header,
  samples: AsyncIterable<SampleSource>,
  context: ReadContext,
): AsyncIterable<RawRecord> {
  const run = runFields(header);
  const scorer = soleScorer(header);
  const checks = checkLog(path, header, context);
  let faults = 0;
  for await (const source of samples) {
    const read = await readSample(source, run, scorer, context);
    if (read) {
      checks.count(read.sample, read.record);
      yield read.record;
      continue;
    }
    faults += 1;
    if (faults < mostFaults) continue;
    context.problems.error(
      "log-is-readable",
      { file: path },
      `Stopped after ${faults} broken samples`,
    );
    break;
  }
  checks.finish();
}

async function readSample(
  source: SampleSource,
  run: RunFields,
  scorer: string,
  context: ReadContext,
): Promise<{ readonly sample: LogSample; readonly record: RawRecord } | undefined> {
  try {
    const sample = checked(sampleSchema, await source.read(), "the sample");
    return { sample, record: sampleRecord(sample, source.place, run, scorer, source.transcript) };
  } catch (fault) {
    addFault(context.problems, source.place, fault);
    return undefined;
  }
}
