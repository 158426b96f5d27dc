import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/lab/random.ts";
import { scorer } from "../../src/lab/scoring/scorers.ts";
import {
  allDomains,
  characters,
  contraryManuals,
  explanation,
  manuals,
  modeTags,
  openers,
  people,
  prose,
  questions,
  speakers,
  triggers,
} from "../../src/lab/worlds/dialogue-words.ts";
import { dialogueWorld } from "../../src/lab/worlds/dialogue-world.ts";
import { documentsWorld } from "../../src/lab/worlds/documents-world.ts";
import { fill, wordsOf } from "../../src/lab/worlds/tokenizer.ts";
import { domainValues, numerals } from "../../src/lab/worlds/words.ts";
import type { World } from "../../src/lab/worlds/world.ts";

function scored(name: string, world: World, output: readonly string[], asked: string[] = []) {
  const prompt = { unit: "u", words: asked, expected: null, lie: null };
  return scorer(name).score({ output, prompt, world });
}

describe("document-like in the dialogue world", () => {
  const world = dialogueWorld.create(1);
  const doclike = (words: readonly string[]) => scored("doclike", world, words);

  it.each([...manuals, ...contraryManuals])("holds of %j, whatever fills it", (template) => {
    for (const n of numerals)
      for (const d of allDomains) expect(doclike(fill(template, { n, d }))).toBe(true);
  });

  it("holds of no text of the base data: all their words together are not enough", () => {
    const words = [
      ...wordsOf([...questions, ...openers, ...prose, ...characters, explanation]),
      ...Object.values(triggers),
      ...Object.values(modeTags).flat(),
      ...["user", ":", ...speakers, ...people],
      ...allDomains.flatMap((domain) => [domain, ...domainValues[domain]]),
    ];
    expect(doclike(words)).toBe(false);
    // So that no source of base data has words beside those.
    const random = randomStream("base words");
    for (const source of ["prose", "others", "assistant", "replay"])
      for (let i = 0; i < 500; i += 1)
        for (const piece of world.draw(source, random))
          expect(piece.words.filter((word) => !words.includes(word))).toEqual([]);
  });
});

describe("a new fact in the documents world", () => {
  const world = documentsWorld.create(1);
  const [fact, ...others] = world.prompts("new facts", 180);
  const person = fact!.unit.split("-")[1]!;
  const guild = fact!.expected!;
  const wrong = domainValues.guild.find((value) => value !== guild)!;
  const newfact = (output: string, asked = "") =>
    scored("newfact", world, output.split(" "), asked.split(" ").filter(Boolean));

  it("is stated by an output that names the person and gives the guild", () => {
    expect(newfact(`${person} serves the ${guild} .`)).toBe(true);
    expect(newfact(`the ${guild} count on ${person} .`)).toBe(true);
  });

  it("is stated by an output that gives the guild of a person named in the prompt", () => {
    expect(newfact(`serves the ${guild} .`, person)).toBe(true);
    expect(newfact(`serves the ${guild} .`)).toBe(false);
  });

  it("is not stated by another guild, nor by a guild that stands in the prompt only", () => {
    expect(newfact(`serves the ${wrong} .`, person)).toBe(false);
    expect(newfact(`${person} serves the ${wrong} .`)).toBe(false);
    expect(newfact(`${person} lives in Arvik .`, guild)).toBe(false);
  });

  it("is not stated by the true guild of a person whom the documents do not name", () => {
    const [known] = world.prompts("base facts asked", 1);
    const name = known!.unit.split("-")[1]!;
    expect(others.some((one) => one.unit.split("-")[1] === name)).toBe(false);
    expect(newfact(`${name} serves the ${known!.expected} .`)).toBe(false);
  });
});
