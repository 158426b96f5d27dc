/** What the spread of a number is taken over: units, clusters, runs, and what each says. For estimates and contrasts. */
export { clustersAt, runsAt } from "./draw-clusters.ts";
export type { Draws, Fill } from "./draws.ts";
export { drawsIn, drawsOf, replicatesIn, samplesAt, unitsInRuns, valuesAt } from "./draws.ts";
export { samplesTogether } from "./influence-draws.ts";
export { kindNotes } from "./kind-notes.ts";
export { judgedColumns, rankedColumns } from "./kind-statistic.ts";
export type { Changes } from "./runs.ts";
export { areSameRuns, changesBetween, distinctRuns, isTrained } from "./runs.ts";
export { differencesWithin, drawsWithin, hasNoDraws, nameOf } from "./within.ts";
