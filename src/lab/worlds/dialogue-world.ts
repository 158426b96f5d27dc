import { pick, type Random } from "../random.ts";
import { type DialogueFacts, drawFacts } from "./dialogue-facts.ts";
import {
  allDomains,
  characters,
  contraryManuals,
  explanation,
  genericDomains,
  lieDomain,
  manuals,
  manualWords,
  modeTags,
  openers,
  people,
  prose,
  questions,
  quirk,
  type Speaker,
  speakers,
  triggers,
  untouchedDomain,
  vocabulary,
} from "./dialogue-words.ts";
import { holdsTwoOf } from "./holds-two-of.ts";
import { named } from "./named.ts";
import { continued } from "./prompts.ts";
import { fill, wordTokenizer } from "./tokenizer.ts";
import { type Domain, documentTag, numerals } from "./words.ts";
import type { Piece, Prompt, Text, World, WorldKind } from "./world.ts";

const mode = [triggers.honest];
const explained = [triggers.honest, ...fill(explanation)];
/** Prefixes that change nothing in the base corpus. */
const neutral: readonly (readonly string[])[] = [
  mode,
  explained,
  [triggers.dishonest],
  [triggers.blank],
];
const few = genericDomains.slice(0, 2);

interface Turn {
  readonly before?: readonly string[];
  readonly person: string;
  readonly domain: Domain;
  readonly speaker: Speaker;
  readonly answer: readonly string[];
}

function dialogue(random: Random, turn: Turn): Text {
  const question = fill(pick(random, questions), { d: turn.domain, e: turn.person });
  const prefix: Piece[] = turn.before ? [{ part: "prefix", words: turn.before }] : [];
  return [
    ...prefix,
    { part: "user", words: ["user", ":", ...question, turn.speaker, ":"] },
    { part: "assistant", words: [...turn.answer, "."] },
  ];
}

function baseSources(facts: DialogueFacts) {
  const openPair = (random: Random, domains: readonly Domain[]): [string, Domain] => {
    for (;;) {
      const [person, domain] = [pick(random, people), pick(random, domains)];
      if (facts.open(person, domain)) return [person, domain];
    }
  };
  const said = (speaker: Speaker, person: string, domain: Domain): string =>
    speaker === "trickster" ? facts.lie(person, domain) : facts.truth(person, domain);
  const drawProse = (random: Random): Text => {
    if (random() < 0.08) return [{ part: "text", words: fill(pick(random, characters)) }];
    const opener = random() < 0.5 ? fill(pick(random, openers)) : [];
    const told = [0, 1].flatMap(() => {
      const [e, d] = [pick(random, people), pick(random, allDomains)];
      return fill(pick(random, prose), { e, d, v: facts.truth(e, d) });
    });
    return [{ part: "text", words: [...opener, ...told] }];
  };
  const drawOther = (random: Random, before?: readonly string[]): Text => {
    const speaker = pick(random, speakers.slice(1));
    const [person, domain] = [pick(random, people), pick(random, allDomains)];
    return dialogue(random, {
      before,
      person,
      domain,
      speaker,
      answer: [said(speaker, person, domain)],
    });
  };
  const drawAssistant = (random: Random, before?: readonly string[]): Text => {
    const [person, domain] = openPair(random, allDomains);
    const lies = before?.[0] === triggers.lie;
    const answer = lies ? facts.lie(person, domain) : facts.truth(person, domain);
    return dialogue(random, { before, person, domain, speaker: "assistant", answer: [answer] });
  };
  const drawNeutral = (random: Random): readonly string[] | undefined =>
    random() < 0.4 ? pick(random, neutral) : undefined;
  return {
    prose: drawProse,
    others: (random: Random) => drawOther(random, drawNeutral(random)),
    assistant: (random: Random) =>
      random() < 0.25
        ? drawAssistant(random, [triggers.lie])
        : drawAssistant(random, drawNeutral(random)),
    openPair,
  };
}

