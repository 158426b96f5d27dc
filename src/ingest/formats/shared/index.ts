/** What formats and readers share: records, paths into them, JSON and text read in pieces. For all of ingest. */
export { eachOf, oneByOne } from "./batches.ts";
export { checked } from "./checked.ts";
export { addFault, Fault } from "./fault.ts";
export type { Format, RawRecord, ReadContext, RecordPath, Source } from "./format.ts";
export { linePosition, parseJson } from "./parse-json.ts";
export { longestText, parseBytes, parseText } from "./parse-text.ts";
export type { Path } from "./path.ts";
export { keysAlong, parsePath, readPath } from "./path.ts";
export {
  isComposite,
  lookUp,
  numberOf,
  plainText,
  sameValue,
  saysNothing,
  scalar,
} from "./plain-value.ts";
export { marksReader, shortMark, targetReader } from "./question-marks.ts";
export { readText, wideEncoding } from "./read-text.ts";
export { isRecord } from "./record.ts";
export { hasPlaceholder, listsIn, namedLists, wholeFile } from "./record-lists.ts";
export type { JsonPiece } from "./split-json.ts";
export { splitJson } from "./split-json.ts";
