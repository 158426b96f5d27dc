import type { Design } from "../../model/index.ts";
import type { JudgedTest, TestHow } from "../../stats/index.ts";
import type { Sentences } from "./cases.ts";
import { say } from "./cases.ts";
import { freedomText, sizeText } from "./nouns.ts";

const sentences: Sentences<TestHow, Design> = {
  named: ({ name }) => name,
  "paired-t": ({ draws }, design) => `paired t test over ${sizeText(draws, design)}`,
  permutation: ({ draws }, design) =>
    `permutation test over ${sizeText(draws, design)} (dealt anew to the two sides)`,
  welch: ({ draws }, design) => `Welch's t test over ${sizeText(draws, design)}`,
  "one-run": ({ draws }, design) => `t test of ${sizeText(draws, design)}`,
  "same interval": () => "the interval itself, read as a test",
  "score-t": ({ df }) =>
    `score test, allowing for samples that resemble each other, ${freedomText(df)}`,
  "sign-flip": ({ draws, exact }, design) =>
    `${exact ? "exact sign-flip test" : "sign-flip test with 10,000 random flips"} over the ${sizeText(draws, design)}`,
};

/** How a p was computed: `exact sign-flip test over the 10 biases`. */
export function testMethod(how: TestHow, design: Design): string {
  return say(sentences, how, design);
}

/** The same of a p that a verdict was read from, which may be one-sided. */
export function judgedTestMethod({ method, oneSided }: JudgedTest): string {
  if (oneSided === undefined) return method;
  return oneSided === 2 ? `two one-sided tests: ${method}` : `${method}, one-sided`;
}
