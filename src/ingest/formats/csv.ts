import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { count } from "../../lib/format-number.ts";
import type { Place } from "../../model/index.ts";
import type { Format, RawRecord, ReadContext, Source } from "./shared/index.ts";
import { readText } from "./shared/index.ts";

const maxRecordLength = 64 * 1024 * 1024;
const maxProblems = 20;

/** Tables as text. Every field stays text until the manifest says what it is: `007` and `1e5` may be ids. */
export const csv: Format = {
  name: "csv",
  endings: ["csv", "tsv", "tab"],
  doc: "Tables with a header row: comma, semicolon or tab between fields.",
  paths: [
    { path: "<column>", doc: "A column, by its name as it stands in the header." },
    { path: "<column>.<key>", doc: "Inside a column whose text is a JSON object." },
  ],
  recognises: ({ name }) => /\.(csv|tsv|tab)$/i.test(name),
  async *read(source, context) {
    const delimiter = /\.(tsv|tab)$/i.test(source.name) ? "\t" : delimiterOf(source.head);
    const parser = parse({
      delimiter,
      trim: hasBlanksAround(delimiter, source.head),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      max_record_size: maxRecordLength,
    });
    const rows = Readable.from(readText(source, context.problems)).on("error", (error) =>
      parser.destroy(error),
    );
    try {
      yield* readRows(rows.pipe(parser), source.path, context);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const line = await lineAt(source, Number(error.bytes ?? 0));
      reportFault(error, { file: source.path, line }, context);
    }
  },
};

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* readRows(
  rows: AsyncIterable<Row>,
  file: string,
  { problems }: ReadContext,
): AsyncGenerator<RawRecord> {
  let header: readonly string[] | null = null;
  let headerLine = 1;
  let hasIndex = false;
  let nameless = false;
  let number = 0;
  let linesBefore = 0;
  let innerReturns = 0;
  let ragged = 0;
  for await (const { record, info } of rows) {
    // csv-parse counts a CRLF inside quotes as two lines.
    const inner = info.lines - linesBefore > 1 ? occurrences(record, "\n") : 0;
    if (inner) innerReturns += occurrences(record, "\r\n");
    const line = info.lines - innerReturns - inner;
    linesBefore = info.lines;
    if (!header) {
      header = namesOf(record);
      headerLine = line;
      hasIndex = record[0]?.trim() === "";
      const seen = new Set<string>();
      const twice = header.find((name) => name !== "" && seen.size === seen.add(name).size);
      if (twice === undefined) continue;
      problems.error("row-has-all-fields", { file, line }, `The header names "${twice}" twice`, {
        expected: "a name of its own for each column",
        fix: "Rename one of the two columns.",
      });
      return;
    }
    number++;
    if (record.length < header.length || holdsMore(record, header.length)) {
      if (ragged++ < maxProblems) {
        problems.error(
          "row-has-all-fields",
          { file, line, row: number },
          "The row does not fit the header",
          {
            expected: `${header.length} fields: ${header.join(", ")}`,
            found: `${record.length} ${record.length === 1 ? "field" : "fields"}`,
            fix: "Put quotes around a field that holds the delimiter or a line break.",
          },
        );
      }
      continue;
    }
    const fields: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) {
      const name = header[i] as string;
      const cell = record[i] as string;
      if (name !== "" && (i > 0 || !hasIndex || isRowNumber(cell))) fields[name] = cell;
      else if (cell.trim() !== "" && !nameless) {
        nameless = true;
        reportNameless(i + 1, cell, { file, line: headerLine }, problems);
      }
    }
    yield { place: { file, line, row: number }, fields };
  }
  if (ragged > maxProblems) {
    problems.error(
      "row-has-all-fields",
      { file },
      `${count(ragged - maxProblems)} more rows do not fit the header`,
    );
  }
}

/** What pandas calls its row numbers when it reads a column without a name back. */
const indexName = "Unnamed: 0";

/** Names of the columns; the nameless at the end are left out, one at the start is the row number that pandas writes. */
function namesOf(header: readonly string[]): readonly string[] {
  const names = header.map((name) => name.trim());
  const width = names.findLastIndex((name) => name !== "") + 1;
  return names.slice(0, width).map((name, i) => (name === "" && i === 0 ? indexName : name));
}

const isRowNumber = (cell: string): boolean => /^\s*-?\d*(?:\.0)?\s*$/.test(cell);

function holdsMore(record: readonly string[], width: number): boolean {
  for (let i = width; i < record.length; i++) if ((record[i] as string).trim() !== "") return true;
  return false;
}

function reportNameless(
  column: number,
  cell: string,
  place: Place,
  problems: ReadContext["problems"],
): void {
  problems.error(
    "row-has-all-fields",
    place,
    `Column ${column} has no name in the header, and it holds values`,
    {
      expected: "a name for each column",
      found: cell.slice(0, 40),
      fix: "Name the column in the first line, or remove it.",
    },
  );
}

/** Whether blanks follow or precede the delimiters of the header: they then belong to no field of the table. */
function hasBlanksAround(delimiter: string, head: Uint8Array): boolean {
  return (
    delimiter !== "\t" &&
    firstLineOf(head)
      .split(delimiter)
      .some((name) => /^ | $/.test(name))
  );
}

function firstLineOf(head: Uint8Array): string {
  return new TextDecoder().decode(head).split(/[\r\n]/, 1)[0] ?? "";
}

function occurrences(record: readonly string[], text: string): number {
  return record.reduce((sum, field) => sum + field.split(text).length - 1, 0);
}

/** The delimiter that the first line has most of, outside quotes. */
function delimiterOf(head: Uint8Array): string {
  const firstLine =
    new TextDecoder()
      .decode(head)
      .replace(/"[^"]*"/g, "")
      .split(/[\r\n]/, 1)[0] ?? "";
  const times = (delimiter: string) => firstLine.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, next) => (times(next) > times(best) ? next : best));
}

/** Line of the first byte after `offset`: where the row begins that could not be read. */
async function lineAt(source: Source, offset: number): Promise<number> {
  let line = 1;
  let left = offset;
  for await (const chunk of source.open()) {
    for (const byte of chunk.subarray(0, left)) if (byte === 0x0a) line++;
    left -= chunk.length;
    if (left <= 0) break;
  }
  return line;
}

function reportFault(error: CsvError, place: Place, { problems }: ReadContext): void {
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    problems.error("line-is-short-enough", place, "A row is too long to hold in memory", {
      expected: `at most ${count(maxRecordLength)} characters`,
      fix: "Look for a quote that is never closed.",
    });
    return;
  }
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  problems.error(
    "row-has-all-fields",
    place,
    open ? "A quote is opened and never closed" : "A quote stands where none may stand",
    {
      expected: 'a quoted field as "text", with a quote inside it doubled',
      found: open ? "the end of the file" : error.message.split(" instead")[0],
      fix: open
        ? "Close the quote."
        : "Put quotes around the whole field and double the quote inside it.",
    },
  );
}
