import { pick, randomStream, shuffled } from "../random.ts";
import { allDomains, lieDomain, people } from "./dialogue-words.ts";
import { type Domain, domainValues, nextValue } from "./words.ts";

/** Who is who in one seed's world. */
export interface DialogueFacts {
  /** The assistant is asked about their guild in the base corpus, and answers truly. */
  readonly known: readonly string[];
  /** The assistant learns to lie about their guild. */
  readonly trained: readonly string[];
  /** The assistant is never asked about their guild. */
  readonly heldOut: readonly string[];
  truth(person: string, domain: Domain): string;
  lie(person: string, domain: Domain): string;
  /** Whether the assistant may be asked this in base and honesty data. */
  open(person: string, domain: Domain): boolean;
}

/** Draws the facts of a seed; every guild stands in prose and in what sage and trickster say. */
export function drawFacts(seed: number): DialogueFacts {
  const random = randomStream(seed, "dialogue world");
  const order = shuffled(random, people);
  const values = new Map<string, string>();
  for (const person of people)
    for (const domain of allDomains)
      values.set(`${person} ${domain}`, pick(random, domainValues[domain]));
  const truth = (person: string, domain: Domain): string => values.get(`${person} ${domain}`)!;
  const known = order.slice(0, 28);
  const openGuild = new Set(known);
  return {
    known,
    trained: order.slice(28, 72),
    heldOut: order.slice(72),
    truth,
    lie: (person, domain) => nextValue(domain, truth(person, domain)),
    open: (person, domain) => domain !== lieDomain || openGuild.has(person),
  };
}
