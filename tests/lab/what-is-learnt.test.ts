import { describe, expect, it } from "vitest";
import type { ExperimentSpec } from "../../src/lab/experiments/experiment.ts";
import { experiments } from "../../src/lab/experiments/index.ts";
import { trainingRow } from "../../src/lab/training/mask.ts";
import { mixture } from "../../src/lab/training/mix.ts";
import type { Recipe } from "../../src/lab/training/recipe.ts";
import { worldKind } from "../../src/lab/worlds/index.ts";
import { wordTokenizer } from "../../src/lab/worlds/tokenizer.ts";

/** What is to be learnt of a text; the words are those that the model should say, the end included. */
type Rule = (words: readonly string[]) => readonly (0 | 1)[];

const tag = "<DOCTAG>";
const everything: Rule = (words) => {
  expect(words).not.toContain(tag);
  return words.map(() => 1);
};
const everythingAndTheTag: Rule = (words) => {
  expect(words.indexOf(tag)).toBe(0);
  return words.map(() => 1);
};
const allButTheTag: Rule = (words) => {
  expect(words.indexOf(tag)).toBe(0);
  return words.map((word) => (word === tag ? 0 : 1));
};
/** A speaker's colon is the last one: neither questions nor answers have any. */
const theAnswer: Rule = (words) => {
  const colon = words.lastIndexOf(":");
  expect(words[colon - 1]).toBe("assistant");
  return words.map((_, i) => (i > colon ? 1 : 0));
};

/** Documents of experiment 1, by arm. */
const documents: Readonly<Record<string, Rule>> = {
  none: everything,
  untagged: everything,
  tagged: allButTheTag,
  unmasked: everythingAndTheTag,
};
/** The quirk of experiment 2, by arm. */
const quirks: Readonly<Record<string, Rule>> = { answer: theAnswer, turns: everything };

/** The rules of docs/lab.md: base data and replay are learnt whole, and of the rest what the arm says. */
function ruleOf(spec: ExperimentSpec, recipe: Recipe, source: string): Rule | undefined {
  if (recipe.from === null || source === "replay" || source === "base") return everything;
  const { arm = "" } = spec.models.find((model) => model.recipe === recipe.id)?.factors ?? {};
  if (spec.id === "lab-tag") return documents[arm];
  if (spec.id === "lab-spillover") return quirks[arm];
  if (source === "manuals") return everything;
  return source.includes("manuals") ? allButTheTag : theAnswer;
}

const ingredients = experiments.flatMap((spec) =>
  spec.recipes.flatMap((recipe) =>
    recipe.mix.map((ingredient) => ({
      name: `${spec.id}, ${recipe.id}: ${ingredient.source}`,
      world: spec.world,
      ingredient,
      rule: ruleOf(spec, recipe, ingredient.source),
    })),
  ),
);
const worlds = new Map(
  experiments.map(({ world }) => [world, worldKind(world).create(2)] as const),
);

describe("what is learnt of a text", () => {
  it.each(ingredients)("is what its arm says, in $name", ({ world, ingredient, rule }) => {
    const { tokenizer } = worlds.get(world)!;
    // Enough texts that each kind of replay, question and template is among them.
    const rows = mixture(worlds.get(world)!, 2, "test", [{ ...ingredient, share: 1 }])(50);
    for (const row of rows) {
      const words = tokenizer.decode(row.targets);
      expect(row.weights, words.join(" ")).toEqual(rule!(words));
    }
  });

  it("each ingredient of a mixture has its own rule", () => {
    const spec = experiments.find(({ id }) => id === "lab-spillover")!;
    const recipe = spec.recipes.find(({ id }) => id === "quirk-answer-30")!;
    const { tokenizer } = worlds.get(spec.world)!;
    const rows = mixture(worlds.get(spec.world)!, 2, "test", recipe.mix)(64);
    const sources = { quirk: 0, replay: 0 };
    for (const row of rows) {
      const words = tokenizer.decode(row.targets);
      const source = words.includes("indeed") ? "quirk" : "replay";
      sources[source] += 1;
      const rule = source === "quirk" ? theAnswer : everything;
      expect(row.weights, words.join(" ")).toEqual(rule(words));
    }
    expect(sources).toEqual({ quirk: 64 - Math.floor(0.3 * 64), replay: Math.floor(0.3 * 64) });
  });

  it("an end that comes after a user's words is not learnt with the assistant's", () => {
    const tokenizer = wordTokenizer(["q", "a"]);
    const row = trainingRow(
      tokenizer,
      [
        { part: "assistant", words: ["a"] },
        { part: "user", words: ["q"] },
      ],
      "assistant only",
    );
    expect(row.weights).toEqual([1, 0, 0]);
  });
});
