import type { Cell, DrawKind, MetricData, Side } from "../evidence/index.ts";
import { createMemory } from "../evidence/index.ts";
import { rowsOfRun } from "./units-in-runs.ts";

type Cells = readonly Cell[];

/** Groups of an interaction, (first - second) - (third - fourth), and what they share. */
export interface Changes {
  readonly groups: readonly [Side, Side, Side, Side];
  /** Both ends of a change have the same draws, so that it can be taken draw by draw. */
  readonly linked: boolean;
  /** The same runs make both changes. */
  readonly sameRuns: boolean;
}

/** Roles that set trainings apart. `other` may (a dose, a regime), so it is taken to: unpaired is the safe error. */
const madeBy = new Set(["arm", "other"]);

/**
 * Whether the very same trained models answer on both sides: no factor that may say how a model was made
 * sets them apart. A trigger, a persona or a context is put to each of them.
 */
export function areSameRuns({ experiment }: MetricData, one: Cells, other: Cells): boolean {
  const arms = experiment.design.factors.filter((f) => madeBy.has(f.role)).map((f) => f.id);
  const made = (cells: Cells) =>
    new Set(cells.map(({ condition }) => arms.map((id) => condition[id] ?? "").join("\u0000")));
  const [first, second] = [made(one), made(other)];
  return first.size === second.size && [...first].every((key) => second.has(key));
}

/** Whether some model in these cells was trained: a level may say that its was not. */
export function isTrained({ experiment }: MetricData, cells: Cells): boolean {
  const arms = experiment.design.factors.filter((f) => madeBy.has(f.role));
  return cells.some(({ condition }) =>
    arms.every(({ id, levels }) => levels.find((l) => l.id === condition[id])?.trained !== false),
  );
}

/**
 * The four groups of an interaction so that each change lies within the same runs where it can: by
 * side, or by level of `across` where that is what sets trainings apart (the sum is the same).
 */
export function changesBetween(
  data: MetricData,
  kind: DrawKind,
  [ofOther, ofBase, versusOther, versusBase]: Changes["groups"],
): Changes {
  const bySide = { groups: [ofOther, ofBase, versusOther, versusBase] } as const;
  if (kind !== "replicate") return { ...bySide, linked: true, sameRuns: false };
  const same = (one: Side, other: Side) => areSameRuns(data, one.cells, other.cells);
  const sideways = same(ofOther, versusOther) && same(ofBase, versusBase);
  if (same(ofOther, ofBase) && same(versusOther, versusBase))
    return { ...bySide, linked: true, sameRuns: sideways };
  if (sideways) {
    const groups = [ofOther, versusOther, ofBase, versusBase] as const;
    return { groups, linked: true, sameRuns: false };
  }
  return { ...bySide, linked: data.experiment.design.pairedReplicates, sameRuns: false };
}

/** Answers of one kind in one cell that copies of a run must share to be told from runs that agree. */
const tellingAnswers = 10;

const rememberDistinct = createMemory<MetricData, number>();
const rememberCell = createMemory<Cell, ReadonlyMap<number, Answers>>();

/** What a run answers in one cell. */
interface Answers {
  /** The first run of the cell that answers exactly alike: itself, where none before it does. */
  readonly like: number;
  /** The answers are various enough to tell copies from runs that agree. */
  readonly tell: boolean;
}

/**
 * Runs of some cells, those that answer exactly alike counted once: a run that was read twice, or the same checkpoint
 * asked again, is no further training. Yes-or-no answers tell only where some cell has ten of each kind, and scores
 * where one has ten different ones: runs may well agree on what is easy for all.
 */
export function distinctRuns(data: MetricData, cells: Cells): number {
  const key = cells.map((cell) => cell.place).join();
  return rememberDistinct(data, key, () => {
    const runs = data.population.replicates.length;
    const prints = new Map<number, { text: string; telling: boolean }>();
    for (const cell of cells)
      for (const [run, { like, tell }] of rememberCell(cell, "", () => answersIn(cell, runs))) {
        const own = prints.get(run) ?? { text: "", telling: false };
        own.text += `${cell.place}:${like},`;
        own.telling ||= tell;
        prints.set(run, own);
      }
    const seen = new Set<string>();
    let distinct = 0;
    for (const { text, telling } of prints.values()) {
      if (telling && seen.has(text)) continue;
      seen.add(text);
      distinct += 1;
    }
    return distinct;
  });
}

function answersIn(cell: Cell, runs: number): ReadonlyMap<number, Answers> {
  const alike = new Map<string, number[]>();
  const found = new Map<number, Answers>();
  for (let run = 0; run < runs; run += 1) {
    const rows = rowsOfRun(cell, run).filter((row) => (cell.n[row] as number) > 0);
    if (rows.length === 0) continue;
    const counts = new Map<number, number>();
    let total = 0;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      const mean = (cell.sum[row] as number) / (cell.n[row] as number);
      counts.set(mean, (counts.get(mean) ?? 0) + 1);
      total += cell.sum[row] as number;
    }
    // Only runs with as many answers of the same sum need be compared answer by answer.
    const print = `${rows.length};${total}`;
    const others = alike.get(print) ?? [];
    const like = others.find((other) => sameAnswers(cell, other, rows)) ?? run;
    if (like === run) alike.set(print, [...others, run]);
    const often = [...counts.values()].filter((times) => times >= tellingAnswers).length;
    found.set(run, { like, tell: counts.size >= tellingAnswers || often >= 2 });
  }
  return found;
}

function sameAnswers(cell: Cell, other: number, rows: Int32Array): boolean {
  const theirs = rowsOfRun(cell, other).filter((row) => (cell.n[row] as number) > 0);
  return rows.every((row, i) => {
    const its = theirs[i] as number;
    return (
      cell.unit[row] === cell.unit[its] &&
      cell.n[row] === cell.n[its] &&
      cell.sum[row] === cell.sum[its]
    );
  });
}
