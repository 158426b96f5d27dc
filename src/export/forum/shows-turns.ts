import type { Block, Experiment, Notebook, Report } from "../../model/index.ts";
import { experimentOf } from "../../model/report/lookup.ts";

type Cell = Extract<Block, { kind: "cell" }>;

/**
 * Whether a query shows what a model wrote: it, or a named query that it reads, reads a turn of a transcript, and its
 * rows have words in them that neither the query nor the design of the experiment has. A query may rename its columns and cut texts.
 */
export function showsTurns(cell: Cell, notebook: Notebook, report: Report): boolean {
  if (!cell.table) return false;
  const experiments = [...new Set([...notebook.experiments, ...notebook.reads])].map((id) =>
    experimentOf(report, id),
  );
  const turns = new Set(
    experiments.flatMap(({ drawn }) =>
      drawn.flatMap(({ samples }) => samples.flatMap((s) => s.turns.map(({ name }) => name))),
    ),
  );
  const read = codeBehind(cell, notebook);
  if (![...turns].some((turn) => names(read, turn))) return false;
  // Words that stand in the query itself are its author's.
  const written = [...read.matchAll(/'((?:[^']|'')*)'/g)].map(([, word]) => word ?? "");
  const known = new Set([
    ...written,
    ...experiments.flatMap(({ experiment }) => wordsOf(experiment)),
  ]);
  return cell.table.rows.some(({ cells }) =>
    cells.some(({ text }) => /\p{L}/u.test(text) && !known.has(text)),
  );
}

/** Its code, and that of the named cells that it reads. */
function codeBehind(cell: Cell, { blocks }: Notebook): string {
  const others = blocks.filter(
    (block): block is Cell =>
      block.kind === "cell" &&
      block !== cell &&
      block.name !== null &&
      names(cell.code, block.name),
  );
  return [cell, ...others].map(({ code }) => code).join("\n");
}

/** Whether a text has a word in it, and not as a part of another one. */
function names(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return false;
  const within = /[\p{L}\p{N}_]/u;
  const outside = (char: string | undefined) => char === undefined || !within.test(char);
  return (
    (outside(text[at - 1]) && outside(text[at + word.length])) ||
    names(text.slice(at + word.length), word)
  );
}

const wordsOf = ({ design, metrics }: Experiment): readonly string[] => [
  ...design.factors.flatMap(({ id, label, levels }) => [
    id,
    label,
    ...levels.flatMap((level) => [level.id, level.label]),
  ]),
  ...metrics.flatMap(({ id, label }) => [id, label]),
  ...Object.entries(design.clusterLabels).flat(),
];
