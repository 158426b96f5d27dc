/** The error rate that a family keeps to. */
export const alpha = 0.05;

/** Draws below which nothing is claimed, and replicates below which nothing is claimed of trainings. */
export const leastDraws = 10;
export const leastReplicates = 4;

/** The draws that a claim needs: replicates where there are several. */
export function leastFor(replicates: number): number {
  return replicates > 1 ? leastReplicates : leastDraws;
}
