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
