import { z } from "zod";
import { Fault } from "./fault.ts";

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

/** Checks a part of a log; throws a `Fault` that names the path and what stands there. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  const where = path ? `\`${path}\` of ${what}` : what;
  throw new Fault("log-is-readable", `${where} is not as Inspect writes it: ${issue?.message}`);
}
