import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { lineOfRow } from "./parquet-columns.ts";
import type { SampleLine } from "./sample-line.ts";
import type { RowGroup } from "./samples-index.ts";

/** The samples of some row groups of a Parquet file that we wrote. */
export async function readRows(
  path: string,
  groups: readonly RowGroup[],
  wanted: (group: RowGroup) => boolean,
): Promise<readonly SampleLine[]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const lines: SampleLine[] = [];
  let rowStart = 0;
  for (const group of groups) {
    const rowEnd = rowStart + group.rows;
    if (wanted(group)) {
      const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
      for (const row of rows) lines.push(lineOfRow(row));
    }
    rowStart = rowEnd;
  }
  return lines;
}
