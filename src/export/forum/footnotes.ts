import type { FootnoteDefinition, RootContent } from "mdast";

/** Footnotes of one text, numbered from 1 in the order in which they are first named. */
export interface Footnotes {
  /** The number of a note; what it says is asked for once. */
  number(key: string, says: () => readonly RootContent[]): number;
  /** All notes, in order. */
  definitions(): readonly FootnoteDefinition[];
}

export function createFootnotes(): Footnotes {
  const numbers = new Map<string, number>();
  const said: (() => readonly RootContent[])[] = [];
  return {
    number(key, says) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = said.push(says);
      numbers.set(key, number);
      return number;
    },
    definitions() {
      const definitions: FootnoteDefinition[] = [];
      // A note may name another one, which is then said after it.
      for (let i = 0; i < said.length; i++) {
        const label = String(i + 1);
        definitions.push({
          type: "footnoteDefinition",
          identifier: label,
          label,
          children: (said[i]?.() ?? []) as FootnoteDefinition["children"],
        });
      }
      return definitions;
    },
  };
}
