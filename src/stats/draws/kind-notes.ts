import type { Metric } from "../../model/index.ts";
import type { Draws } from "./draws.ts";

/** What readers must know of a judge's or a ranking's value beside the number. */
export function kindNotes({ kind, correction }: Metric, draws: Draws): readonly string[] {
  if (kind === "judged" && correction === "none")
    return ["the judge's own rate: how often the judge errs is not known"];
  return draws.notes ?? [];
}
