import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** Writes a file whole or not at all. */
export function writeWhole(path: string, data: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, data);
  renameSync(partial, path);
}

/** Compresses to the same bytes on every system: no time, no name, no operating system. */
export function gzip(data: Uint8Array | string): Uint8Array {
  const bytes = gzipSync(data, { level: 9 });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  return bytes;
}

/** Reads compressed text. */
export function gunzip(path: string): string {
  return gunzipSync(readFileSync(path)).toString("utf8");
}

/** SHA-256 of numbers as they stand in memory. */
export function weightHash(numbers: Float32Array): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return createHash("sha256").update(bytes).digest("hex");
}

/** What is known of a finished training run. */
export interface RunRecord {
  readonly recipe: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly curve: readonly { readonly step: number; readonly loss: number }[];
  /** Step to hash of the parameters. */
  readonly weights: Readonly<Record<string, string>>;
}

/** Where finished work is kept, so that a rerun resumes. */
export interface WorkFolder {
  /** A finished run, if its record and its weights are there and whole. */
  readRun(key: string): RunRecord | null;
  /** Parameters of a run that `readRun` found. */
  readWeights(key: string, step: number): Float32Array;
  writeRun(key: string, record: RunRecord, kept: ReadonlyMap<number, Float32Array>): void;
  /** What a model said, one text per prompt, if that is there and whole: `count` texts. */
  readSamples(key: string, count: number): readonly string[] | null;
  writeSamples(key: string, outputs: readonly string[]): void;
}

/**
 * A work folder on disk; the record is written last, so a run without one never happened. A file that cannot be read
 * back counts as not there: `warn` is told its name, and the work is done again.
 */
export function workFolder(root: string, warn: (message: string) => void): WorkFolder {
  const run = (key: string) => join(root, "runs", `${key}.json`);
  const weights = (key: string, step: number) => join(root, "runs", `${key}-${step}.f32`);
  const samples = (key: string) => join(root, "samples", `${key}.json.gz`);
  const unlessBroken = <T>(file: string, read: () => T): T | null => {
    if (!existsSync(file)) return null;
    try {
      return read();
    } catch (error) {
      warn(`${file} cannot be used (${(error as Error).message}): its work is done again.`);
      return null;
    }
  };
  const readWeights = (key: string, step: number): Float32Array =>
    new Float32Array(new Uint8Array(readFileSync(weights(key, step))).buffer);
  return {
    readRun: (key) =>
      unlessBroken(run(key), () => {
        const record = JSON.parse(readFileSync(run(key), "utf8")) as RunRecord;
        if (Object.keys(record.weights).length === 0) throw new Error("it names no weights");
        for (const [step, hash] of Object.entries(record.weights))
          if (weightHash(readWeights(key, Number(step))) !== hash)
            throw new Error(`the weights of step ${step} are not those it was written with`);
        return record;
      }),
    readWeights,
    writeRun(key, record, kept) {
      for (const [step, parameters] of kept) {
        const { buffer, byteOffset, byteLength } = parameters;
        writeWhole(weights(key, step), new Uint8Array(buffer, byteOffset, byteLength));
      }
      writeWhole(run(key), `${JSON.stringify(record)}\n`);
    },
    readSamples: (key, count) =>
      unlessBroken(samples(key), () => {
        const outputs = JSON.parse(gunzip(samples(key))) as readonly string[];
        if (outputs.length !== count)
          throw new Error(`it has ${outputs.length} outputs instead of ${count}`);
        return outputs;
      }),
    writeSamples: (key, outputs) => writeWhole(samples(key), gzip(JSON.stringify(outputs))),
  };
}
