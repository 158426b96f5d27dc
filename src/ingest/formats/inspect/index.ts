/** Logs of Inspect, in pieces that other rooms of ingest read as well: headers, texts, turns. For the formats, `infer` and `map`. */
export { asList, asRecord, asText } from "./loose.ts";
export { readHeader } from "./members.ts";
export { readTurns } from "./turns.ts";
export { openArchive } from "./zip.ts";
