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
  readRun(key: string): RunRecord | null;
  readWeights(key: string, step: number): Float32Array;
  writeRun(key: string, record: RunRecord, kept: ReadonlyMap<number, Float32Array>): void;
  readSamples(key: string): string | null;
  writeSamples(key: string, lines: string): void;
}

/** A work folder on disk; the record is written last, so a run without one never happened. */
export function workFolder(root: string): WorkFolder {
  const run = (key: string) => join(root, "runs", `${key}.json`);
  const weights = (key: string, step: number) => join(root, "runs", `${key}-${step}.f32`);
  const samples = (key: string) => join(root, "samples", `${key}.jsonl.gz`);
  return {
    readRun: (key) =>
      existsSync(run(key)) ? (JSON.parse(readFileSync(run(key), "utf8")) as RunRecord) : null,
    readWeights(key, step) {
      const bytes = readFileSync(weights(key, step));
      return new Float32Array(new Uint8Array(bytes).buffer);
    },
    writeRun(key, record, kept) {
      for (const [step, parameters] of kept) {
        const { buffer, byteOffset, byteLength } = parameters;
        writeWhole(weights(key, step), new Uint8Array(buffer, byteOffset, byteLength));
      }
      writeWhole(run(key), `${JSON.stringify(record)}\n`);
    },
    readSamples: (key) => (existsSync(samples(key)) ? gunzip(samples(key)) : null),
    writeSamples: (key, lines) => writeWhole(samples(key), gzip(lines)),
  };
}
