/** Logs of lm-evaluation-harness: which files are of one run. For the formats, `infer` and `read`. */
export { partsOfName, resultsPathBeside } from "./pair.ts";
