import { count } from "../../lib/format-number.ts";
import type { Place, Problems } from "../../model/index.ts";
import { plainText } from "../formats/shared/index.ts";

/** Distinct values that a message lists. */
const shown = 8;

interface Asked {
  readonly place: Place;
  readonly what: string;
  matched: boolean;
  asked: number;
  readonly values: Set<string>;
}

/** Follows what a manifest asks of the records of one entry of `data:`, to name what none of them has. */
export interface Unmatched {
  /** Whether the question has found a record; cheap, so that matched ones cost nothing more. */
  isMatched(key: string): boolean;
  /** One record more that was asked; `value`: what stands in it. `make` runs once. */
  note(
    key: string,
    matched: boolean,
    value: string,
    make: () => { place: Place; what: string },
  ): void;
  /** Warns of what matched nothing. */
  report(problems: Problems): void;
}

export function createUnmatched(): Unmatched {
  const asked = new Map<string, Asked>();
  return {
    isMatched: (key) => asked.get(key)?.matched === true,
    note(key, matched, value, make) {
      let entry = asked.get(key);
      if (!entry)
        asked.set(key, (entry = { ...make(), matched: false, asked: 0, values: new Set() }));
      entry.matched ||= matched;
      entry.asked += 1;
      if (value !== "" && entry.values.size <= shown) entry.values.add(value);
    },
    report(problems) {
      for (const { place, what, matched, asked: records, values } of asked.values()) {
        // That no record has the field at all is told where it is looked for.
        if (matched || values.size === 0) continue;
        const listed = [...values].slice(0, shown).join(", ") + (values.size > shown ? ", …" : "");
        problems.warn(
          "condition-matches",
          place,
          `${what} matches none of ${count(records)} ${records === 1 ? "record" : "records"}`,
          {
            expected: "at least one record",
            found: listed,
            fix: "Correct it, or take it out.",
          },
        );
      }
    },
  };
}

/** Told each text that a mapping meets. */
export type Watch = (text: string) => void;

/**
 * Follows the keys of a `values:` until each has met its text. A key that maps to null is there in case, and so is one
 * for the empty text.
 */
export function watchKeys(
  values: Readonly<Record<string, unknown>> | undefined,
  name: string,
  placeOf: (key: string) => Place,
  unmatched: Unmatched | undefined,
): Watch | undefined {
  if (!values || !unmatched) return undefined;
  const open = new Map(
    Object.entries(values)
      .filter(([key, value]) => value !== null && key.trim() !== "")
      .map(([key]) => [key, plainText(key)] as const)
      .filter(([key]) => !unmatched.isMatched(`${name} ${key}`)),
  );
  return (text) => {
    for (const [key, plain] of open) {
      const matched = text === key || plainText(text) === plain;
      unmatched.note(`${name} ${key}`, matched, text, () => ({
        place: placeOf(key),
        what: `The value "${key}" of ${name}`,
      }));
      if (matched) open.delete(key);
    }
  };
}
