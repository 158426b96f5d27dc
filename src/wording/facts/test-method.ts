import type { Design } from "../../model/index.ts";
import type { JudgedTest, TestHow } from "../../stats/index.ts";
import type { Sentences } from "./cases.ts";
import { say } from "./cases.ts";
import { freedomText, sizeText } from "./nouns.ts";

const sentences: Sentences<TestHow, Design> = {
  named: ({ name }) => name,
  "paired-t": ({ draws }, design) => `paired t test over ${sizeText(draws, design)}`,
  permutation: ({ draws }, design) => `permutation test over ${sizeText(draws, design)}`,
  welch: ({ draws }, design) => `Welch's t test over ${sizeText(draws, design)}`,
  "one-run": ({ draws }, design) => `t test of ${sizeText(draws, design)}`,
  "same interval": () => "the same interval as a test",
  "score-t": ({ df }) => `score test, samples counted as partly alike, ${freedomText(df)}`,
  "sign-flip": ({ draws, exact }, design) =>
    `${exact ? "exact sign-flip test" : "sign-flip test by 10,000 seeded draws"} over the ${sizeText(draws, design)}`,
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
