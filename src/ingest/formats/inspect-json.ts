import { looksLikeLog } from "./inspect/looks-like-log.ts";
import { asRecord } from "./inspect/loose.ts";
import { logPaths } from "./inspect/paths.ts";
import { logRecords, type SampleSource } from "./inspect/records.ts";
import { type Header, headerSchema } from "./inspect/schema.ts";
import { scoreMissingCause, scoreToNumber } from "./inspect/score.ts";
import type { Format, ReadContext, Source } from "./shared/index.ts";
import {
  addFault,
  checked,
  Fault,
  type JsonPiece,
  longestText,
  parseText,
  readText,
  splitJson,
} from "./shared/index.ts";

/** Logs of Inspect AI as one JSON object. */
export const inspectJson: Format = {
  name: "inspect-json",
  endings: ["json"],
  isLog: true,
  doc: "Log of Inspect AI as one JSON object (`.json`), with samples or its header alone.",
  paths: logPaths,
  recognises: ({ head }) => looksLikeLog(head),
  async *read(source, context) {
    const file = source.path;
    try {
      refuseOtherShapes(source);
      const header = await readHeader(source, context);
      if (header) yield* logRecords(file, header, fileSamples(source, context), context);
    } catch (fault) {
      addFault(context.problems, { file }, fault);
    }
  },
  toNumber: scoreToNumber,
  missingCause: scoreMissingCause,
};

function refuseOtherShapes({ bytes, head }: Source): void {
  if (bytes === 0) throw new Fault("file-is-not-empty", "the log is empty: it has no bytes");
  const text = new TextDecoder().decode(head).trim();
  if (text.startsWith("{")) return;
  throw new Fault("log-is-readable", "the file is not a log of Inspect", {
    expected: "one JSON object with `eval` and `samples`",
    found: text.slice(0, 40),
  });
}

/** Undefined when the bytes are not text, which is then already told. */
async function readHeader(source: Source, context: ReadContext): Promise<Header | undefined> {
  const told = context.problems.list.length;
  const header: Record<string, unknown> = {};
  for await (const piece of pieces(source, context)) {
    if (context.problems.list.length > told) return undefined;
    if (piece === "unfinished") throw cutShort();
    if (piece.kind === "member") Object.assign(header, asRecord(parseMember(piece)));
    else if (isOfHeader(piece)) addElement(header, piece);
  }
  if (context.problems.list.length > told) return undefined;
  return checked(headerSchema, header, "the log");
}

/** Samples can be gigabytes and may stand before the header's fields, so the header takes a pass of its own. */
async function* fileSamples(source: Source, context: ReadContext): AsyncIterable<SampleSource> {
  let row = 0;
  for await (const piece of pieces(source, context)) {
    if (piece === "unfinished" || piece.kind !== "element" || piece.key !== "samples") continue;
    row += 1;
    // Most logs are one line, of which the number says less than that of the record.
    const line = piece.line > 1 ? piece.line : undefined;
    const place = { file: source.path, line, row };
    yield { place, transcript: true, read: () => parseText(piece.text, "the sample") };
  }
}

function pieces(source: Source, context: ReadContext): AsyncIterable<JsonPiece | "unfinished"> {
  return splitJson(readText(source, context.problems), longestText);
}

function parseMember({ text }: JsonPiece): unknown {
  return parseText(text === null ? null : `{${text}}`, "the log");
}

/** Reductions repeat the scores of all samples; nothing here needs them. */
function isOfHeader({ key }: JsonPiece): boolean {
  return key !== null && key !== "samples" && key !== "reductions";
}

function addElement(header: Record<string, unknown>, { key, text }: JsonPiece): void {
  const list = header[key ?? ""];
  const element = parseText(text, "the log");
  header[key ?? ""] = Array.isArray(list) ? [...list, element] : [element];
}

function cutShort(): Fault {
  return new Fault("file-is-complete", "the file ends within the log: the copy is incomplete", {
    fix: "Copy the log again, or wait until the run has closed it.",
  });
}
