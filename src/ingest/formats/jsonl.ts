import { count } from "../../lib/format-number.ts";
import type { Place, Problems } from "../../model/index.ts";
import { isCanaryLine } from "../../model/index.ts";
import type { Format, RawRecord, ReadContext, Source } from "./shared/index.ts";
import { eachOf, isRecord, parseJson, readText } from "./shared/index.ts";

const maxLineLength = 64 * 1024 * 1024;
const maxProblems = 20;

/** JSON Lines; `limit` is the longest line in characters that is held in memory. */
export function jsonLines(limit: number): Format {
  return {
    name: "jsonl",
    endings: ["jsonl", "ndjson"],
    doc: "JSON Lines: one object on each line.",
    paths: [
      { path: "<key>", doc: "A field of the object." },
      {
        path: "<key>.<key>",
        doc: "A field of an object inside it; `<key>[0]` is an entry of a list.",
      },
    ],
    recognises: ({ name, head }) =>
      (/\.(jsonl|ndjson)$/i.test(name) && !isList(head)) ||
      (/\.json$/i.test(name) && hasLines(head)),
    read: (source, context) => eachOf(readLines(source, context, limit)),
    readBatches: (source, context) => readLines(source, context, limit),
  };
}

export const jsonl: Format = jsonLines(maxLineLength);

/** The records of each block of text. */
async function* readLines(
  source: Source,
  { problems }: ReadContext,
  limit: number,
): AsyncGenerator<readonly RawRecord[]> {
  const file = source.path;
  let line = 0;
  let row = 0;
  let faults = 0;
  const read = (text: string | null): RawRecord | null => {
    line++;
    if (text === null) {
      faults++;
      reportLong({ file, line }, limit, problems);
      return null;
    }
    if (text.charCodeAt(0) !== 0x7b && text.trim() === "") return null;
    row++;
    const parsed = parseJson(text);
    if ("value" in parsed && isRecord(parsed.value)) {
      // Samples that a report published stand behind a line that is none of them.
      if (line === 1 && isCanaryLine(parsed.value)) {
        row = 0;
        return null;
      }
      return { place: { file, line, row }, fields: parsed.value };
    }
    faults++;
    if ("value" in parsed) reportNoObject(text, { file, line }, problems);
    else reportBroken(text, parsed, { file, line }, problems);
    return null;
  };
  for await (const lines of splitLines(readText(source, problems), limit)) {
    const records: RawRecord[] = [];
    for (const text of lines) {
      const record = read(text);
      if (record) records.push(record);
      else if (faults >= maxProblems) break;
    }
    yield records;
    if (faults < maxProblems) continue;
    problems.error(
      "json-is-valid",
      { file, line },
      `Reading stopped after ${maxProblems} problems`,
    );
    return;
  }
}

function reportLong(place: Place, limit: number, problems: Problems): void {
  problems.error("line-is-short-enough", place, "The line is too long to hold in memory", {
    expected: `at most ${count(limit)} characters`,
    fix: "Write one record on each line, or leave out fields that nobody needs.",
  });
}

function reportNoObject(text: string, place: Place, problems: Problems): void {
  problems.error("record-is-an-object", place, "The line is no object", {
    expected: 'an object with named fields: {"name": value}',
    found: excerpt(text, 0),
    fix: "Give each value of a record a name.",
  });
}

function reportBroken(
  text: string,
  { at, expected }: { readonly at: number; readonly expected: string },
  place: Place,
  problems: Problems,
): void {
  problems.error("json-is-valid", { ...place, column: at + 1 }, "The line is not valid JSON", {
    expected,
    found: excerpt(text, at),
    ...(at >= text.trimEnd().length ? { fix: "The line is cut off; copy the file again." } : {}),
  });
}

/** The lines that end in each block, without their ends, split at `\n` only: a text may hold other line separators. null: longer than the limit. */
async function* splitLines(
  blocks: AsyncIterable<string>,
  limit: number,
): AsyncGenerator<readonly (string | null)[]> {
  let parts: string[] = [];
  let length = 0;
  const line = () => {
    const text = length > limit ? null : parts.length === 1 ? (parts[0] ?? "") : parts.join("");
    parts = [];
    length = 0;
    return text?.endsWith("\r") ? text.slice(0, -1) : text;
  };
  const take = (part: string) => {
    length += part.length;
    if (length <= limit) parts.push(part);
    else parts = [];
  };
  for await (const block of blocks) {
    const lines: (string | null)[] = [];
    let start = 0;
    for (let end = block.indexOf("\n"); end >= 0; end = block.indexOf("\n", start)) {
      take(block.slice(start, end));
      lines.push(line());
      start = end + 1;
    }
    if (start < block.length) take(block.slice(start));
    yield lines;
  }
  if (length > 0) yield [line()];
}

/** Lines in name alone: one JSON list of objects, as some harnesses write it. */
function isList(head: Uint8Array): boolean {
  return /^\ufeff?\s*\[\s*\{/.test(new TextDecoder("utf8", { ignoreBOM: true }).decode(head));
}

/** A `.json` that is really lines: its first line is an object and another begins after it. */
function hasLines(head: Uint8Array): boolean {
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, "")
    .trimStart();
  const end = text.indexOf("\n");
  if (end < 0 || !/^\s*\{/.test(text.slice(end))) return false;
  const first = parseJson(text.slice(0, end));
  return "value" in first && isRecord(first.value);
}

function excerpt(text: string, at: number): string {
  const piece = text.slice(at, at + 40);
  if (piece === "") return "the end of the line";
  return at + 40 < text.length ? `${piece}…` : piece;
}
