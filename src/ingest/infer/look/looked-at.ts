import type { Format, RawRecord } from "../../formats/shared/index.ts";

/** A value that a harness computed for a whole task: there are no samples behind it. */
export interface HarnessValue {
  /** Path into the header to what stands there, e.g. `eval.model`. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly metric: string;
  readonly value: number;
  readonly stderr: number | null;
  readonly n: number | null;
  /** Where in the file the number stands. */
  readonly place: string;
}

/** A data file as `upheld new` sees it. */
export interface LookedAt {
  readonly path: string;
  /** Name inside the experiment's folder. */
  readonly name: string;
  readonly format: string;
  readonly toNumber?: Format["toNumber"];
  /** Its records without long texts; empty where it holds only what a harness computed. */
  readonly records: readonly RawRecord[];
  /** What a log says of how its questions were asked outside the fields of its records, name to text. */
  readonly said: ReadonlyMap<string, string>;
  /** What the harness computed, of files that hold nothing else. */
  readonly values: readonly HarnessValue[];
  /** Key under which its records stand, where that had to be searched for. */
  readonly recordsKey?: string;
  /** Other lists of records in the same file, which were not read. */
  readonly otherLists?: readonly { readonly path: string; readonly length: number }[];
  /** Files that belong to it and are to stand beside it. */
  readonly companions: readonly string[];
}
