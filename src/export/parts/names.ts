import { capital } from "../../lib/words.ts";
import type { Figure, FindingReport } from "../../model/index.ts";

/** `Figure 3` or `Table 1`. */
export const figureName = ({ kind, number }: Pick<Figure, "kind" | "number">): string =>
  `${capital(kind)} ${number}`;

/** `Upheld, these checkpoints: −20.2 pp [−34.3, −6.1], expected: less than 0`: never a claim without what was found. */
export function verdictLine({ words }: Pick<FindingReport, "words">): string {
  return words.line;
}
