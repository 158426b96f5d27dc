import type { z } from "zod";
import { Fault } from "./fault.ts";

/** Checks a part of a log; throws a `Fault` that names the path and what stands there. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  const where = path ? `\`${path}\` of ${what}` : what;
  throw new Fault("log-is-readable", `${where} is not as Inspect writes it: ${issue?.message}`);
}
