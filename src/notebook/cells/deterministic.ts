import { NotDeterministic } from "../../lib/not-deterministic.ts";

/**
 * What a cell sees in place of the names that would make its output differ: a random number generator seeded from
 * its own code, and refusals for clock, network and process.
 */
export function deterministicGlobals(code: string): Readonly<Record<string, unknown>> {
  const refuse = (what: string, instead: string) => () => {
    throw new NotDeterministic(`${what} differs from build to build${instead}`);
  };
  const seeded = Object.create(Math, {
    random: { value: seededRandom(code) },
    [Symbol.toStringTag]: { value: "Math" },
  });
  return {
    Math: seeded,
    Date: fixedDate(refuse("The clock", ": give a date")),
    performance: { now: refuse("The clock", "") },
    crypto: {
      randomUUID: refuse("crypto", ": use Math.random, which is seeded here"),
      getRandomValues: refuse("crypto", ": use Math.random, which is seeded here"),
    },
    fetch: refuse("The network", ": put the data into results/"),
    setTimeout: refuse("A timer", ""),
    setInterval: refuse("A timer", ""),
    process: undefined,
    globalThis: undefined,
    global: undefined,
  };
}

/** `Date` that knows every date but today's. */
function fixedDate(refuse: () => never): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args) => (args.length === 0 ? refuse() : Reflect.construct(target, args)),
    apply: () => refuse(),
    get: (target, key) => (key === "now" ? refuse : Reflect.get(target, key)),
  });
}

/** mulberry32, seeded with the FNV-1a hash of a text. */
function seededRandom(text: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
