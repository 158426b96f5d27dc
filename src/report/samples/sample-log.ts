import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { Condition, Experiment, Place, Sample, ScopedUnit } from "../../model/index.ts";
import { unitKey } from "../../model/index.ts";
import { failedBy, lineWriter, scoresOf, textLength } from "./sample-line.ts";
import type { SecretWatch } from "./secrets.ts";

/** Samples as they came, as lines in one file; what they are sorted by is kept in memory, and no text. */
export interface SampleLog {
  add(sample: Sample): void;
  /** What was written; nothing more can be added. */
  end(): LoggedSamples;
  /** Removes the file. */
  remove(): void;
}

/** A unit in order of arrival. */
export interface LoggedUnit extends ScopedUnit {
  readonly cluster: string | null;
  samples: number;
  bytes: number;
}

export interface LoggedSamples {
  readonly samples: number;
  /** Characters of all turns. */
  readonly texts: number;
  readonly bytes: number;
  readonly conditions: readonly Condition[];
  readonly units: readonly LoggedUnit[];
  readonly replicates: readonly string[];
  /** Of a sample by its number in order of arrival: places in the lists above, and more. */
  readonly conditionOf: (sample: number) => number;
  readonly unitOf: (sample: number) => number;
  readonly replicateOf: (sample: number) => number;
  readonly epochOf: (sample: number) => number;
  readonly failedOf: (sample: number) => boolean;
  readonly bytesOf: (sample: number) => number;
  /** The lines of samples one after the other, each with its end. Those that stand close together in the file are read at once. */
  lines(order: Iterable<number>): Generator<{ readonly sample: number; readonly line: Buffer }>;
}

/** Characters that are collected before they are written. */
const writtenAtOnce = 1 << 20;
/** Bytes of samples that are read together before any is given, those that are read at once, and those between two of them. */
const [readTogether, readAtOnce, readOver] = [8 << 20, 1 << 20, 4 << 10];

/** Opens an empty file for samples; all that is written to it is looked through for secrets. */
export function openSampleLog(
  experiment: Experiment,
  file: string,
  secrets: SecretWatch,
): SampleLog {
  const handle = openSync(file, "w+");
  const write = lineWriter();
  const failed = failedBy(experiment.metrics);
  const conditions = places<Condition>();
  const units = places<LoggedUnit>();
  const replicates = places<string>();
  const factors = experiment.design.factors.map(({ id }) => id);
  const columns = {
    condition: column(),
    unit: column(),
    replicate: column(),
    epoch: column(),
    start: column(),
    bytes: column(),
    failed: column(),
  };
  let samples = 0;
  let bytes = 0;
  let texts = 0;
  let waiting: string[] = [];
  let waitingPlaces: Place[] = [];
  let waitingLength = 0;
  let last: Condition | null = null;
  let lastPlace = 0;

  function conditionPlace(condition: Condition): number {
    if (condition === last) return lastPlace;
    last = condition;
    const key = factors.map((factor) => condition[factor]).join("\u0000");
    lastPlace = conditions.of(key, () => condition);
    return lastPlace;
  }

  function flush(): void {
    const text = waiting.join("");
    secrets.see(text, waiting, waitingPlaces);
    const all = Buffer.from(text);
    for (let at = 0; at < all.length; ) at += writeSync(handle, all, at);
    waiting = [];
    waitingPlaces = [];
    waitingLength = 0;
  }

  return {
    add(sample) {
      const scores = scoresOf(sample);
      const line = write(sample, scores);
      const length = Buffer.byteLength(line);
      const unitAt = units.of(unitKey(sample), () => ({
        unit: sample.unit,
        ...(sample.scope === undefined ? {} : { scope: sample.scope }),
        cluster: sample.cluster,
        samples: 0,
        bytes: 0,
      }));
      const unit = units.list[unitAt] as LoggedUnit;
      unit.samples += 1;
      unit.bytes += length;
      columns.condition.push(conditionPlace(sample.condition));
      columns.unit.push(unitAt);
      columns.replicate.push(replicates.of(sample.replicate, () => sample.replicate));
      columns.epoch.push(sample.epoch);
      columns.start.push(bytes);
      columns.bytes.push(length);
      columns.failed.push(failed(scores) ? 1 : 0);
      samples += 1;
      bytes += length;
      texts += textLength(sample.turns);
      waiting.push(line);
      waitingPlaces.push(sample.place);
      waitingLength += line.length;
      if (waitingLength >= writtenAtOnce) flush();
    },
    end() {
      flush();
      return {
        samples,
        texts,
        bytes,
        conditions: conditions.list,
        units: units.list,
        replicates: replicates.list,
        conditionOf: columns.condition.at,
        unitOf: columns.unit.at,
        replicateOf: columns.replicate.at,
        epochOf: columns.epoch.at,
        failedOf: (sample) => columns.failed.at(sample) === 1,
        bytesOf: columns.bytes.at,
        lines: (order) => readLines(handle, columns, order),
      };
    },
    remove() {
      closeSync(handle);
      rmSync(file, { force: true });
    },
  };
}

function* readLines(
  handle: number,
  columns: { readonly start: Column; readonly bytes: Column },
  order: Iterable<number>,
): ReturnType<LoggedSamples["lines"]> {
  let together: number[] = [];
  let length = 0;
  for (const sample of order) {
    together.push(sample);
    length += columns.bytes.at(sample);
    if (length < readTogether) continue;
    yield* readSome(handle, columns, together);
    together = [];
    length = 0;
  }
  yield* readSome(handle, columns, together);
}

/** Reads samples in the order of the file, what stands close together at once, and gives them in their own order. */
function* readSome(
  handle: number,
  { start, bytes }: { readonly start: Column; readonly bytes: Column },
  samples: readonly number[],
): ReturnType<LoggedSamples["lines"]> {
  const lines = new Map<number, Buffer>();
  const end = (sample: number): number => start.at(sample) + bytes.at(sample);
  const inFile = Uint32Array.from(samples).sort((a, b) => start.at(a) - start.at(b));
  for (let from = 0; from < inFile.length; ) {
    const first = start.at(inFile[from] as number);
    let to = from + 1;
    while (
      to < inFile.length &&
      start.at(inFile[to] as number) - end(inFile[to - 1] as number) <= readOver &&
      end(inFile[to] as number) - first <= readAtOnce
    )
      to += 1;
    const block = readBytes(handle, first, end(inFile[to - 1] as number) - first);
    for (const sample of inFile.subarray(from, to))
      lines.set(sample, block.subarray(start.at(sample) - first, end(sample) - first));
    from = to;
  }
  for (const sample of samples) yield { sample, line: lines.get(sample) as Buffer };
}

function readBytes(handle: number, start: number, length: number): Buffer {
  const block = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const got = readSync(handle, block, at, length - at, start + at);
    if (got === 0) throw new Error("The file of samples is shorter than what was written to it.");
    at += got;
  }
  return block;
}

interface Column {
  push(value: number): void;
  at(row: number): number;
}

/** Numbers that keep coming, eight bytes each. */
function column(): Column {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const longer = new Float64Array(2 * length);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    at: (row) => values[row] as number,
  };
}

function places<T>() {
  const list: T[] = [];
  const known = new Map<string, number>();
  return {
    list: list as readonly T[],
    of(key: string, make: () => T): number {
      let place = known.get(key);
      if (place === undefined) {
        place = list.push(make()) - 1;
        known.set(key, place);
      }
      return place;
    },
  };
}
