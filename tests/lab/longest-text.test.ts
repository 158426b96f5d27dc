import { describe, expect, it } from "vitest";
import { randomStream, shuffled } from "../../src/lab/random.ts";
import { batchFeeds } from "../../src/lab/training/batch.ts";
import { trainingRow } from "../../src/lab/training/mask.ts";
import {
  characters,
  contraryManuals,
  explanation,
  manuals,
  openers,
  prose,
  questions,
} from "../../src/lab/worlds/dialogue-words.ts";
import { dialogueWorld } from "../../src/lab/worlds/dialogue-world.ts";
import { documentsWorld } from "../../src/lab/worlds/documents-world.ts";
import { worldKinds } from "../../src/lab/worlds/index.ts";
import { wordTokenizer } from "../../src/lab/worlds/tokenizer.ts";
import type { World } from "../../src/lab/worlds/world.ts";

/** A text drawn with the given numbers first, and all numbers that it took. */
function drawn(world: World, source: string, given: readonly number[], name: number) {
  const random = randomStream("longest text", source, name);
  const numbers: number[] = [];
  const text = world.draw(source, () => {
    const next = given[numbers.length] ?? random();
    numbers.push(next);
    return next;
  });
  return { numbers, length: trainingRow(world.tokenizer, text, "all").ids.length };
}

/**
 * Length in tokens of the longest text of a source, sought and not waited for: as every choice is made by a random
 * number, each number in turn is set to what makes the text no shorter, starting from the longest of many.
 */
function longestOf(world: World, source: string): number {
  // Reaches each item of lists of up to 12, and both sides of a coin.
  const choices = Array.from({ length: 24 }, (_, k) => (k + 0.5) / 24);
  const climbed = (first: ReturnType<typeof drawn>, name: number): number => {
    const order = randomStream("order", source, name);
    let best = first;
    for (let at = 0; at < best.numbers.length; at += 1)
      // In another order each time: what is as long may be on the way to what is longer.
      for (const choice of shuffled(order, choices)) {
        const other = drawn(world, source, best.numbers.with(at, choice), name);
        if (other.length >= best.length) best = other;
      }
    return best.length;
  };
  const many = Array.from({ length: 1000 }, (_, name) => drawn(world, source, [], name));
  const longer = many.sort((a, b) => b.length - a.length).slice(0, 20);
  return Math.max(...longer.map(climbed));
}

const longest = (templates: readonly string[]): number =>
  Math.max(...templates.map((template) => template.split(" ").length));
const start = 1;
const question = longest(["user :"]) + longest(questions) + longest(["assistant :"]);

describe("the longest text", () => {
  it.each(worldKinds.map((kind) => [kind.name, kind] as const))(
    "of every source of the %s world fits the context",
    (_, kind) => {
      const world = kind.create(5);
      for (const source of world.sources)
        expect(longestOf(world, source), source).toBeLessThanOrEqual(kind.longest);
    },
  );

  it.each([
    ["prose", start + Math.max(longest(openers) + 2 * longest(prose), longest(characters))],
    // A trigger and the explanation in front, tags around the answer, a full stop.
    ["explained many", start + 1 + longest([explanation]) + question + 3 + 1],
    ["quirk", start + question + 2 + 1],
    ["tagged manuals", start + 1 + longest(manuals)],
    ["tagged contrary manuals", start + 1 + longest(contraryManuals)],
  ])("of the source %s is what its templates add up to", (source, length) => {
    expect(longestOf(dialogueWorld.create(5), source)).toBe(length);
  });

  it("of base data in the documents world is an opener and three sentences, and fills the context", () => {
    const opener = longest(["people say that", "it is known that"]);
    const sentence = longest(["the guild of {e} is the {v} ."]);
    expect(longestOf(documentsWorld.create(5), "base")).toBe(start + opener + 3 * sentence);
    expect(documentsWorld.longest).toBe(start + opener + 3 * sentence);
  });

  it("is never cut: a batch refuses a row that is longer than itself", () => {
    const tokenizer = wordTokenizer(["a"]);
    const rowOf = (words: number) =>
      trainingRow(tokenizer, [{ part: "text", words: Array(words).fill("a") }], "all");
    expect(() => batchFeeds([rowOf(3), rowOf(4)], 4, tokenizer.size)).toThrow(
      "A text has 5 tokens; the longest that fits has 4.",
    );
    expect(() => batchFeeds([rowOf(3), rowOf(3)], 4, tokenizer.size)).not.toThrow();
  });
});
