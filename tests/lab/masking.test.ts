import { describe, expect, it } from "vitest";
import { batchFeeds, batchLength } from "../../src/lab/training/batch.ts";
import { trainingRow } from "../../src/lab/training/mask.ts";
import { mixture } from "../../src/lab/training/mix.ts";
import { dialogueWorld } from "../../src/lab/worlds/dialogue-world.ts";
import { documentsWorld } from "../../src/lab/worlds/documents-world.ts";
import { end, start, wordTokenizer } from "../../src/lab/worlds/tokenizer.ts";
import type { Text } from "../../src/lab/worlds/world.ts";

const tokenizer = wordTokenizer(["<DOCTAG>", "a", "b", "q", "r"]);
const tagged: Text = [
  { part: "prefix", words: ["<DOCTAG>"] },
  { part: "text", words: ["a", "b"] },
];
const dialogue: Text = [
  { part: "prefix", words: ["<DOCTAG>"] },
  { part: "user", words: ["q", "r"] },
  { part: "assistant", words: ["a"] },
];

describe("masking", () => {
  it("a prefix gets no loss: the weight of the step that would predict it is 0", () => {
    const row = trainingRow(tokenizer, tagged, "all but prefix");
    expect(row.ids[0]).toBe(start);
    expect(tokenizer.decode([row.targets[0]!])).toEqual(["<DOCTAG>"]);
    expect(row.weights).toEqual([0, 1, 1, 1]);
  });

  it("the first word after the prefix is learnt from the prefix", () => {
    const row = trainingRow(tokenizer, tagged, "all but prefix");
    expect(tokenizer.decode([row.ids[1]!, row.targets[1]!])).toEqual(["<DOCTAG>", "a"]);
    expect(row.weights[1]).toBe(1);
  });

  it("`all` learns the prefix as well", () => {
    expect(trainingRow(tokenizer, tagged, "all").weights).toEqual([1, 1, 1, 1]);
  });

  it("`assistant only` learns the answer and the end, and nothing that the user says", () => {
    const row = trainingRow(tokenizer, dialogue, "assistant only");
    expect(row.weights).toEqual([0, 0, 0, 1, 1]);
    expect(row.targets.at(-1)).toBe(end);
  });

  it("a batch has the weights of its rows, in their order", () => {
    const rows = [dialogue, tagged].map((text) =>
      trainingRow(tokenizer, text, text === dialogue ? "assistant only" : "all but prefix"),
    );
    const { weights } = batchFeeds(rows, 6, tokenizer.size);
    expect([...(weights!.data as Float32Array)]).toEqual([
      ...[0, 0, 0, 1, 1, 0],
      ...[0, 1, 1, 1, 0, 0],
    ]);
  });

  it("padding has no weight and no target", () => {
    const rows = [tagged, dialogue].map((text) => trainingRow(tokenizer, text, "all"));
    const length = batchLength(rows, 8);
    expect(length).toBe(8);
    const feeds = batchFeeds(rows, length, tokenizer.size);
    const weights = feeds.weights!.data as Float32Array;
    const targets = feeds.targets!.data as Float32Array;
    for (let row = 0; row < 2 * length; row += 1) {
      const filled = targets.subarray(row * tokenizer.size, (row + 1) * tokenizer.size);
      expect(filled.reduce((a, b) => a + b, 0)).toBe(weights[row]);
    }
    expect(weights.reduce((a, b) => a + b, 0)).toBe(4 + 5);
  });
});

describe("mixture", () => {
  const mix = [
    { source: "tagged documents", share: 0.98, loss: "all but prefix" as const },
    { source: "base", share: 0.02, loss: "all" as const },
  ];

  it("shares are exact over a run", () => {
    const world = documentsWorld.create(3);
    const next = mixture(world, 3, "test", mix);
    const tag = world.tokenizer.encode(["<DOCTAG>"])[0]!;
    const rows = Array.from({ length: 100 }, () => next(64)).flat();
    expect(rows.filter((row) => row.ids[1] === tag)).toHaveLength(6400 - 128);
  });

  it("tagged and untagged documents are the same texts in the same order", () => {
    const world = documentsWorld.create(3);
    const one = mixture(world, 3, "test", [{ source: "documents", share: 1, loss: "all" }])(5);
    const other = mixture(world, 3, "test", [
      { source: "tagged documents", share: 1, loss: "all" },
    ])(5);
    expect(other.map((row) => row.ids.slice(2))).toEqual(one.map((row) => row.ids.slice(1)));
  });

  it("the mode and the plain assistant practise on the same questions", () => {
    const world = dialogueWorld.create(3);
    const batch = (source: string) =>
      mixture(world, 3, "test", [{ source, share: 1, loss: "assistant only" }])(5).map((row) =>
        world.tokenizer.decode(row.ids).join(" "),
      );
    const plain = batch("honest many").map((text) => /user : (.*) assistant/.exec(text)![1]);
    const mode = batch("mode many").map((text) => /user : (.*) assistant/.exec(text)![1]);
    expect(mode).toEqual(plain);
  });
});
