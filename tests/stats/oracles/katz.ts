import type { TwoCounts } from "../../../src/stats/math/basics/counts.ts";
import { zCritical } from "../../../src/stats/math/basics/distributions.ts";
import {
  type IntervalOutcome,
  withInterval,
  withoutInterval,
} from "../../../src/stats/math/basics/outcome.ts";
import type { Method } from "../../../src/stats/methods/method.ts";
import { reasons } from "./math/reasons.ts";

export const katz: Method = {
  name: "Katz log interval",
  doc: "Normal interval for the log of a ratio of rates; undefined at zero, a check only.",
  citation: "Katz et al. 1978, Biometrics 34:469",
};

/** exp(log R ± z·sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)); `added` is put on every x and n (0 or ½). */
export function katzInterval(counts: TwoCounts, level: number, added = 0): IntervalOutcome {
  if (counts.n1 <= 0 || counts.n2 <= 0) return withoutInterval(null, reasons.emptyArm);
  const ratio = counts.x2 === 0 ? null : counts.x1 / counts.n1 / (counts.x2 / counts.n2);
  const [x1, n1] = [counts.x1 + added, counts.n1 + added];
  const [x2, n2] = [counts.x2 + added, counts.n2 + added];
  if (x1 === 0 || x2 === 0) return withoutInterval(ratio, reasons.zeroCount);
  const error = Math.sqrt(Math.max(0, 1 / x1 - 1 / n1 + (1 / x2 - 1 / n2)));
  const centre = x1 / n1 / (x2 / n2);
  const factor = Math.exp(zCritical(level) * error);
  return withInterval(ratio, { lower: centre / factor, upper: centre * factor }, level, katz.name);
}
