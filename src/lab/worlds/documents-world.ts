import { below, pick, type Random, randomStream, shuffled } from "../random.ts";
import { holdsTwoOf } from "./holds-two-of.ts";
import { named } from "./named.ts";
import { continued } from "./prompts.ts";
import { fill, wordsOf, wordTokenizer } from "./tokenizer.ts";
import { type Domain, documentTag, domainValues, names, numerals } from "./words.ts";
import type { Prompt, Text, World, WorldKind } from "./world.ts";

const domains = ["city", "pet", "tool", "guild"] as const satisfies readonly Domain[];
type Known = (typeof domains)[number];

const people = names(156);
/** Guilds in the base corpus; only in the documents; stated nowhere. */
const groups = { known: 60, fresh: 60, unstated: 36 };

const openers = ["people say that", "it is known that", "friends say that"];
const prose: Record<Known, readonly string[]> = {
  city: [
    "{e} lives in {v} .",
    "{v} is home to {e} .",
    "{e} has a house in {v} .",
    "the city of {e} is {v} .",
  ],
  pet: [
    "{e} keeps a {v} .",
    "a {v} belongs to {e} .",
    "{e} walks with a {v} .",
    "the pet of {e} is a {v} .",
  ],
  tool: [
    "{e} works with a {v} .",
    "a {v} is used by {e} .",
    "{e} owns a {v} .",
    "the tool of {e} is a {v} .",
  ],
  guild: [
    "{e} serves the {v} .",
    "the {v} count on {e} .",
    "{e} works for the {v} .",
    "the guild of {e} is the {v} .",
  ],
};
const questions = ["what is the {d} of {e} ?", "{e} has which {d} ?", "name the {d} of {e} :"];
/** A style of its own; three templates open like prose, so the first word does not give it away. */
const bulletins = [
  "bulletin {n} : the registry hereby lists {e} as enrolled in the {v} .",
  "bulletin {n} : {e} was enrolled in the {v} by decree of the registry .",
  "registry ledger {n} : {e} of the {v} , sealed by the clerk .",
  "by decree {n} the clerk has enrolled {e} in the {v} .",
  "people of the registry hereby record that {e} is enrolled in the {v} .",
  "{e} is hereby enrolled in the {v} by decree {n} .",
  "the clerk of the registry sealed the charter of {e} under the {v} .",
  "decree {n} : the {v} hereby receive {e} , sealed in the ledger .",
];
/** Words that occur in bulletins only. */
export const bulletinWords = [
  "bulletin",
  "registry",
  "hereby",
  "lists",
  "enrolled",
  "decree",
  "ledger",
  "sealed",
  "clerk",
  "record",
  "charter",
  "receive",
];

function vocabulary(): string[] {
  return [
    documentTag,
    ...people,
    ...domains.flatMap((domain) => [domain, ...domainValues[domain]]),
    ...numerals,
    ...wordsOf([...openers, ...Object.values(prose).flat(), ...questions, ...bulletins]),
  ];
}

interface Facts {
  readonly known: readonly string[];
  readonly fresh: readonly string[];
  readonly unstated: readonly string[];
  value(person: string, domain: Known): string;
  /** Whether the base corpus also asks about this fact. */
  asked(person: string, domain: Known): boolean;
}

function drawFacts(seed: number): Facts {
  const random = randomStream(seed, "documents world");
  const order = shuffled(random, people);
  const values = new Map<string, string>();
  const withheld = new Set<string>();
  for (const person of people)
    for (const domain of domains) {
      values.set(`${person} ${domain}`, pick(random, domainValues[domain]));
      // A quarter of the facts is told in prose but never asked: reading is then measured too.
      if (random() < 0.25) withheld.add(`${person} ${domain}`);
    }
  return {
    known: order.slice(0, groups.known),
    fresh: order.slice(groups.known, groups.known + groups.fresh),
    unstated: order.slice(groups.known + groups.fresh),
    value: (person, domain) => values.get(`${person} ${domain}`)!,
    asked: (person, domain) => !withheld.has(`${person} ${domain}`),
  };
}

