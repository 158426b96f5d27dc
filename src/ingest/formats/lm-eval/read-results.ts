import type { Problems } from "../../../model/index.ts";
import type { RawRecord, ReadContext, Source } from "../shared/index.ts";
import { addFault, checked, Fault, longestText, parseBytes } from "../shared/index.ts";
import { type TaskValue, taskValues } from "./results.ts";
import { runOf } from "./run.ts";
import { type HarnessResults, resultsSchema } from "./schema.ts";

/** The values of a results file; empty, with a problem, when it cannot be read. */
export async function readLmEvalResults(
  source: Source,
  problems: Problems,
): Promise<readonly TaskValue[]> {
  const file = await readFile(source, problems);
  return file ? taskValues(file) : [];
}

/** One record per task, metric and filter, so that a manifest can take the file as a table of published values. */
export async function* readResultsFile(
  source: Source,
  context: ReadContext,
): AsyncIterable<RawRecord> {
  const file = await readFile(source, context.problems);
  if (!file) return;
  const values = taskValues(file);
  context.note(
    `values of whole tasks, as lm-eval ${file.lm_eval_version ?? "(no version)"} computed them`,
  );
  if (values.some((value) => value.group)) {
    context.note("groups repeat their tasks: rows with `group` are not to be added to the others");
  }
  for (const [i, value] of values.entries()) {
    yield {
      place: { file: source.path, row: i + 1, field: `results.${value.task}` },
      fields: { ...value, run: runOf(file, value.task) },
      unit: value.task,
    };
  }
  if (values.length > 0) return;
  context.problems.warn("file-is-not-empty", { file: source.path }, "The results hold no metric");
}

async function readFile(source: Source, problems: Problems): Promise<HarnessResults | undefined> {
  try {
    return parseResults(await gather(source.open()));
  } catch (fault) {
    addFault(problems, { file: source.path }, fault);
    return undefined;
  }
}

/** Throws a `Fault`. */
export function parseResults(bytes: Buffer | null): HarnessResults {
  return checked(resultsSchema, parseBytes(bytes, "the results file"), "the results file");
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > longestText) return null;
    parts.push(chunk);
  }
  if (length === 0) throw new Fault("file-is-not-empty", "the file is empty");
  return Buffer.concat(parts);
}
