import { count } from "../../lib/format-number.ts";
import type { Format, RawRecord } from "../format.ts";
import { parseJson } from "../parse-json.ts";
import { readText } from "../read-text.ts";
import { isRecord } from "../record.ts";

const maxLineLength = 64 * 1024 * 1024;
const maxProblems = 20;

/** JSON Lines; `limit` is the longest line in characters that is held in memory. */
export function jsonLines(limit: number): Format {
  return {
    name: "jsonl",
    doc: "JSON Lines: one object on each line.",
    recognises: ({ name, head }) =>
      /\.(jsonl|ndjson)$/i.test(name) || (/\.json$/i.test(name) && hasLines(head)),
    async *read(source, { problems }) {
      const file = source.path;
      let line = 0;
      let row = 0;
      let faults = 0;
      for await (const text of splitLines(readText(source, problems), limit)) {
        line++;
        if (text === null) {
          problems.error(
            "line-is-short-enough",
            { file, line },
            "The line is too long to hold in memory",
            {
              expected: `at most ${count(limit)} characters`,
              fix: "Write one record on each line, or leave out fields that nobody needs.",
            },
          );
          faults++;
        } else if (text.trim() !== "") {
          row++;
          const parsed = parseJson(text);
          if ("value" in parsed && isRecord(parsed.value)) {
            yield { place: { file, line, row }, fields: parsed.value } satisfies RawRecord;
            continue;
          }
          faults++;
          if ("value" in parsed) {
            problems.error("record-is-an-object", { file, line }, "The line is no object", {
              expected: 'an object with named fields: {"name": value}',
              found: excerpt(text, 0),
            });
          } else {
            problems.error(
              "json-is-valid",
              { file, line, column: parsed.at + 1 },
              "The line is not valid JSON",
              {
                expected: parsed.expected,
                found: excerpt(text, parsed.at),
                ...(parsed.at >= text.trimEnd().length
                  ? { fix: "The line is cut off; copy the file again." }
                  : {}),
              },
            );
          }
        }
        if (faults >= maxProblems) {
          problems.error(
            "json-is-valid",
            { file, line },
            `Reading stopped after ${maxProblems} problems`,
          );
          return;
        }
      }
    },
  };
}

export const jsonl: Format = jsonLines(maxLineLength);

/** Lines without their ends, split at `\n` only: a text may hold other line separators. null: longer than the limit. */
async function* splitLines(
  blocks: AsyncIterable<string>,
  limit: number,
): AsyncGenerator<string | null> {
  let parts: string[] = [];
  let length = 0;
  const line = () => {
    const text = length > limit ? null : parts.join("");
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
    let start = 0;
    for (let end = block.indexOf("\n"); end >= 0; end = block.indexOf("\n", start)) {
      take(block.slice(start, end));
      yield line();
      start = end + 1;
    }
    if (start < block.length) take(block.slice(start));
  }
  if (length > 0) yield line();
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
