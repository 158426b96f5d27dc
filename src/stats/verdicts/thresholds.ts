/** The error rate that a family keeps to. */
export const alpha = 0.05;

/** Draws below which nothing is claimed, and replicates below which nothing is claimed of trainings. */
export const leastDraws = 10;
export const leastReplicates = 4;

/** The draws that a claim needs: replicates where it is over them. */
export function leastFor(overRuns: boolean): number {
  return overRuns ? leastReplicates : leastDraws;
}
