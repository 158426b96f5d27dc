import type { Metric } from "../../model/index.ts";
import type { Warning } from "../facts/index.ts";
import type { Draws } from "./draws.ts";

/** What readers must know of a judge's or a ranking's value beside the number. */
export function kindNotes({ kind, correction }: Metric, draws: Draws): readonly Warning[] {
  if (kind === "judged" && correction === "none") return [{ is: "judge alone" }];
  return draws.notes ?? [];
}
