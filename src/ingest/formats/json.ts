import { count } from "../../lib/format-number.ts";
import { nearest } from "../../lib/nearest.ts";
import type { Format, RawRecord, ReadContext, Source } from "../format.ts";
import { linePosition, parseJson } from "../parse-json.ts";
import { parsePath, readPath } from "../path.ts";
import { readText } from "../read-text.ts";
import { isRecord } from "../record.ts";
import { splitJson } from "../split-json.ts";

const wholeUpTo = 64 * 1024 * 1024;
const maxRecordLength = 64 * 1024 * 1024;
const maxProblems = 20;

/** JSON files: parsed at once up to `whole` characters, in pieces beyond. */
export function jsonFile(whole: number): Format {
  return {
    name: "json",
    doc: "A JSON list of objects, or an object with such a list under a key.",
    paths: [
      { path: "<key>", doc: "A field of the object." },
      {
        path: "<key>.<key>",
        doc: "A field of an object inside it; `<key>[0]` is an entry of a list.",
      },
      {
        path: "file.<key>",
        doc: "What the file says beside its list of records, where a record has no field `file`.",
      },
    ],
    recognises: ({ head }) =>
      /^[[{]/.test(new TextDecoder().decode(head.subarray(0, 1024)).trimStart()),
    async *read(source, context) {
      const parts: string[] = [];
      let length = 0;
      for await (const block of readText(source, context.problems)) {
        parts.push(block);
        if ((length += block.length) > whole) break;
      }
      if (length > whole) {
        parts.length = 0;
        yield* readPieces(source, context);
      } else yield* readWhole(parts.join(""), source.path, context);
    },
  };
}

export const json: Format = jsonFile(wholeUpTo);

type Metadata = Readonly<Record<string, unknown>>;

function* readWhole(text: string, file: string, context: ReadContext): Generator<RawRecord> {
  const parsed = parseJson(text);
  if (!("value" in parsed)) {
    const place = { file, ...linePosition(text, parsed.at) };
    context.problems.error("json-is-valid", place, "The file is not valid JSON", {
      expected: parsed.expected,
      found: text.slice(parsed.at, parsed.at + 40).split("\n", 1)[0] || "the end of the file",
      ...(parsed.at >= text.trimEnd().length ? { fix: "The file is cut off; copy it again." } : {}),
    });
    return;
  }
  if (Array.isArray(parsed.value)) {
    yield* records(parsed.value, null, file, context);
    return;
  }
  const top = isRecord(parsed.value) ? parsed.value : {};
  const key = chooseRecords(
    top,
    Object.keys(top).filter((k) => Array.isArray(top[k]) && isRecord(top[k][0])),
    file,
    context,
  );
  if (key === null) return;
  const list = readPath(top, parsePath(key));
  const metadata = Object.fromEntries(Object.entries(top).filter(([name]) => name !== key));
  yield* records(Array.isArray(list) ? list : [], metadata, file, context);
}

/** The key that holds the records: the one that is named, or the only list of objects. */
function chooseRecords(
  top: Metadata,
  lists: readonly string[],
  file: string,
  { records: named, problems }: ReadContext,
): string | null {
  const candidates = lists.length ? lists : Object.keys(top);
  if (named !== undefined) {
    if (lists.includes(named) || Array.isArray(readPath(top, parsePath(named)))) return named;
    const near = nearest(named, candidates);
    problems.error("field-is-found", { file, field: named }, `No list stands under "${named}"`, {
      expected: "the key under which the records are",
      found: candidates.join(", ") || "no keys",
      ...(near ? { fix: `Did you mean "${near}"?` } : {}),
    });
    return null;
  }
  const [only, ...more] = lists;
  if (only !== undefined && more.length === 0) return only;
  problems.error(
    "field-is-found",
    { file },
    only ? "Several keys hold lists of records" : "No key holds a list of records",
    {
      expected: "a list of objects, or an object with one such list",
      found: candidates.join(", ") || "no keys",
      ...(only ? { fix: `Name the key in the manifest: \`records: ${only}\`.` } : {}),
    },
  );
  return null;
}

function* records(
  list: readonly unknown[],
  metadata: Metadata | null,
  file: string,
  context: ReadContext,
) {
  let faults = 0;
  for (const [i, value] of list.entries()) {
    if (isRecord(value)) yield rawRecord(value, metadata, file, i + 1);
    else if (faults++ < maxProblems) reportNoObject(value, file, i + 1, context);
  }
}

/** Metadata of the file is under `file`, unless the record has a field of that name. */
function rawRecord(
  fields: Metadata,
  metadata: Metadata | null,
  file: string,
  row: number,
): RawRecord {
  return { place: { file, row }, fields: metadata ? { file: metadata, ...fields } : fields };
}

function reportNoObject(
  value: unknown,
  file: string,
  row: number,
  { problems }: ReadContext,
): void {
  problems.error("record-is-an-object", { file, row }, "The record is no object", {
    expected: 'an object with named fields: {"name": value}',
    found: String(JSON.stringify(value)).slice(0, 40),
    fix: "Give each value of a record a name.",
  });
}

async function* readPieces(source: Source, context: ReadContext): AsyncGenerator<RawRecord> {
  const { problems } = context;
  const file = source.path;
  const pieces = () => splitJson(readText(source, problems), maxRecordLength);
  let key: string | null = null;
  let metadata: Metadata | null = null;
  if (/^\s*\{/.test(new TextDecoder().decode(source.head).replace(/^\ufeff/, ""))) {
    // Metadata may follow the records, so the first of two passes collects it.
    const top: Record<string, unknown> = {};
    const lists = new Set<string>();
    for await (const piece of pieces()) {
      if (piece === "unfinished" || piece.text === null) continue;
      if (piece.kind === "element" && piece.key !== null) {
        if (piece.text.startsWith("{")) lists.add(piece.key);
      } else {
        const member = parseJson(`{${piece.text}}`);
        if ("value" in member) Object.assign(top, member.value);
      }
    }
    key = chooseRecords(top, [...lists], file, context);
    if (key === null) return;
    metadata = top;
  }
  let row = 0;
  let faults = 0;
  for await (const piece of pieces()) {
    if (faults > maxProblems) return;
    if (piece === "unfinished") {
      problems.error("json-is-valid", { file }, "The file is not valid JSON", {
        expected: "more text",
        found: "the end of the file",
        fix: "The file is cut off; copy it again.",
      });
      continue;
    }
    if (piece.key !== key || piece.kind !== "element") continue;
    row++;
    const place = { file, line: piece.line, row };
    if (piece.text === null) {
      faults++;
      problems.error("line-is-short-enough", place, "A record is too long to hold in memory", {
        expected: `at most ${count(maxRecordLength)} characters`,
      });
      continue;
    }
    const parsed = parseJson(piece.text);
    if ("value" in parsed && isRecord(parsed.value)) {
      yield rawRecord(parsed.value, metadata, file, row);
      continue;
    }
    faults++;
    if ("value" in parsed) reportNoObject(parsed.value, file, row, context);
    else {
      problems.error("json-is-valid", place, "The record is not valid JSON", {
        expected: parsed.expected,
        found: piece.text.slice(parsed.at, parsed.at + 40) || "the end of the record",
      });
    }
  }
}
