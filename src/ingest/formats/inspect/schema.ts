import { z } from "zod";

/** Only what is used is strict: logs of all ages carry other fields, and None is left out on write. */

const scoreSchema = z.looseObject({ value: z.unknown() });

const summaryOfFault = z.union([z.string(), z.looseObject({})]).nullish();

export const headerSchema = z.looseObject({
  version: z.number().int().nullish(),
  status: z.string().nullish(),
  eval: z.looseObject({
    task: z.string(),
    model: z.string(),
    packages: z.record(z.string(), z.unknown()).nullish(),
  }),
  results: z
    .looseObject({
      total_samples: z.number().nullish(),
      completed_samples: z.number().nullish(),
      scorer: z.union([z.string(), z.looseObject({ name: z.string() })]).nullish(),
      scores: z
        .array(z.looseObject({ name: z.string().nullish(), scorer: z.string().nullish() }))
        .nullish(),
    })
    .nullish(),
});
export type Header = z.output<typeof headerSchema>;

export const sampleSchema = z.looseObject({
  id: z.union([z.number(), z.string()]),
  epoch: z.number().int().min(1),
  scores: z.record(z.string(), scoreSchema).nullish(),
  score: scoreSchema.nullish(),
  error: summaryOfFault,
  limit: summaryOfFault,
  invalidation: z.looseObject({}).nullish(),
});
export type LogSample = z.output<typeof sampleSchema>;
