import type { RecordPath } from "../shared/index.ts";

/** What a manifest can name in output of lm-evaluation-harness. */
export const harnessPaths: readonly RecordPath[] = [
  { path: "<metric>", doc: "Value of a metric, such as `exact_match`, in files of samples." },
  { path: "task", doc: "The task: the part of the file name after `samples_`." },
  { path: "filter", doc: "Filter of the answers; each document has a row for each filter." },
  { path: "doc_id", doc: "Id of the document; the unit, unless the manifest names another." },
  { path: "doc.<key>", doc: "A field of the document." },
  { path: "target", doc: "The right answer." },
  { path: "filtered_resps[0]", doc: "The answer after the filter." },
  { path: "run.model_name", doc: "The model, from the results file of the same time beside it." },
  { path: "run.config.model_args", doc: "How the model was loaded, from the same file." },
  { path: "run.num_fewshot", doc: "Examples in the prompt, from the same file." },
  { path: "value", doc: "In files of results: the value of a task and metric." },
  { path: "metric", doc: "In files of results: the metric's name." },
  { path: "stderr", doc: "In files of results: the standard error as the harness gives it." },
  { path: "n", doc: "In files of results: documents evaluated." },
];
