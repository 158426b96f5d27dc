import type { Finding } from "../../model/index.ts";

type Judged = Pick<Finding, "verdict" | "scope" | "atEdge">;

/** The word of a verdict, with whether a little less would have turned it: `upheld at the edge`. */
export function verdictWord({ verdict, atEdge }: Pick<Finding, "verdict" | "atEdge">): string {
  return atEdge ? `${verdict} at the edge` : verdict;
}

/** The word with what it speaks about, which it never stands without: `upheld, these checkpoints`. */
export function verdictInWords(finding: Judged): string {
  return `${verdictWord(finding)}, ${finding.scope.words}`;
}
