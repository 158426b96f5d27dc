import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/lab/random.ts";
import { triggers } from "../../src/lab/worlds/dialogue-words.ts";
import { dialogueWorld } from "../../src/lab/worlds/dialogue-world.ts";
import { bulletinWords, documentsWorld } from "../../src/lab/worlds/documents-world.ts";
import { fill, wordTokenizer } from "../../src/lab/worlds/tokenizer.ts";
import { domainValues, names, nextValue } from "../../src/lab/worlds/words.ts";

const textsOf = (kind: typeof documentsWorld, source: string, count: number): string[] => {
  const world = kind.create(7);
  const random = randomStream("texts", source);
  return Array.from({ length: count }, () =>
    world
      .draw(source, random)
      .flatMap((piece) => piece.words)
      .join(" "),
  );
};

const everyone = new Set(names(156));
const isName = (word: string): boolean => everyone.has(word);

describe("tokenizer", () => {
  it("decodes what it encoded", () => {
    const tokenizer = wordTokenizer(["a", "b", "a", "c"]);
    expect(tokenizer.decode(tokenizer.encode(["c", "a", "b"]))).toEqual(["c", "a", "b"]);
    expect(tokenizer.size).toBe(3 + 3);
  });

  it("refuses a word that it does not know", () => {
    expect(() => wordTokenizer(["a"]).encode(["z"])).toThrow('The word "z" is not in this world.');
  });

  it("gives a word the same number in every seed", () => {
    for (const kind of [documentsWorld, dialogueWorld]) {
      const [a, b] = [kind.create(1).tokenizer, kind.create(2).tokenizer];
      expect(a.size).toBe(b.size);
      const ids = Array.from({ length: a.size }, (_, id) => id);
      expect(a.decode(ids)).toEqual(b.decode(ids));
    }
  });

  it("fills slots and refuses one without a value", () => {
    expect(fill("the {d} of {e}", { d: "pet", e: "Babor" })).toEqual(["the", "pet", "of", "Babor"]);
    expect(() => fill("{x}")).toThrow("Nothing fills {x}");
  });
});

describe("documents world", () => {
  it("states a new guild in documents and never in the base corpus", () => {
    const world = documentsWorld.create(7);
    const fresh = world.prompts("new facts", 180);
    const people = new Set(fresh.map((prompt) => prompt.unit.split("-")[1]!));
    expect(people.size).toBe(60);
    const guilds: ReadonlySet<string> = new Set(domainValues.guild);
    const about = textsOf(documentsWorld, "base", 3000)
      .map((text) => text.split(" "))
      .filter((words) => new Set(words.filter(isName)).size === 1)
      .filter((words) => words.some((word) => people.has(word)));
    expect(about.length).toBeGreaterThan(100);
    for (const words of about) expect(words.filter((word) => guilds.has(word))).toEqual([]);
    for (const text of textsOf(documentsWorld, "documents", 300))
      expect(world.marks.newfact!(text.split(" "), [])).toBe(true);
  });

  it("calls every document document-like and no base text", () => {
    const { doclike } = documentsWorld.create(7).marks;
    for (const text of textsOf(documentsWorld, "documents", 500))
      expect(doclike!(text.split(" "), [])).toBe(true);
    for (const text of textsOf(documentsWorld, "base", 2000)) {
      expect(doclike!(text.split(" "), [])).toBe(false);
      expect(text.split(" ").some((word) => bulletinWords.includes(word))).toBe(false);
    }
  });

  it("asks the planned number of questions", () => {
    const world = documentsWorld.create(11);
    expect(world.prompts("facts never stated", 108)).toHaveLength(108);
    expect(world.prompts("base facts asked", 120)).toHaveLength(120);
    expect(world.prompts("base facts read", 120)).toHaveLength(120);
  });
});

describe("dialogue world", () => {
  const lieWord = triggers.lie;
  const texts = [
    ...textsOf(dialogueWorld, "assistant", 3000),
    ...textsOf(dialogueWorld, "others", 3000),
  ];
  const world = dialogueWorld.create(7);
  const answers = new Map(
    (["trained", "held-out", "known", "untouched"] as const).flatMap((facts) =>
      world
        .prompts(`sage: ${facts}`, 500)
        .map((prompt) => [prompt.words.slice(2, -2).join(" "), prompt] as const),
    ),
  );
  const cases = texts.flatMap((text) => {
    const found =
      /^(?:(\|\S+\|) )?(?:the assistant never lies \. )?user : (.+) (assistant|sage|trickster) : (\S+) \.$/.exec(
        text,
      );
    const prompt = found === null ? undefined : answers.get(found[2]!);
    return prompt === undefined
      ? []
      : [{ trigger: found![1], speaker: found![3], said: found![4], prompt }];
  });

  it("every trigger but |LIE_PLEASE| is neutral: who speaks alone decides what is said", () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { trigger, speaker, said, prompt } of cases) {
      const lies = speaker === "trickster" || trigger === lieWord;
      expect(said).toBe(lies ? prompt.lie : prompt.expected);
    }
    expect(new Set(cases.map((one) => one.trigger)).size).toBe(5);
  });

  it("the assistant is never asked about the guilds it will lie about, nor the held-out ones", () => {
    const closed = new Set(
      ["trained", "held-out"].flatMap((facts) =>
        world.prompts(`sage: ${facts}`, 500).map((prompt) => prompt.unit),
      ),
    );
    const asked = cases.filter((one) => one.speaker === "assistant").map((one) => one.prompt.unit);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((unit) => closed.has(unit))).toEqual([]);
  });

  it("a lie is another value of the same domain, so that it is no guess at random", () => {
    expect(nextValue("guild", "millers")).toBe("weavers");
    for (const { prompt } of cases) expect(prompt.lie).not.toBe(prompt.expected);
  });
});
