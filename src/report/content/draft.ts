import type { Problem } from "../../model/index.ts";

/**
 * What a report is made for. `publish`: a claim that the data does not uphold is an error. `preview`: it is shown with
 * its verdict, and the pages say that this is a draft. `draft`: the same, and they say so in any case.
 */
export type Purpose = "publish" | "preview" | "draft";

const isClaim = ({ rule }: Problem): boolean => rule === "claim-is-upheld";

/** Problems as they weigh for a purpose. */
export function weighed(problems: readonly Problem[], purpose: Purpose): readonly Problem[] {
  if (purpose === "publish") return problems;
  return problems.map((problem) =>
    isClaim(problem) ? { ...problem, severity: "warning" as const } : problem,
  );
}

/** How many claims the pages of a draft say that the data does not uphold; undefined where the report is no draft. */
export function draftOf(problems: readonly Problem[], purpose: Purpose): number | undefined {
  const failed = problems.filter(isClaim).length;
  return purpose === "draft" || (purpose === "preview" && failed > 0) ? failed : undefined;
}
