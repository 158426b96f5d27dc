import { count } from "../../lib/format-number.ts";
import { didYouMean } from "../../lib/nearest.ts";
import type { Format, RawRecord, ReadContext, Source } from "./shared/index.ts";
import {
  hasPlaceholder,
  isRecord,
  linePosition,
  listsIn,
  namedLists,
  parseJson,
  readText,
  sameValue,
  splitJson,
  wholeFile,
} from "./shared/index.ts";

const wholeUpTo = 64 * 1024 * 1024;
const maxRecordLength = 64 * 1024 * 1024;
const maxProblems = 20;

/** JSON files: parsed at once up to `whole` characters, in pieces beyond. */
export function jsonFile(whole: number): Format {
  return {
    name: "json",
    endings: ["json"],
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
    yield* records(parsed.value, null, {}, file, 0, context);
    return;
  }
  const top = isRecord(parsed.value) ? parsed.value : {};
  if (context.records === wholeFile) {
    yield* records([top], null, {}, file, 0, context);
    return;
  }
  const named = chooseRecords(top, listsIn(top), file, context);
  if (named === null) return;
  const lists = namedLists(top, named);
  const read = new Set(hasPlaceholder(named) ? lists.map(({ top: key }) => key) : [named]);
  const metadata = Object.fromEntries(Object.entries(top).filter(([name]) => !read.has(name)));
  let before = 0;
  for (const { records: list, keys } of lists) {
    yield* records(list, metadata, keys, file, before, context);
    before += list.length;
  }
  noteOthers(listsIn(metadata), context);
}

/** What `records:` names, or the only list of objects. */
function chooseRecords(
  top: Metadata,
  lists: readonly string[],
  file: string,
  { records: named, problems }: ReadContext,
): string | null {
  const candidates = lists.length ? lists : Object.keys(top);
  if (named !== undefined) {
    if (lists.includes(named) || namedLists(top, named).length > 0) return named;
    problems.error("field-is-found", { file, field: named }, `No list stands under "${named}"`, {
      expected: "the key under which the records are",
      found: candidates.join(", ") || "no keys",
      ...didYouMean(named, candidates),
    });
    return null;
  }
  const [only, ...more] = lists;
  if (only !== undefined && more.length === 0 && !hasPlaceholder(only)) return only;
  const several = more.length > 0 || only !== undefined;
  problems.error(
    "field-is-found",
    { file },
    several ? "Several keys hold lists of records" : "No key holds a list of records",
    {
      expected: "a list of objects, or an object with one such list",
      found: candidates.slice(0, 20).join(", ") || "no keys",
      fix: several ? fixOfSeveral(lists) : fixOfNone(top),
    },
  );
  return null;
}

function fixOfSeveral(lists: readonly string[]): string {
  const inside = lists.find(hasPlaceholder);
  const all = inside ?? "{part}";
  const one = lists.find((list) => !hasPlaceholder(list));
  return `Say in the manifest which are read: ${one ? `\`records: ${one}\`, or ` : ""}all of them with their key as a field, \`records: "${all}"\`, or the whole file as one sample, \`records: "."\`.`;
}

function fixOfNone(top: Metadata): string {
  return Object.values(top).filter(isRecord).length > 1
    ? 'If each key holds a record: `records: "{id}"`; if the file is one sample: `records: "."`.'
    : 'If the file is one sample, say `records: "."` in the manifest.';
}

function noteOthers(lists: readonly string[], { note }: ReadContext): void {
  if (lists.length === 0) return;
  const shown = lists.slice(0, 6).join(", ");
  note(`other lists of records in the file are not read: ${shown}${lists.length > 6 ? ", …" : ""}`);
}

function* records(
  list: readonly unknown[],
  metadata: Metadata | null,
  keys: Readonly<Record<string, string>>,
  file: string,
  before: number,
  context: ReadContext,
) {
  let faults = 0;
  let row = before;
  for (const value of list) {
    row += 1;
    if (isRecord(value))
      yield rawRecord(withKeys(value, keys, file, row, context), metadata, file, row);
    else if (faults++ < maxProblems) reportNoObject(value, file, row, context);
  }
}

/** A record with the keys under which it stands; where it says something else itself, that is a problem. */
function withKeys(
  record: Metadata,
  keys: Readonly<Record<string, string>>,
  file: string,
  row: number,
  { problems }: ReadContext,
): Metadata {
  const names = Object.keys(keys);
  if (names.length === 0) return record;
  for (const name of names) {
    if (!Object.hasOwn(record, name) || sameValue(record[name], keys[name])) continue;
    problems.error(
      "field-is-found",
      { file, row, field: name },
      `The record has a field "${name}" of its own, beside the key that \`records:\` calls so`,
      {
        expected: "another name for the placeholder",
        found: `key "${keys[name]}", field ${JSON.stringify(record[name])}`,
        fix: `Choose another name: \`{${name}_key}\`.`,
      },
    );
    break;
  }
  return { ...keys, ...record };
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
  // A file of this size is read piece by piece: a key of its top object is as deep as pieces go.
  const anyKey = /^\{([A-Za-z_][A-Za-z0-9_-]*)\}$/.exec(context.records ?? "")?.[1];
  if (context.records !== undefined && anyKey === undefined && isDeep(context.records)) {
    problems.error(
      "line-is-short-enough",
      { file },
      "The file is too large to look for records inside its keys",
      {
        expected: `at most ${count(wholeUpTo)} characters, or \`records:\` with one key or one placeholder`,
        found: `records: ${context.records}`,
        fix: "Split the file, one for each key.",
      },
    );
    return;
  }
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
    if (anyKey === undefined) key = chooseRecords(top, [...lists], file, context);
    if (key === null && anyKey === undefined) return;
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
    const wanted = anyKey === undefined ? piece.key === key : piece.key !== null;
    if (!wanted || piece.kind !== "element") continue;
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
      const keys = anyKey === undefined ? {} : { [anyKey]: piece.key ?? "" };
      yield rawRecord(withKeys(parsed.value, keys, file, row, context), metadata, file, row);
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

const isDeep = (records: string): boolean => records === wholeFile || hasPlaceholder(records);
