import { renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ColumnSource } from "hyparquet-writer";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { canaryLine } from "../../model/index.ts";
import { hashFile } from "../inputs/index.ts";
import { parquetColumns } from "./parquet-columns.ts";
import type { PublicFiles } from "./public-files.ts";
import { hashedName } from "./public-files.ts";
import { createRuns } from "./runs.ts";
import { readLine } from "./sample-line.ts";
import type { RowGroup, SamplesIndex } from "./samples-index.ts";
import type { OrderedLine } from "./write-shards.ts";

/** Packed bytes of a row group, which a reader fetches as one piece, and what it holds in memory at most. */
const wanted = { bytes: 4_000_000, unpacked: 16_000_000 };
/** Bytes of a page, of which an offset index says where it begins: a reader of one sample fetches one. */
const pageBytes = 256_000;
/** What packing is taken to save before the first row group was packed. */
const firstRatio = 0.5;

export interface WrittenParquet {
  readonly parquet: NonNullable<SamplesIndex["parquet"]>;
  readonly rowGroups: readonly RowGroup[];
}

/**
 * Writes samples in their order into one Parquet file, a row group at a time: SNAPPY, with offset indexes, and with
 * bounds of the places of conditions and units, by which readers find theirs.
 */
export async function writeParquet(
  files: PublicFiles,
  lines: Iterable<OrderedLine>,
  canary: string | null,
): Promise<WrittenParquet> {
  const unnamed = join(files.folder, "samples.parquet");
  const to = fileWriter(unnamed);
  const writer = new ParquetWriter({
    writer: to,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    codec: "SNAPPY",
    createdBy: "Upheld",
    ...(canary === null
      ? {}
      : {
          kvMetadata: Object.entries(JSON.parse(canaryLine(canary)) as Record<string, string>).map(
            ([key, value]) => ({ key, value }),
          ),
        }),
  });
  const rowGroups: RowGroup[] = [];
  let waiting: OrderedLine[] = [];
  let bytes = 0;
  let ratio = firstRatio;

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const before = to.offset;
    await writer.write({
      columnData: columnsOf(waiting),
      rowGroupSize: waiting.length,
      pageSize: pageBytes,
    });
    ratio = (to.offset - before) / bytes;
    const runs = createRuns();
    for (const { condition, unit, failed } of waiting) runs.add(condition, unit, failed);
    rowGroups.push({ rows: waiting.length, runs: runs.take() });
    waiting = [];
    bytes = 0;
  }

  for (const line of lines) {
    if (bytes * ratio >= wanted.bytes || bytes >= wanted.unpacked) await flush();
    waiting.push(line);
    bytes += line.line.length;
  }
  await flush();
  await writer.finish();
  const length = statSync(unnamed).size;
  const sha256 = await hashFile(unnamed, length);
  const name = hashedName(sha256, "parquet");
  renameSync(unnamed, join(files.folder, name));
  files.note({ name, bytes: length, sha256 });
  return { parquet: { file: name, bytes: length, sha256 }, rowGroups };
}

function columnsOf(lines: readonly OrderedLine[]): ColumnSource[] {
  const rows = lines.map((of) => ({ of, line: readLine(of.line.toString("utf8")) }));
  return parquetColumns.map(({ name, type, nullable, ordered, of }) => ({
    name,
    type,
    nullable,
    // Bounds of texts say nothing here, and would repeat them.
    statistics: ordered,
    // No two conversations are the same: whoever looks for those that are looks in vain, and for long.
    ...(name === "turns" ? { encoding: "PLAIN" as const } : {}),
    data: rows.map(({ of: place, line }) => of(line, place) ?? null),
  }));
}
