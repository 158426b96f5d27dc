import { z } from "zod";

/** One line of `samples_<task>_<time>.jsonl`: a document under one filter, its metrics as further fields. */
export const sampleSchema = z.looseObject({
  doc_id: z.union([z.number(), z.string()]),
  filter: z.string().optional(),
  metrics: z.array(z.string()).optional(),
});
export type HarnessSample = z.output<typeof sampleSchema>;

const byTask = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

/** `results_<time>.json`. Groups repeat what their subtasks have. */
export const resultsSchema = z.looseObject({
  results: byTask(z.record(z.string(), z.unknown())),
  groups: byTask(z.unknown()).optional(),
  group_subtasks: byTask(z.array(z.string())).optional(),
  configs: byTask(z.unknown()).optional(),
  versions: byTask(z.unknown()).optional(),
  "n-shot": byTask(z.unknown()).optional(),
  "n-samples": byTask(z.looseObject({ effective: z.number().nullish() })).optional(),
  lm_eval_version: z.string().nullish(),
});
export type HarnessResults = z.output<typeof resultsSchema>;
