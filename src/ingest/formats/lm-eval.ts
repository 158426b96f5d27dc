import { harnessPaths } from "./lm-eval/paths.ts";
import { readResultsFile } from "./lm-eval/read-results.ts";
import { readSamplesFile } from "./lm-eval/read-samples.ts";
import { metricMissingCause, metricToNumber } from "./lm-eval/score.ts";
import type { Format } from "./shared/index.ts";

export { readLmEvalResults } from "./lm-eval/read-results.ts";
export type { TaskValue } from "./lm-eval/results.ts";

/** Output of lm-evaluation-harness: samples per task, or results per run. */
export const lmEval: Format = {
  name: "lm-eval",
  endings: ["jsonl", "json"],
  isLog: true,
  doc: "Output of lm-evaluation-harness: `samples_<task>_<time>.jsonl`, or `results_<time>.json` with one value per task and metric.",
  paths: harnessPaths,
  recognises: ({ head }) => {
    const text = new TextDecoder().decode(head);
    return startsWithSample(text) || startsWithResults(text);
  },
  read(source, context) {
    const text = new TextDecoder().decode(source.head);
    return startsWithResults(text)
      ? readResultsFile(source, context)
      : readSamplesFile(source, context);
  },
  toNumber: metricToNumber,
  missingCause: metricMissingCause,
};

/** A line can be longer than the head, so its later keys are asked for only when its end is in sight. */
function startsWithSample(text: string): boolean {
  const end = text.indexOf("\n");
  const line = end === -1 ? text : text.slice(0, end);
  if (!/^\uFEFF?\s*\{\s*"doc_id"\s*:/.test(line) || !/"doc"\s*:/.test(line)) return false;
  return end === -1 || /"(arguments|resps|filtered_resps)"\s*:/.test(line);
}

/** `results` comes first, and a task has a standard error for each metric. */
function startsWithResults(text: string): boolean {
  return (
    /^\uFEFF?\s*\{\s*"results"\s*:\s*\{/.test(text) && /"[^"\n]+_stderr(,[^"\n]*)?"\s*:/.test(text)
  );
}
