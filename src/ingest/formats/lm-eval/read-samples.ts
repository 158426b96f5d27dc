import { fixed } from "../../../lib/format-number.ts";
import type { RawRecord, ReadContext, Source } from "../shared/index.ts";
import { addFault, checked, parseBytes } from "../shared/index.ts";
import { checkSamples } from "./file-checks.ts";
import { type Line, splitLines } from "./lines.ts";
import { partsOfName, resultsBeside } from "./pair.ts";
import { taskValues } from "./results.ts";
import { runOf } from "./run.ts";
import { harnessRecord } from "./samples.ts";
import { type HarnessResults, type HarnessSample, sampleSchema } from "./schema.ts";

/** More broken lines than this say nothing new. */
const mostFaults = 20;

/** One record per document and filter. */
export async function* readSamplesFile(
  source: Source,
  context: ReadContext,
): AsyncIterable<RawRecord> {
  const { task, time } = partsOfName(source.name);
  const results = task && time ? await resultsBeside(source.absolutePath, task, time) : undefined;
  const run = task && results ? runOf(results, task) : {};
  const checks = checkSamples();
  let faults = 0;
  for await (const line of splitLines(source.open())) {
    const sample = readLine(line, source, context);
    if (sample) {
      checks.count(sample);
      yield harnessRecord(sample, { file: source.path, line: line.number }, task, run);
      continue;
    }
    faults += 1;
    if (faults < mostFaults) continue;
    const text = `Stopped after ${faults} broken lines`;
    context.problems.error("log-is-readable", { file: source.path }, text);
    return;
  }
  checks.finish(source.path, effective(results, task), context);
  tellRun(results, context);
  tellErrors(results, task, context);
}

/** The harness's own standard errors, which rest on another rule than the intervals here. */
function tellErrors(
  results: HarnessResults | undefined,
  task: string | undefined,
  { note }: ReadContext,
): void {
  const values = results ? taskValues(results).filter((value) => value.task === task) : [];
  for (const { metric, filter, value, stderr } of values) {
    if (stderr === null) continue;
    note(
      `the results file says ${metric} (${filter}) ${fixed(value, 4)}, standard error ${fixed(stderr, 4)} by its own rule; intervals here are computed anew`,
    );
  }
}

function readLine(line: Line, source: Source, context: ReadContext): HarnessSample | undefined {
  try {
    return checked(sampleSchema, parseBytes(line.bytes, "the line"), "the sample");
  } catch (fault) {
    addFault(context.problems, { file: source.path, line: line.number }, fault);
    return undefined;
  }
}

function effective(results: HarnessResults | undefined, task: string | undefined): number | null {
  return (task && results?.["n-samples"]?.[task]?.effective) || null;
}

function tellRun(results: HarnessResults | undefined, context: ReadContext): void {
  context.note(
    results
      ? `written by lm-eval ${results.lm_eval_version ?? "(no version)"}`
      : "no results file of the same time is beside it: fields `run.*` are empty",
  );
}
