import { csv } from "./csv.ts";
import { inspectEval } from "./inspect-eval.ts";
import { inspectJson } from "./inspect-json.ts";
import { json } from "./json.ts";
import { jsonl } from "./jsonl.ts";
import { lmEval } from "./lm-eval.ts";
import { parquet } from "./parquet.ts";
import type { Format } from "./shared/index.ts";

/**
 * Every format, in the order in which a file is offered to them: those of a harness before the general ones that
 * they are written in.
 */
export const formats: readonly Format[] = [
  inspectEval,
  inspectJson,
  lmEval,
  parquet,
  csv,
  jsonl,
  json,
];

/** Endings of result files, in order; each may stand before `.gz`. */
export const resultEndings: readonly string[] = [
  ...new Set(formats.flatMap(({ endings }) => endings)),
].sort();

/** The ending of a result file, with its dot and `.gz`. */
export const resultEnding = new RegExp(`\\.(${resultEndings.join("|")})(\\.gz)?$`, "i");

/** Whether a format, by its name, is that of a harness. */
export function isLog(name: string): boolean {
  return formats.some((format) => format.name === name && format.isLog === true);
}
