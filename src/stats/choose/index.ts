/** The tables that choose a method by situation. For estimates, contrasts, and the page in docs. */
export type {
  Arrangement,
  DifferenceFacts,
  DifferenceMethod,
  DrawFacts,
  EstimateFacts,
  EstimateMethod,
  MethodRow,
} from "./choose-method.ts";
export { chooseMethod, differenceRows, drawRows, estimateRows } from "./choose-method.ts";
export type { TestFacts, TestMethod } from "./choose-test.ts";
export { exactFlips, testRows } from "./choose-test.ts";
