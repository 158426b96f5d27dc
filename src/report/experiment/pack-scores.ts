import type { ScoreTable } from "../../model/index.ts";
import { scoreTableBytes } from "../../model/index.ts";
import { sha256 } from "../inputs/index.ts";
import { packed } from "../samples/index.ts";

/** What tells the scores of an experiment's samples from others. */
export interface ScoresHashes {
  /** Of the file. */
  readonly sha256: string;
  /** Of what is packed in it: packing may differ from one version of Node to the next. */
  readonly unpacked: string;
}

/** The scores of an experiment's samples as a file. */
export interface KeptScores extends ScoresHashes {
  readonly file: string;
}

/** Bytes of the file at most: nobody reads it but a comparison of two publications. */
const mostBytes = 8_000_000;
/** Numbers up to which a table is written down at all: each takes up to five bytes of memory on the way. */
const mostNumbers = 60_000_000;

/** Scores of all samples, packed, with their hash; null where there is none, or where they would take too much. */
export function packedScores(
  table: ScoreTable,
): (ScoresHashes & { readonly bytes: Uint8Array }) | null {
  const numbers = table.samples * (4 + table.scores.length);
  if (numbers === 0 || numbers > mostNumbers) return null;
  const bytes = scoreTableBytes(table);
  const file = packed(bytes);
  return file.length > mostBytes
    ? null
    : { bytes: file, sha256: sha256(file), unpacked: sha256(bytes) };
}
