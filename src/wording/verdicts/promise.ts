import type { Finding } from "../../model/index.ts";
import type { Correction } from "../../stats/index.ts";
import { alpha, correctionNamed } from "../../stats/index.ts";
import { confidence } from "../numbers/numbers.ts";

/** The error rate that a family keeps to: `5%`. */
export const errorRate = confidence(alpha);

/** What the correction of a comparison promises; null where none was made. */
export function promiseOf({
  correction,
}: Pick<Finding["adjusted"], "correction">): Correction["words"] {
  return correction === undefined ? null : (correctionNamed(correction)?.words ?? null);
}
