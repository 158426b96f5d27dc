import type { QuestionMarks, Sample } from "../model/index.ts";

export const markKinds = ["hash", "target", "prompt"] as const;
export type MarkKind = (typeof markKinds)[number];

/** What the rows of an experiment's sums say of their questions: by kind, the text of a row. */
export interface Marks {
  /** Whether any row has one. */
  has(kind: MarkKind): boolean;
  /** undefined where the row has none. `unit`: place of the row's unit. */
  of(kind: MarkKind, row: number, unit: number): string | undefined;
}

/** Units of which the prompt is kept: enough to tell whether ids mean the same questions, and little to hold. */
const unitsWithPrompt = 500;
const longestPrompt = 4000;
const askedBy = /^(?:user|human|prompt|question|input|instruction)$/i;

/** One kind of mark. Nearly all rows of a unit agree, so that only those that do not are kept one by one. */
interface Kept {
  /** First row that has one; those before it have none. */
  from: number;
  readonly ofUnit: (string | undefined)[];
  readonly others: Map<number, string | null>;
}

/** Keeps the marks of rows while samples pass; the first sample of each row speaks for it. */
export function createMarks() {
  const kinds = new Map<MarkKind, Kept>();
  const note = (kind: MarkKind, text: string | undefined, row: number, unit: number): void => {
    let kept = kinds.get(kind);
    if (!kept) {
      if (text === undefined) return;
      kinds.set(kind, (kept = { from: row, ofUnit: [], others: new Map() }));
    }
    if (text === undefined) kept.others.set(row, null);
    else if (kept.ofUnit[unit] === undefined) kept.ofUnit[unit] = text;
    else if (kept.ofUnit[unit] !== text) kept.others.set(row, text);
  };
  const marks: Marks = {
    has: (kind) => kinds.has(kind),
    of(kind, row, unit) {
      const kept = kinds.get(kind);
      if (!kept || row < kept.from) return undefined;
      const other = kept.others.get(row);
      return other === undefined ? kept.ofUnit[unit] : (other ?? undefined);
    },
  };
  return {
    marks,
    add(sample: Sample, row: number, unit: number): void {
      const { hash, target }: QuestionMarks = sample.marks ?? {};
      note("hash", hash, row, unit);
      note("target", target, row, unit);
      if (unit < unitsWithPrompt) note("prompt", promptOf(sample), row, unit);
    },
  };
}

/** The first turn of the user; without a transcript, the text of a column that holds what was asked. */
function promptOf({ turns, fields }: Sample): string | undefined {
  const turn = turns.find(({ name }) => askedBy.test(name))?.text;
  const text = turn ?? columns.map((name) => fields[name]).find(isSentence);
  return text?.slice(0, longestPrompt);
}

const columns = ["prompt", "input", "question", "instruction", "user_prompt"];
/** One word may be the name of a prompt. */
const isSentence = (value: unknown): value is string =>
  typeof value === "string" && /\S\s+\S/.test(value);
