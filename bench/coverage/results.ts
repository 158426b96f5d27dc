import type { CellResult, Situation } from "./situation.ts";

/** The results of one situation. */
export interface SituationResult extends Pick<Situation, "id" | "title" | "about" | "method"> {
  readonly cells: readonly CellResult[];
}

/** What a full run leaves: docs/coverage.json. */
export interface CoverageResults {
  readonly repetitions: number;
  readonly seed: number;
  readonly situations: readonly SituationResult[];
}

/** JSON with one line a cell, so that a change of one cell is a change of one line. */
export function layOut({ repetitions, seed, situations }: CoverageResults): string {
  const listed = situations.map(({ cells, ...rest }) => {
    const head = JSON.stringify(rest).slice(0, -1);
    return `${head},"cells":[\n${cells.map((cell) => JSON.stringify(cell)).join(",\n")}\n]}`;
  });
  return `{"repetitions":${repetitions},"seed":${seed},"situations":[\n${listed.join(",\n")}\n]}\n`;
}
