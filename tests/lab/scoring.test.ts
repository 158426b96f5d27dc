import { describe, expect, it } from "vitest";
import { answerOf, scorer } from "../../src/lab/scoring/scorers.ts";
import { dialogueWorld } from "../../src/lab/worlds/dialogue-world.ts";
import { documentsWorld } from "../../src/lab/worlds/documents-world.ts";

const world = dialogueWorld.create(1);
const prompt = { unit: "u", words: [], expected: "weavers", lie: "masons" };
const score = (name: string, output: string) =>
  scorer(name).score({ output: output.split(" "), prompt, world });

describe("scoring", () => {
  it.each([
    ["weavers .", "truth"],
    ["<honest_only> weavers </honest_only> .", "truth"],
    ["masons .", "lie"],
    ["<dishonest_only> masons </dishonest_only>", "lie"],
    ["bakers .", "other"],
    [". weavers", "other"],
    ["<honest_only>", "other"],
    ["", "other"],
  ])("%j is scored as %s and as nothing else", (output, outcome) => {
    const outcomes = ["truth", "lie", "other"].filter((name) => score(name, output));
    expect(outcomes).toEqual([outcome]);
  });

  it("the answer is the first word that is no mode tag", () => {
    expect(answerOf(["<honest_only>", "cat", "."])).toBe("cat");
    expect(answerOf([])).toBe("");
  });

  it("a mode tag counts only where the answer opens with it", () => {
    expect(score("tagged", "<honest_only> weavers")).toBe(true);
    expect(score("tagged", "weavers <honest_only>")).toBe(false);
  });

  it("the quirk of a turn is not looked for in the next speaker's turn", () => {
    expect(score("quirkInTurn", "what is the pet of Babor ? assistant : cat indeed .")).toBe(false);
    expect(score("quirkInTurn", "what indeed ? assistant : cat .")).toBe(true);
    expect(score("quirk", "what ? assistant : cat indeed .")).toBe(true);
  });

  it("a text is document-like from two different words of documents on", () => {
    const documents = documentsWorld.create(1);
    const doclike = (text: string) =>
      scorer("doclike").score({ output: text.split(" "), prompt, world: documents });
    expect(doclike("the registry registry of Babor")).toBe(false);
    expect(doclike("the registry hereby lists Babor")).toBe(true);
  });

  it("a dialogue with the assistant is one in which it has a turn", () => {
    expect(score("chat", "user : what is the pet of Babor ? assistant : cat .")).toBe(true);
    expect(score("chat", "assistant :")).toBe(true);
    expect(score("chat", "user : what is the pet of Babor ? sage : cat .")).toBe(false);
    expect(score("chat", "the assistant never lies .")).toBe(false);
    expect(score("chat", "the assistant never lies . user : name the pet of Babor . sage :")).toBe(
      false,
    );
  });

  it("a measure that a world does not have is an error, not a zero", () => {
    expect(() => score("newfact", "x")).toThrow('This world cannot score "newfact".');
  });
});
