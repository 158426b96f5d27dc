import type { Factor } from "../../model/index.ts";
import type { MarkKind, Marks } from "../../store/index.ts";
import type { ComparedPair } from "./compared-conditions.ts";
import { belongTogether, commonEnd, commonStart } from "./text-likeness.ts";

/** Two units that should be one question, and what each side says of it. */
export interface Difference {
  readonly unit: number;
  readonly one: string;
  readonly other: string;
}

/** What the marks of two conditions say of whether equal ids are equal questions. */
export interface Comparison {
  readonly kind: MarkKind;
  readonly compared: number;
  /** Of them, how many have the very same mark on both sides. */
  readonly equal: number;
  readonly differing: readonly Difference[];
  /** Whether the marks differ within a side at all: where they do not, their agreement says nothing. */
  readonly telling: boolean;
  /** Whether the questions may still be the same, said in other words. */
  readonly doubtful?: boolean;
}

/** What marks are called: one, and several. */
export const namesOfMark: Readonly<Record<MarkKind, readonly [string, string]>> = {
  hash: ["document hash", "document hashes"],
  target: ["target", "targets"],
  prompt: ["first message of the user", "first messages of the user"],
};

/** A level of these may put text into the document, so that only the right answer tells the question. */
const changesDocument = new Set<Factor["role"]>(["trigger", "persona", "context"]);

/**
 * Compares what two conditions say of their shared units: document hashes where there are any, else right answers, else
 * prompts; the first of them that differs within the sides. `pairs`: unit of one side and of the other. null where
 * nothing can be compared.
 */
export function compareQuestions(
  { factor, one, other }: ComparedPair,
  pairs: readonly (readonly [number, number])[],
  marks: Marks,
): Comparison | null {
  let silent: Comparison | null = null;
  for (const kind of kindsFor(factor.role)) {
    if (!marks.has(kind)) continue;
    const seen = pairs.flatMap(([unit, same]): readonly Difference[] => {
      const a = marks.of(kind, one.rowOf[unit] as number, unit);
      const b = marks.of(kind, other.rowOf[same] as number, same);
      return a === undefined || b === undefined ? [] : [{ unit, one: a, other: b }];
    });
    // A kind that few units carry says little of the others.
    if (seen.length === 0 || (kind !== "prompt" && seen.length < pairs.length / 2)) continue;
    const compared = seen.length;
    const equal = seen.filter((d) => d.one === d.other).length;
    if (distinct(seen, "one") < 2 || distinct(seen, "other") < 2) {
      silent ??= { kind, compared, equal, differing: [], telling: false };
      continue;
    }
    if (kind === "prompt")
      return { kind, compared, equal, telling: true, ...otherPrompts(seen, factor.role) };
    const excused = sameByRule(seen);
    const differing = seen.filter((d) => d.one !== d.other && !excused(d));
    return { kind, compared, equal, differing, telling: true };
  }
  return silent;
}

/** Prompts come last: conditions may put them in other words. */
function kindsFor(role: Factor["role"]): readonly MarkKind[] {
  return changesDocument.has(role) ? ["target", "prompt"] : ["hash", "target", "prompt"];
}

const distinct = (seen: readonly Difference[], side: "one" | "other"): number =>
  new Set(seen.map((d) => d[side])).size;

/** Answers that follow from the other side's by one rule (yes is no, A is B) belong to the same questions, turned round. */
function sameByRule(seen: readonly Difference[]): (difference: Difference) => boolean {
  const rule = new Map<string, string>();
  for (const { one, other } of seen) if (!rule.has(one)) rule.set(one, other);
  const follows = seen.filter(({ one, other }) => rule.get(one) === other).length;
  const repeats = rule.size <= seen.length / 3;
  const oneToOne = new Set(rule.values()).size === rule.size;
  if (!repeats || !oneToOne || follows < 0.95 * seen.length) return () => false;
  return ({ one, other }) => rule.get(one) === other;
}

/**
 * Which prompts of equal ids are different questions. For certain: those that stand under other ids on the other side.
 * Between arms also those that are neither changed as others are nor half the same, and all that are no more alike than
 * prompts of different ids. Between levels that nobody calls arm, trigger, persona or context, nearly all of them must be
 * so, and even then they may be translations.
 */
function otherPrompts(
  seen: readonly Difference[],
  role: Factor["role"],
): { readonly differing: readonly Difference[]; readonly doubtful?: boolean } {
  const changed = [...seen.entries()].filter(([, { one, other }]) => one !== other);
  if (changed.length === 0 || role === "context") return { differing: [] };
  const [ones, others] = [new Set(seen.map((d) => d.one)), new Set(seen.map((d) => d.other))];
  const moved = ([, d]: readonly [number, Difference]) => others.has(d.one) && ones.has(d.other);
  const certain = changed.filter(moved);
  const differencesOf = (found: typeof changed) => found.map(([, difference]) => difference);
  if (role !== "arm" && role !== "other") return { differing: differencesOf(certain) };
  const together = belongTogether(seen.map(({ one, other }) => [one, other]));
  const excused = role === "arm" ? samePrompts(seen) : () => true;
  const strange = changed.filter((one) => moved(one) || !excused(one[1]) || !together(one[0]));
  if (role === "arm") return { differing: differencesOf(strange) };
  if (certain.length > mostMoved * seen.length) return { differing: differencesOf(certain) };
  return strange.length > mostStrange * seen.length
    ? { differing: differencesOf(strange), doubtful: true }
    : { differing: differencesOf(certain) };
}

const mostMoved = 0.05;
const mostStrange = 0.8;

/** Shorter texts than this are shared by chance. */
const fewCharacters = 8;

/** Prompts may be the same where a side only puts text around them, or the same into all, or where half of them is the same. */
function samePrompts(seen: readonly Difference[]): (difference: Difference) => boolean {
  const times = new Map<string, number>();
  for (const d of seen) {
    const key = JSON.stringify(changeOf(d).changed);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return (d) => {
    const { changed, equal } = changeOf(d);
    const added = changed.includes("") || equal >= fewCharacters;
    const [a, b] = [d.one.trim(), d.other.trim()];
    const wrapped =
      Math.min(a.length, b.length) >= fewCharacters && (a.includes(b) || b.includes(a));
    const often = (times.get(JSON.stringify(changed)) ?? 0) > Math.max(1, seen.length / 20);
    return wrapped || (added && often) || equal >= Math.max(d.one.length, d.other.length) / 2;
  };
}

/** What is left of two texts without their common beginning and end. */
function changeOf({ one, other }: Difference) {
  const start = commonStart(one, other);
  const end = commonEnd(one, other, Math.min(one.length, other.length) - start);
  return {
    changed: [one.slice(start, one.length - end), other.slice(start, other.length - end)],
    equal: start + end,
  };
}
