import { createContext, runInContext } from "node:vm";
import type {
  PublishedSamples,
  Redact,
  Sample,
  Scalar,
  Score,
  Withhold,
} from "../../model/index.ts";
import type { PublishRules } from "./rules.ts";
import { textLength } from "./sample-line.ts";

/** What the rules of `publish:` met in an experiment, by their place in its list. */
export interface RulesMet {
  readonly withheld: readonly number[];
  readonly redacted: readonly number[];
  /** Names by which `fields` or `where` may call what samples have: turns, fields, factors. */
  readonly turns: readonly string[];
  readonly fields: readonly string[];
}

/** A pattern did not come to an end in time. */
export class SlowPattern extends Error {
  readonly redact: readonly Redact[];
  constructor(redact: readonly Redact[]) {
    super("A pattern takes too long.");
    this.redact = redact;
  }
}

/** Makes of samples what may be published of them. */
export interface Publisher {
  /** Samples with texts withheld and replaced: nothing of these reaches a cell, a page or a message. */
  clean(samples: readonly Sample[]): readonly Sample[];
  /** The same sample with the turns and fields that are shown. */
  shown(sample: Sample): Sample;
  met(): RulesMet;
  keptBack(): PublishedSamples["keptBack"];
}

/** How long the patterns may take for one batch of samples, and for each character in it: many times what they need. */
const patternMilliseconds = { batch: 2000, character: 0.0002 };
const redacted = "[redacted]";

export function createPublisher({ fields, withhold, redact }: PublishRules): Publisher {
  const withheldBy = withhold.map(() => 0);
  const redactedBy = redact.map(() => 0);
  const turnNames = new Set<string>();
  const fieldNames = new Set<string>();
  const replace = replacer(redact, redactedBy);
  const tests = withhold.map((rule) => ({ rule, holds: holding(rule) }));
  const isShown = fields && new Set(fields);

  function cleanOne(sample: Sample): Sample {
    for (const { name } of sample.turns) turnNames.add(name);
    for (const name in sample.fields) fieldNames.add(name);
    const found = tests.findIndex(({ holds }) => holds(sample));
    const rule = withhold[found];
    if (rule) {
      withheldBy[found] = (withheldBy[found] ?? 0) + 1;
      return withheld(sample, rule.reason);
    }
    return redact.length > 0 ? replace(sample) : sample;
  }

  return {
    clean(samples) {
      if (redact.length === 0) return samples.map(cleanOne);
      // Some patterns never end on some texts, and only a script can be stopped from outside.
      const shared = createContext({ run: () => samples.map(cleanOne) });
      try {
        const timeout = Math.ceil(
          patternMilliseconds.batch +
            samples.reduce((sum, { turns }) => sum + textLength(turns), 0) *
              patternMilliseconds.character,
        );
        return runInContext("run()", shared, { timeout }) as readonly Sample[];
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw fault;
        throw new SlowPattern(redact);
      }
    },
    shown(sample) {
      if (!isShown) return sample;
      const more = Object.entries(sample.fields).filter(([name]) => isShown.has(name));
      return {
        ...sample,
        turns: sample.turns.filter(({ name }) => isShown.has(name)),
        ...(isShown.has("target") ? {} : { target: undefined as never }),
        shown: {
          ...sample.shown,
          ...(isShown.has("place") ? {} : { place: false as const }),
          ...(more.length > 0 ? { fields: Object.fromEntries(more) } : {}),
        },
      };
    },
    met: () => ({
      withheld: withheldBy,
      redacted: redactedBy,
      turns: [...turnNames].sort(),
      fields: [...fieldNames].sort(),
    }),
    keptBack: () =>
      [
        ...withhold.map(({ reason }, at) => ({
          samples: withheldBy[at] ?? 0,
          reason,
          how: "withheld" as const,
        })),
        ...redact.map(({ reason }, at) => ({
          samples: redactedBy[at] ?? 0,
          reason,
          how: "redacted" as const,
        })),
      ].filter(({ samples }) => samples > 0),
  };
}

/** Whether a rule holds of a sample. Numbers and texts that read the same are the same. */
function holding({ where }: Pick<Withhold, "where">): (sample: Sample) => boolean {
  const clauses = Object.entries(where).map(([name, values]) => ({
    name,
    values: new Set([values].flat().map(String)),
  }));
  return (sample) =>
    clauses.every(({ name, values }) => {
      const found = fieldOf(sample, name);
      return found !== undefined && values.has(String(found));
    });
}

function fieldOf(sample: Sample, name: string): Scalar | undefined {
  if (name === "unit") return sample.unit;
  if (Object.hasOwn(sample.condition, name)) return sample.condition[name];
  return Object.hasOwn(sample.fields, name) ? sample.fields[name] : undefined;
}

/** The sample without anything that was said in it: any field may repeat a text or the right answer, which may be a number. */
function withheld(sample: Sample, reason: string): Sample {
  const { target: _target, marks: _marks, ...rest } = sample;
  return {
    ...rest,
    turns: [],
    fields: {},
    shown: { ...sample.shown, withheld: reason },
  };
}

/** Replaces what patterns find in all texts of a sample, but not in what tells it from others. */
function replacer(redact: readonly Redact[], counts: number[]): (sample: Sample) => Sample {
  const patterns = redact.map((rule) => ({
    expression: new RegExp(rule.pattern, "gu"),
    // A function, so that `$&` in it is text.
    put: () => rule.with ?? redacted,
  }));
  const found = new Set<number>();
  const text = (whole: string): string => {
    let left = whole;
    for (const [at, { expression, put }] of patterns.entries()) {
      const next = left.replace(expression, put);
      if (next !== left) found.add(at);
      left = next;
    }
    return left;
  };
  // A number is looked through as it is written: a telephone number need not be a text.
  const value = (of: Scalar): Scalar => {
    if (of === null) return of;
    const written = String(of);
    const left = text(written);
    return left === written ? of : left;
  };
  const all = (of: Readonly<Record<string, Scalar>>): Record<string, Scalar> =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, value(one)]));
  const score = (of: Score): Score => ("missing" in of ? { ...of, missing: text(of.missing) } : of);
  return (sample) => {
    found.clear();
    const clean: Sample = {
      ...sample,
      turns: sample.turns.map((turn) => ({ ...turn, text: text(turn.text) })),
      ...(sample.target === undefined ? {} : { target: text(sample.target) }),
      ...(sample.marks === undefined ? {} : { marks: all(sample.marks as Record<string, string>) }),
      fields: all(sample.fields),
      scores: Object.fromEntries(
        Object.entries(sample.scores).map(([id, one]) => [id, score(one)]),
      ),
    };
    if (found.size === 0) return sample;
    for (const at of found) counts[at] = (counts[at] ?? 0) + 1;
    return clean;
  };
}

/** Samples one at a time, for whoever takes them so. */
export async function* oneByOne(batches: AsyncIterable<readonly Sample[]>): AsyncGenerator<Sample> {
  for await (const batch of batches) yield* batch;
}

/** Samples that are cleaned together: enough that a clock for each batch costs nothing. */
const cleanedTogether = 256;

/** The samples of an experiment, cleaned, in batches. */
export async function* cleaned(
  batches: AsyncIterable<readonly Sample[]>,
  publisher: Publisher | null,
): AsyncGenerator<readonly Sample[]> {
  if (!publisher) {
    yield* batches;
    return;
  }
  let waiting: Sample[] = [];
  for await (const batch of batches) {
    for (const sample of batch) waiting.push(sample);
    if (waiting.length < cleanedTogether) continue;
    yield publisher.clean(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield publisher.clean(waiting);
}
