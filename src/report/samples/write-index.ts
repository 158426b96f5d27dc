import type { Experiment } from "../../model/index.ts";
import type { PublicFiles } from "./public-files.ts";
import { packed } from "./public-files.ts";
import type { IndexPart, SamplesIndex } from "./samples-index.ts";
import { indexName, mostBytes } from "./samples-index.ts";

/** Bytes of a file of names before it is packed. */
const namesBytes = 600_000;

export interface IndexInput
  extends IndexPart,
    Pick<SamplesIndex, "form" | "canary" | "samples" | "parquet" | "scoped"> {
  readonly experiment: Experiment;
  /** Names of the units in order of arrival. */
  readonly names: readonly string[];
}

/** Writes the index, and the files of names that it leads to. */
export function writeIndex(files: PublicFiles, input: IndexInput): void {
  const { conditions, shards, rowGroups, names, experiment, ...rest } = input;
  const lists: IndexPart = { conditions, shards, rowGroups };
  const { metrics } = experiment;
  const index = (own: IndexPart, more: readonly string[]): string =>
    JSON.stringify({
      version: 1,
      experiment: experiment.id,
      ...rest,
      units: names.length,
      metrics: metrics.map(({ id, label, kind, role, better }) => ({
        id,
        label,
        kind,
        role,
        better,
      })),
      names: namesOf,
      more,
      ...own,
    } satisfies SamplesIndex);
  const namesOf = writeNames(files, names);
  const whole = index(lists, []);
  if (Buffer.byteLength(whole) <= mostBytes) {
    files.write(indexName, whole);
    return;
  }
  const parts = inParts(lists).map((part) => files.writeHashed(JSON.stringify(part), "json"));
  files.write(indexName, index({ conditions: [], shards: [], rowGroups: [] }, parts));
}

/** The lists in pieces, none longer than a file should be. */
function inParts(lists: IndexPart): readonly IndexPart[] {
  const length = lists.conditions.length + lists.shards.length + lists.rowGroups.length;
  if (length < 2 || Buffer.byteLength(JSON.stringify(lists)) <= mostBytes) return [lists];
  const cut = <T>(list: readonly T[], from: boolean): readonly T[] => {
    const half = Math.ceil(list.length / 2);
    return from ? list.slice(half) : list.slice(0, half);
  };
  return [false, true].flatMap((from) =>
    inParts({
      conditions: cut(lists.conditions, from),
      shards: cut(lists.shards, from),
      rowGroups: cut(lists.rowGroups, from),
    }),
  );
}

/** Names of units with their places, sorted, so that a reader who looks for one reads one file. */
function writeNames(files: PublicFiles, names: readonly string[]): SamplesIndex["names"] {
  const sorted = names
    .map((name, place): [string, number] => [name, place])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const written: { file: string; first: string }[] = [];
  let lines: string[] = [];
  let bytes = 0;
  let first = "";
  const flush = (): void => {
    if (lines.length > 0)
      written.push({ file: files.writeHashed(packed(lines.join("")), "bin"), first });
    lines = [];
    bytes = 0;
  };
  for (const entry of sorted) {
    if (lines.length === 0) first = entry[0];
    const line = `${JSON.stringify(entry)}\n`;
    lines.push(line);
    bytes += line.length;
    if (bytes >= namesBytes) flush();
  }
  flush();
  return written;
}
