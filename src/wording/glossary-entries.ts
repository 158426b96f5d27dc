import type { Report } from "../model/index.ts";
import { hashedSlug, slugsOf } from "../model/index.ts";
import type { Term } from "./glossary.ts";
import { glossary } from "./glossary.ts";

/** A term as the page `glossary/` has it. */
export interface GlossaryEntry {
  /** Its anchor on the page. */
  readonly id: string;
  readonly term: string;
  /** The term and its other forms. */
  readonly forms: readonly string[];
  /** The author's sentence, then the program's own: an author can add to a word of the program, and not redefine it. */
  readonly definitions: readonly string[];
}

export interface GlossaryGroup {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

/** Anchor that every page has for itself. */
const ofEveryPage = "main";

type OwnTerms = NonNullable<Report["glossary"]>;

/** All terms of a report by group: those of its author first. */
export function glossaryGroups(own: OwnTerms): readonly GlossaryGroup[] {
  const all = glossary.flatMap(({ terms }) => terms);
  const ids = slugsOf([...own, ...all].map(({ term }) => term));
  const entry = (term: string, known: Term | undefined, said?: string): GlossaryEntry => ({
    id: term === ofEveryPage ? hashedSlug(term) : (ids.get(term) ?? term),
    term,
    forms: [term, ...(known?.also ?? [])],
    definitions: [said, known?.definition].filter((text) => text !== undefined),
  });
  const authors = own.map(({ term, definition }) =>
    entry(
      term,
      all.find((one) => one.term === term),
      definition,
    ),
  );
  const explained = new Set(own.map(({ term }) => term));
  const groups = glossary.map(({ title, terms }) => ({
    title,
    entries: terms.filter(({ term }) => !explained.has(term)).map((term) => entry(term.term, term)),
  }));
  return authors.length > 0
    ? [{ title: "Words of this report", entries: authors }, ...groups]
    : groups;
}

/** The terms of the author alone, as the pages of notebooks link to them. */
export function ownEntries(own: OwnTerms): readonly GlossaryEntry[] {
  return own.length > 0 ? (glossaryGroups(own)[0]?.entries ?? []) : [];
}

/** The terms of the program alone: what sentences that it composes itself may hold. */
export const knownEntries: readonly GlossaryEntry[] = glossaryGroups([]).flatMap(
  ({ entries }) => entries,
);

/** A term of the program by its name; one that is not there is a fault of ours. */
export function knownTerm(name: string): GlossaryEntry {
  const found = knownEntries.find(({ term }) => term === name);
  if (!found) throw new Error(`The glossary has no "${name}".`);
  return found;
}
