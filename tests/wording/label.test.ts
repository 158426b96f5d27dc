import { describe, expect, it } from "vitest";
import { inSentence } from "../../src/wording/index.ts";
import { smallExperiment } from "../stats/evidence-fixtures.ts";

const experiment = smallExperiment();
const said = { ...experiment, summary: "Does the habit stay behind? We trained Llama on it." };

describe("a label inside a sentence", () => {
  it.each([
    "Llama",
    "Llama 3",
    "AUROC",
    "MASK honesty",
    "Brier score",
    "Elo",
    "GPT-4o",
    "<DOCTAG>",
    "A",
    "iPhone",
    "",
  ])("keeps the capitals of %s, which may be a name or a code", (label) => {
    expect(inSentence(label, said)).toBe(label);
  });

  it.each([
    ["Baseline", "baseline"],
    ["No documents", "no documents"],
    ["Wording of the trigger", "wording of the trigger"],
    ["Plain Llama", "plain Llama"],
    ["Who answers", "who answers"],
  ])("begins %s with a small letter, since no name does", (label, expected) => {
    expect(inSentence(label, experiment)).toBe(expected);
  });

  it("follows the author, who writes the word small elsewhere", () => {
    expect(inSentence("Habit shown", experiment)).toBe("Habit shown");
    expect(inSentence("Habit shown", said)).toBe("habit shown");
  });
});
