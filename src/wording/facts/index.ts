/** What statistics found out, in sentences: one file for each kind of fact. For all of wording. */
export { differenceMethod } from "./difference-method.ts";
export { estimateMethod } from "./estimate-method.ts";
export { evidenceInWords } from "./evidence.ts";
export { drawNoun, runWords } from "./nouns.ts";
export type { DrawWords } from "./reach.ts";
export { drawWords, floorDraws, neededWords, tooFewWords } from "./reach.ts";
export { reasonText } from "./reason.ts";
export { generalisation, restrictionText, scopeWords } from "./scope.ts";
export { judgedTestMethod, testMethod } from "./test-method.ts";
export { warningText } from "./warning.ts";
