import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Format, Source } from "./shared/index.ts";

const rowsAtOnce = 10_000;
const magic = "PAR1";

/** Parquet files, one group of rows at a time. */
export const parquet: Format = {
  name: "parquet",
  endings: ["parquet"],
  doc: "Parquet tables, with any of the usual compressions.",
  paths: [
    { path: "<column>", doc: "A column, by its name as it stands in the header." },
    {
      path: "<column>.<key>",
      doc: "Inside a column that is nested, or whose text is a JSON object.",
    },
  ],
  recognises: ({ head }) => Buffer.from(head.subarray(0, 4)).toString("latin1") === magic,
  async *read(source, { problems }) {
    const file = source.path;
    let buffer: AsyncBuffer;
    let metadata: FileMetaData;
    try {
      buffer = await openBuffer(source);
      metadata = await parquetMetadataAsync(buffer);
    } catch (error) {
      problems.error("file-is-complete", { file }, "The Parquet file has no readable footer", {
        expected: "a complete Parquet file",
        found: error instanceof Error ? error.message : String(error),
        fix: "Copy the file again; the copy may be incomplete.",
      });
      return;
    }
    const rows = Number(metadata.num_rows);
    for (let rowStart = 0; rowStart < rows; rowStart += rowsAtOnce) {
      const rowEnd = Math.min(rows, rowStart + rowsAtOnce);
      let records: readonly Record<string, unknown>[];
      try {
        records = await parquetReadObjects({
          file: buffer,
          metadata,
          compressors,
          rowStart,
          rowEnd,
        });
      } catch (error) {
        problems.error(
          "file-is-complete",
          { file, row: rowStart + 1 },
          "Rows of the Parquet file cannot be read",
          {
            found: error instanceof Error ? error.message : String(error),
          },
        );
        return;
      }
      for (const [i, record] of records.entries()) {
        const fields = Object.fromEntries(
          Object.entries(record).map(([name, value]) => [name, plain(value)]),
        );
        yield { place: { file, row: rowStart + i + 1 }, fields };
      }
    }
  },
};

async function openBuffer(source: Source): Promise<AsyncBuffer> {
  if (!source.gzipped) return asyncBufferFromFile(source.absolutePath);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  const all = new Uint8Array(Buffer.concat(chunks)).buffer;
  return { byteLength: all.byteLength, slice: (start, end) => all.slice(start, end) };
}

/** 64-bit integers become numbers where a number holds them exactly, else text; dates become ISO text. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value === null || typeof value !== "object") return value ?? null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return null;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
