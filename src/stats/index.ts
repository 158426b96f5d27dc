/** Stage 4 of 9: sums per unit in; estimates, contrasts and verdicts out. */
export type * from "./evidence.ts";
