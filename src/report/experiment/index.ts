/** The life of one experiment: read, counted, kept, described. For `report/build.ts`. */
export { checkExperiment } from "./check-experiment.ts";
export { drawShown } from "./draw-shown.ts";
export type { ExperimentTask, LoadedExperiment } from "./experiment-data.ts";
export { loadIngested } from "./experiment-data.ts";
export { numbersOf } from "./experiment-report.ts";
export type { SamplesAsked } from "./kept-samples.ts";
export { samplesFolder } from "./kept-samples.ts";
export type { PreparedExperiment } from "./load-experiments.ts";
export { loadExperiments } from "./load-experiments.ts";
export { pickShown } from "./pick-shown.ts";
export { unitSlugs } from "./unit-slugs.ts";
