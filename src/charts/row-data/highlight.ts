import type { Selection } from "../../model/index.ts";
import type { Highlight, Refusal } from "../chart-type.ts";

/** Whether a condition is the highlighted one: it has no level that the highlight leaves out. */
export function isHighlighted(of: Selection, highlight: Highlight): boolean {
  return Object.entries(highlight.of).every(
    ([factor, wanted]) => of[factor]?.every((level) => wanted.includes(level)) ?? false,
  );
}

/** A highlight is one mark of a panel: more of them would stand out against nothing. */
export function refuseHighlight(
  panels: readonly (readonly Selection[])[],
  highlight: Highlight | null | undefined,
): Refusal | null {
  if (!highlight) return null;
  const found = panels.map((own) => own.filter((of) => isHighlighted(of, highlight)).length);
  const most = Math.max(0, ...found);
  if (most === 1) return null;
  return {
    message:
      most === 0
        ? "The figure has no mark that `highlight` picks"
        : `\`highlight\` picks ${most} marks of one panel`,
    expected: "levels that one mark of each panel has",
    found: Object.entries(highlight.of)
      .map(([factor, levels]) => `${factor}=${levels.join("|")}`)
      .join(", "),
    fix: "Name a level of every factor by which the figure tells its marks apart.",
  };
}
