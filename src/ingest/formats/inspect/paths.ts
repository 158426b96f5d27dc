import type { RecordPath } from "../shared/index.ts";

/** What a manifest can name in a log of Inspect, archive or JSON. */
export const logPaths: readonly RecordPath[] = [
  {
    path: "scores.<scorer>",
    doc: "The value that a scorer gave: `C`, `I`, a number or a dictionary.",
  },
  { path: "scores.<scorer>.<key>", doc: "One entry of a value that is a dictionary." },
  { path: "score.<scorer>.answer", doc: "The answer that the scorer read." },
  { path: "score.<scorer>.explanation", doc: "What the scorer wrote beside its value." },
  { path: "score.<scorer>.metadata.<key>", doc: "Metadata of the score." },
  { path: "sample.id", doc: "Id of the sample; the unit, unless the manifest names another." },
  { path: "sample.epoch", doc: "Epoch; taken without being named." },
  { path: "sample.target", doc: "The right answer." },
  { path: "sample.metadata.<key>", doc: "Metadata of the sample: a condition, a cluster." },
  { path: "sample.error.message", doc: "Why the sample failed." },
  { path: "sample.limit.type", doc: "The limit that ended the sample." },
  { path: "eval.model", doc: "The model." },
  { path: "eval.task", doc: "The task." },
  { path: "eval.task_args.<name>", doc: "An argument that the task was called with." },
  { path: "eval.model_args.<name>", doc: "An argument that the model was loaded with." },
  { path: "eval.metadata.<key>", doc: "Metadata of the run, `--metadata arm=doctag`." },
  { path: "eval.config.<name>", doc: "A setting of the run, such as `epochs`." },
  { path: "log.status", doc: "`success`, `error` or `cancelled`." },
];
