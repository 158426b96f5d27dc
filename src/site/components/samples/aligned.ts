import type { DrawnSample } from "../../../model/index.ts";

type Turn = DrawnSample["turns"][number];

/** A row of transcripts side by side: one turn of each that has it. */
export interface TurnRow {
  readonly name: string;
  /** One for each transcript; null where it has no such turn. */
  readonly turns: readonly (Turn | null)[];
}

/**
 * Transcripts side by side, the same turn in the same row: turns of one name meet in the order in which they come. The
 * order of each transcript stays.
 */
export function alignTurns(transcripts: readonly (readonly Turn[])[]): readonly TurnRow[] {
  const rows: { readonly name: string; readonly turns: (Turn | null)[] }[] = [];
  for (const [column, transcript] of transcripts.entries()) {
    let at = 0;
    for (const turn of transcript) {
      const found = rows.findIndex(({ name }, i) => i >= at && name === turn.name);
      const place = found < 0 ? at : found;
      if (found < 0) rows.splice(at, 0, { name: turn.name, turns: transcripts.map(() => null) });
      (rows[place] as (typeof rows)[number]).turns[column] = turn;
      at = place + 1;
    }
  }
  return rows;
}

/** Most rows that columns can share, as `samples.css` has it; longer ones are read from the top, each for itself. */
export const mostSharedRows = 24;

/** Rows of a column beside its turns: who answers, what is right, scores, place. */
export const otherRows = 4;
