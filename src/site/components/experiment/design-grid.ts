import { conditionKey } from "../../../model/experiment/condition.ts";
import type { Condition, ExperimentReport, Factor, Mark } from "../../../model/index.ts";
import { markOf } from "../../../model/index.ts";
import { allThereText, count, someThereText } from "../../../wording/index.ts";

type GridCell = ExperimentReport["grid"][number];

export interface DesignGrid {
  /** Which of the labels at the side the mark of a row belongs to: the arm's. */
  readonly markAt: number;
  /** Factors down the side, by their labels. */
  readonly side: readonly string[];
  /** Rows of the head, outermost first. */
  readonly head: readonly (readonly { readonly label: string; readonly span: number }[])[];
  readonly rows: readonly {
    readonly labels: readonly { readonly label: string; readonly id: string }[];
    readonly mark: Mark;
    readonly cells: readonly {
      readonly text: string;
      readonly notes: readonly string[];
      readonly absent: boolean;
    }[];
  }[];
}

const mostColumns = 6;

/** The design as a grid: the last factors across while they fit, the others down. */
export function designGrid(report: ExperimentReport): DesignGrid {
  const { factors } = report.experiment.design;
  const across = factorsAcross(factors);
  const down = factors.filter((f) => !across.includes(f));
  const cells = new Map(report.grid.map((cell) => [conditionKey(cell.condition), cell]));
  const columns = combinations(across);
  const labels = new Map(report.experiment.metrics.map((m) => [m.id, m.label]));
  const planned = (row: Condition) =>
    columns.some((column) => cells.has(conditionKey({ ...row, ...column })));
  const arm = down.findIndex((f) => f.role === "arm");
  return {
    markAt: Math.max(0, arm),
    side: down.map((f) => f.label),
    head: across.map((factor, i) => headRow(factor, across, i)),
    // A row of conditions that nobody planned says nothing.
    rows: combinations(down)
      .filter(planned)
      .map((row) => ({
        labels: down.map((f) => ({ label: labelOf(f, row), id: row[f.id] ?? "" })),
        mark: markOf(
          Object.fromEntries(Object.entries(row).map(([f, l]) => [f, [l]])),
          report.experiment,
        ),
        cells: columns.map((column) =>
          gridCell(cells.get(conditionKey({ ...row, ...column })), labels),
        ),
      })),
  };
}

/**
 * A design in a sentence, where its grid would say the same in every cell or would be too long to read; null where the
 * grid says it best.
 */
export function designInWords(report: ExperimentReport, grid: DesignGrid): string | null {
  if (grid.rows.length < longGrid) return null;
  const { present, planned } = report.counts.conditions;
  const unit = report.experiment.design.unit;
  const cells = grid.rows.flatMap((row) => row.cells);
  const [first] = cells;
  const same = cells.every((c) => c.text === first?.text && c.notes.length === 0 && !c.absent);
  if (first && same && first.text !== "\u2013" && present === planned) {
    return allThereText(planned, first.text, first.text.startsWith("published") ? null : unit);
  }
  if (grid.rows.length < tooLongGrid) return null;
  const samples = report.grid.map((cell) => cell.samples).filter((n) => n > 0);
  return someThereText({ present, planned }, samples);
}

const longGrid = 12;
const tooLongGrid = 60;

function factorsAcross(factors: readonly Factor[]): Factor[] {
  const across: Factor[] = [];
  for (const factor of factors.slice(1).toReversed()) {
    const columns = across.reduce((n, f) => n * f.levels.length, factor.levels.length);
    if (across.length === 2 || columns > mostColumns) break;
    across.unshift(factor);
  }
  return across;
}

function headRow(
  factor: Factor,
  across: readonly Factor[],
  i: number,
): { label: string; span: number }[] {
  const span = across.slice(i + 1).reduce((n, f) => n * f.levels.length, 1);
  const times = across.slice(0, i).reduce((n, f) => n * f.levels.length, 1);
  const once = factor.levels.map((level) => ({ label: level.label, span }));
  return Array.from({ length: times }, () => once).flat();
}

function combinations(factors: readonly Factor[]): Condition[] {
  return factors.reduce<Condition[]>(
    (all, factor) =>
      all.flatMap((c) => factor.levels.map((level) => ({ ...c, [factor.id]: level.id }))),
    [{}],
  );
}

function labelOf(factor: Factor, condition: Condition): string {
  const id = condition[factor.id] ?? "";
  return factor.levels.find((l) => l.id === id)?.label ?? id;
}

function gridCell(
  cell: GridCell | undefined,
  labels: ReadonlyMap<string, string>,
): DesignGrid["rows"][number]["cells"][number] {
  if (!cell) return { text: "–", notes: [], absent: false };
  if (cell.absent !== null) return { text: cell.absent, notes: [], absent: true };
  if (cell.samples === 0) return { text: "published †", notes: [], absent: false };
  const metrics = Object.entries(cell.missing).map(([metric, causes]) => {
    const lost = Object.values(causes).reduce((a, b) => a + b, 0);
    return { metric, lost };
  });
  const lacking = metrics.filter(({ lost }) => lost > 0);
  const counts = new Set(metrics.map(({ lost }) => lost));
  // Scores of one sample are usually missing together: then the count is said once.
  const notes =
    counts.size === 1 && Object.keys(cell.scored).length === metrics.length
      ? lacking.slice(0, 1).map(({ lost }) => `${count(lost)} missing`)
      : lacking.map(
          ({ metric, lost }) => `${labels.get(metric) ?? metric}: ${count(lost)} missing`,
        );
  return { text: count(cell.samples), notes, absent: false };
}
