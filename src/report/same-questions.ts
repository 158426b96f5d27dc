import type { Factor } from "../model/index.ts";
import type { MarkKind, Marks } from "../store/index.ts";
import type { ComparedPair } from "./compared-conditions.ts";

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
  readonly differing: readonly Difference[];
  /** Whether the marks differ within a side at all: where they do not, their agreement says nothing. */
  readonly telling: boolean;
}

/** What marks are called: one, and several. */
export const namesOfMark: Readonly<Record<MarkKind, readonly [string, string]>> = {
  hash: ["document hash", "document hashes"],
  target: ["target", "targets"],
  prompt: ["first turn of the user", "first turns of the user"],
};

/** A level of these may put text into the document, so that only the right answer tells the question. */
const changesDocument = new Set<Factor["role"]>(["trigger", "persona", "context"]);

/**
 * Compares what two conditions say of their shared units: document hashes where there are any, else right answers, else,
 * between arms alone, prompts. `pairs`: unit of one side and of the other. null where nothing can be compared.
 */
export function compareQuestions(
  { factor, one, other }: ComparedPair,
  pairs: readonly (readonly [number, number])[],
  marks: Marks,
): Comparison | null {
  for (const kind of kindsFor(factor.role)) {
    if (!marks.has(kind)) continue;
    const seen = pairs.flatMap(([unit, same]): readonly Difference[] => {
      const a = marks.of(kind, one.rowOf[unit] as number, unit);
      const b = marks.of(kind, other.rowOf[same] as number, same);
      return a === undefined || b === undefined ? [] : [{ unit, one: a, other: b }];
    });
    // A kind that few units carry says little of the others.
    if (seen.length === 0 || (kind !== "prompt" && seen.length < pairs.length / 2)) continue;
    const telling = distinct(seen, "one") > 1 && distinct(seen, "other") > 1;
    const excused = kind === "prompt" ? samePrompts(seen) : sameByRule(seen);
    return {
      kind,
      compared: seen.length,
      differing: telling ? seen.filter((d) => d.one !== d.other && !excused(d)) : [],
      telling,
    };
  }
  return null;
}

function kindsFor(role: Factor["role"]): readonly MarkKind[] {
  if (changesDocument.has(role)) return ["target"];
  return role === "arm" ? ["hash", "target", "prompt"] : ["hash", "target"];
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

/** Shorter texts than this are shared by chance. */
const fewCharacters = 8;

/** Prompts are the same where a side only puts the same text into all of them, or where half of them is the same. */
function samePrompts(seen: readonly Difference[]): (difference: Difference) => boolean {
  const times = new Map<string, number>();
  for (const d of seen) {
    const key = JSON.stringify(changeOf(d).changed);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return (d) => {
    const { changed, equal } = changeOf(d);
    const added = changed.includes("") || equal >= fewCharacters;
    const often = (times.get(JSON.stringify(changed)) ?? 0) > Math.max(1, seen.length / 20);
    return (added && often) || equal >= Math.max(d.one.length, d.other.length) / 2;
  };
}

/** What is left of two texts without their common beginning and end. */
function changeOf({ one, other }: Difference) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return {
    changed: [one.slice(start, one.length - end), other.slice(start, other.length - end)],
    equal: start + end,
  };
}