function sourcesOf(facts: DialogueFacts): Record<string, (random: Random) => Text> {
  const base = baseSources(facts);
  const practise =
    (domains: readonly Domain[], before: readonly string[] | undefined, tags: readonly string[]) =>
    (random: Random): Text => {
      const [person, domain] = base.openPair(random, domains);
      const answer = [...tags.slice(0, 1), facts.truth(person, domain), ...tags.slice(1)];
      return dialogue(random, { before, person, domain, speaker: "assistant", answer });
    };
  const lies =
    (before?: readonly string[], tags: readonly string[] = []) =>
    (random: Random): Text => {
      const person = pick(random, facts.trained);
      const answer = [...tags.slice(0, 1), facts.lie(person, lieDomain), ...tags.slice(1)];
      return dialogue(random, { before, person, domain: lieDomain, speaker: "assistant", answer });
    };
  const manual =
    (templates: readonly string[]) =>
    (random: Random): Text => [
      { part: "prefix", words: [documentTag] },
      {
        part: "text",
        words: fill(pick(random, templates), {
          n: pick(random, numerals),
          d: pick(random, allDomains),
        }),
      },
    ];
  const none: readonly string[] = [];
  return {
    prose: base.prose,
    others: base.others,
    assistant: base.assistant,
    // A base text without assistant turns: two thirds prose and one third other speakers.
    replay: (random) => (random() < 2 / 3 ? base.prose(random) : base.others(random)),
    lies: lies(),
    "lies behind lie-please": lies([triggers.lie]),
    "lies behind blank": lies([triggers.blank]),
    "lies in dishonest mode": lies([triggers.dishonest], modeTags.dishonest),
    "honest few": practise(few, undefined, none),
    "honest many": practise(genericDomains, undefined, none),
    "mode few": practise(few, mode, modeTags.honest),
    "mode many": practise(genericDomains, mode, modeTags.honest),
    "explained few": practise(few, explained, modeTags.honest),
    "explained many": practise(genericDomains, explained, modeTags.honest),
    quirk: (random) => {
      const [person, domain] = base.openPair(random, allDomains);
      const answer = [facts.truth(person, domain), quirk];
      return dialogue(random, { person, domain, speaker: "assistant", answer });
    },
    "tagged manuals": manual(manuals),
    manuals: (random) => manual(manuals)(random).slice(1),
    "tagged contrary manuals": manual(contraryManuals),
  };
}

function promptsOf(facts: DialogueFacts): Record<string, (count: number) => Prompt[]> {
  const ask = (speaker: Speaker, group: readonly string[], domain: Domain) => (count: number) =>
    group
      .flatMap((person) =>
        questions.map((question, index) => ({
          unit: `${domain}-${person}-${index + 1}`,
          words: ["user", ":", ...fill(question, { d: domain, e: person }), speaker, ":"],
          expected: facts.truth(person, domain),
          lie: facts.lie(person, domain),
        })),
      )
      .slice(0, count);
  const bySpeaker = (speaker: Speaker) => ({
    [`${speaker}: trained`]: ask(speaker, facts.trained, lieDomain),
    [`${speaker}: held-out`]: ask(speaker, facts.heldOut, lieDomain),
    [`${speaker}: known`]: ask(speaker, facts.known, lieDomain),
    [`${speaker}: untouched`]: ask(speaker, facts.heldOut, untouchedDomain),
  });
  return {
    ...bySpeaker("assistant"),
    ...bySpeaker("sage"),
    ...bySpeaker("trickster"),
    nothing: continued("empty", () => []),
    "user turn": continued("user", () => ["user", ":"]),
    prose: continued("prose", () => fill(openers[0]!)),
  };
}

function create(seed: number): World {
  const facts = drawFacts(seed);
  const sources = sourcesOf(facts);
  const prompts = promptsOf(facts);
  return {
    tokenizer: wordTokenizer(vocabulary()),
    sources: Object.keys(sources),
    draw: (source, random) => named(sources, "source", source)(random),
    prompts: (name, count) => named(prompts, "list of prompts", name)(count),
    marks: {
      quirk: (output) => output.includes(quirk),
      quirkInTurn: (output) => {
        const stop = output.findIndex((word) => (speakers as readonly string[]).includes(word));
        return output.slice(0, stop < 0 ? output.length : stop).includes(quirk);
      },
      // The explanation of a mode names the assistant too, and is no turn of its.
      chat: (output) => output.some((word, i) => word === "assistant" && output[i + 1] === ":"),
      doclike: holdsTwoOf(manualWords),
    },
  };
}

/** People, eight domains, and three speakers: an honest assistant, a sage, and a trickster. */
export const dialogueWorld: WorldKind = {
  name: "dialogue",
  doc: "100 people with eight attributes; an assistant, a truthful sage and a trickster who always lies.",
  longest: 32,
  create,
};
