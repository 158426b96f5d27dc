import { figureOf, findingOf } from "../../../model/report/lookup.ts";
import { knownEntries, unbroken } from "../../../wording/index.ts";
import { escaped, linkTerms } from "../../link-terms.ts";
import type { PageReport } from "../../render/page-report.ts";
import type { PlacedBlock } from "./place-notes.ts";

/** What the program itself says in a block, as HTML. */
export interface Spoken {
  /** How a figure's numbers were made. */
  readonly method?: string;
  /** How many findings were tested with one. */
  readonly family?: string;
  /** What decided a finding. */
  readonly sentence?: string;
}

/**
 * What the program says of figures and findings, with the first use of each of its own words on the page linked to the
 * glossary. An author's words are linked in the author's text.
 */
export function spokenOn(
  placed: readonly PlacedBlock[],
  notebook: string,
  report: PageReport,
  root: string,
): ReadonlyMap<PlacedBlock, Spoken> {
  const link = linkTerms(knownEntries, root);
  const linked = (text: string) => link(escaped(text));
  return new Map(
    placed.map((one) => {
      const { block } = one;
      if (block.kind === "figure")
        return [one, { method: linked(figureOf(report, notebook, block.id).method) }];
      if (block.kind !== "finding") return [one, {}];
      const { words } = findingOf(report, notebook, block.id);
      const family = linked(unbroken(words.family));
      return [one, { family, sentence: linked(unbroken(words.sentence)) }];
    }),
  );
}
