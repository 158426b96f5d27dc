import type { Place, Problems, QuestionMarks, Turn } from "../../../model/index.ts";

/** A file as a format sees it: bytes on demand, already decompressed where the name or the bytes say gzip. */
export interface Source {
  /** Path relative to the root of the report, for messages. */
  readonly path: string;
  readonly absolutePath: string;
  readonly bytes: number;
  /** The first bytes after decompression (up to 64 kB). */
  readonly head: Uint8Array;
  /** Name without directories and without a final `.gz`. */
  readonly name: string;
  readonly gzipped: boolean;
  /** Decompressed bytes from the start. Errors of decompression surface as problems, then the stream ends. */
  open(): AsyncIterable<Uint8Array>;
}

/** A record as it stands in a file, before a manifest gives it meaning. */
export interface RawRecord {
  readonly place: Place;
  /** What paths in a manifest address: columns of a table, or `eval`, `sample`, `scores` of a log. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Defaults that a format knows by itself; a manifest overrides them. */
  readonly unit?: string;
  /** Within what `unit` is unique: the task. */
  readonly scope?: string;
  readonly epoch?: number;
  readonly marks?: QuestionMarks;
  readonly turns?: readonly Turn[];
  /** Set when the whole sample failed: the cause under which its missing scores are counted. */
  readonly failed?: string;
}

export interface ReadContext {
  /** Key under which a JSON file has its records. */
  readonly records?: string;
  readonly problems: Problems;
  /** What the file says of itself and readers must know. */
  note(text: string): void;
}

/** A path into the records of a format, as authors write it, and what stands there. */
export interface RecordPath {
  readonly path: string;
  readonly doc: string;
}

/** One result format. Adding one is adding a file and a line in formats/index.ts. */
export interface Format {
  readonly name: string;
  /** Endings that its files usually have, without `.gz`: what a folder is searched for, and no more. */
  readonly endings: readonly string[];
  /** Written by a harness, with what it knows of the run; a table knows its rows alone. */
  readonly isLog?: boolean;
  readonly doc: string;
  /** What `field:` in a manifest can name, for the reference page. `<x>` stands for any name. */
  readonly paths?: readonly RecordPath[];
  /** True when name and first bytes say that this format wrote the file. Asked in the order of the list. */
  recognises(source: Pick<Source, "name" | "head">): boolean;
  /** Streams the records; never holds the whole file. What is wrong goes to `context.problems`, at its place. */
  read(source: Source, context: ReadContext): AsyncIterable<RawRecord>;
  /** The same records in batches, of a format whose records are small and many. */
  readBatches?(source: Source, context: ReadContext): AsyncIterable<readonly RawRecord[]>;
  /** How the harness writes scores: maps what stands in a record to a number, null for unscored; undefined for unknown words. */
  toNumber?(value: unknown): number | null | undefined;
  /** Why a score that `toNumber` calls null, or that is absent, is missing: the cause a reader sees, e.g. `NaN`, `no score`. */
  missingCause?(value: unknown): string | undefined;
}