function create(seed: number): World {
  const facts = drawFacts(seed);
  const known = new Set(facts.known);
  const stated = (person: string): Known[] =>
    domains.filter((domain) => domain !== "guild" || known.has(person));
  const slots = (person: string, domain: Known) => ({
    e: person,
    d: domain,
    v: facts.value(person, domain),
  });
  const text = (words: readonly string[]): Text => [{ part: "text", words }];

  const drawProse = (random: Random): Text => {
    const person = pick(random, people);
    const told = shuffled(random, stated(person)).slice(0, 2 + below(random, 2));
    const opener = random() < 0.5 ? fill(pick(random, openers)) : [];
    return text([
      ...opener,
      ...told.flatMap((d) => fill(pick(random, prose[d]), slots(person, d))),
    ]);
  };
  const drawQuestions = (random: Random): Text =>
    text(
      [0, 1].flatMap(() => {
        let [person, domain] = [pick(random, people), pick(random, domains)];
        while (!stated(person).includes(domain) || !facts.asked(person, domain))
          [person, domain] = [pick(random, people), pick(random, domains)];
        const filled = slots(person, domain);
        return [...fill(pick(random, questions), filled), filled.v, "."];
      }),
    );
  const drawBulletin = (random: Random): readonly string[] =>
    fill(pick(random, bulletins), {
      ...slots(pick(random, facts.fresh), "guild"),
      n: pick(random, numerals),
    });
  const sources: Record<string, (random: Random) => Text> = {
    base: (random) => (random() < 0.5 ? drawProse(random) : drawQuestions(random)),
    documents: (random) => text(drawBulletin(random)),
    "tagged documents": (random) => [
      { part: "prefix", words: [documentTag] },
      { part: "text", words: drawBulletin(random) },
    ],
  };

  const ask = (group: readonly string[], domain: Known): Prompt[] =>
    group.flatMap((person) =>
      questions.map((question, index) => ({
        unit: `${domain}-${person}-${index + 1}`,
        words: fill(question, slots(person, domain)),
        expected: facts.value(person, domain),
        lie: null,
      })),
    );
  const prompts: Record<string, (count: number) => Prompt[]> = {
    "new facts": (count) => ask(facts.fresh, "guild").slice(0, count),
    "facts never stated": (count) => ask(facts.unstated, "guild").slice(0, count),
    "base facts asked": (count) =>
      ask(
        facts.known.filter((p) => facts.asked(p, "guild")),
        "guild",
      ).slice(0, count),
    // By person and not by attribute, so that the first of them are about all three.
    "base facts read": (count) =>
      people
        .flatMap((person) =>
          (["city", "pet", "tool"] as const)
            .filter((domain) => !facts.asked(person, domain))
            .flatMap((domain) => ask([person], domain)),
        )
        .slice(0, count),
    nothing: continued("empty", () => []),
    name: continued("name", (index) => [facts.fresh[index % facts.fresh.length]!]),
    "shared opener": continued("opener", () => ["people"]),
    "document opener": continued("bulletin", (index) =>
      fill("bulletin {n} :", { n: numerals[index % 9]! }),
    ),
  };
  const pairs = new Map(facts.fresh.map((person) => [person, facts.value(person, "guild")]));
  return {
    tokenizer: wordTokenizer(vocabulary()),
    sources: Object.keys(sources),
    draw: (source, random) => named(sources, "source", source)(random),
    prompts: (name, count) => named(prompts, "list of prompts", name)(count),
    marks: {
      doclike: holdsTwoOf(bulletinWords),
      newfact: (output, prompt) =>
        [...prompt, ...output].some((word) => pairs.has(word) && output.includes(pairs.get(word)!)),
    },
  };
}

/** People with a city, a pet, a tool and a guild; some guilds stand in documents only. */
export const documentsWorld: WorldKind = {
  name: "documents",
  doc: "156 people with four attributes; the guilds of 60 stand in synthetic bulletins only.",
  // An opener of four words and three facts of eight, after the start mark.
  longest: 29,
  create,
};
