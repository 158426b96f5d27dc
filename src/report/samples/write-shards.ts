import { canaryLine } from "../../model/index.ts";
import type { PublicFiles } from "./public-files.ts";
import { packed } from "./public-files.ts";
import { createRuns } from "./runs.ts";
import type { Shard } from "./samples-index.ts";
import { mostBytes } from "./samples-index.ts";

/** Packed bytes that a shard should have, and from which on a new condition begins a new one. */
const wanted = { bytes: 640_000, atCondition: 256_000 };
/** Bytes of a shard when it is unpacked: a browser reads them at once. */
const mostUnpacked = 9_000_000;
/** What packing is taken to save before the first shard was packed. */
const firstRatio = 0.5;

/** A sample on its way into a file of samples. */
export interface OrderedLine {
  readonly line: Buffer;
  /** Place of its condition in the order of the design, and of its unit in order of arrival. */
  readonly condition: number;
  readonly unit: number;
  readonly failed: boolean;
}

export interface ShardWriter {
  add(line: OrderedLine): void;
  end(): readonly Shard[];
}

/** Ending of shards: hosts treat `.gz` each in its own way. */
const ending = "bin";

/** Writes samples in their order into packed files of about equal size, each named by the hash of its bytes. */
export function openShards(files: PublicFiles, canary: string | null): ShardWriter {
  const head = canary === null ? [] : [Buffer.from(`${canaryLine(canary)}\n`)];
  const shards: Shard[] = [];
  let waiting: OrderedLine[] = [];
  let bytes = 0;
  let ratio = firstRatio;

  function write(lines: readonly OrderedLine[]): void {
    const raw = Buffer.concat([...head, ...lines.map(({ line }) => line)]);
    const data = packed(raw);
    ratio = data.length / raw.length;
    if (data.length > mostBytes && lines.length > 1) {
      const half = Math.ceil(lines.length / 2);
      write(lines.slice(0, half));
      write(lines.slice(half));
      return;
    }
    const runs = createRuns();
    for (const { condition, unit, failed } of lines) runs.add(condition, unit, failed);
    shards.push({
      files: inPieces(data).map((piece) => files.writeHashed(piece, ending)),
      runs: runs.take(),
    });
  }

  function flush(): void {
    if (waiting.length > 0) write(waiting);
    waiting = [];
    bytes = 0;
  }

  return {
    add(line) {
      const begins = waiting.length > 0 && waiting.at(-1)?.condition !== line.condition;
      const estimated = bytes * ratio;
      if (
        estimated >= wanted.bytes ||
        bytes >= mostUnpacked ||
        (begins && estimated >= wanted.atCondition)
      )
        flush();
      waiting.push(line);
      bytes += line.line.length;
    },
    end() {
      flush();
      return shards;
    },
  };
}

/** A single sample may be longer than a file should be. */
function inPieces(data: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += mostBytes)
    pieces.push(data.subarray(at, at + mostBytes));
  return pieces;
}
