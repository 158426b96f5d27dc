import fc from "fast-check";

/** A table as somebody might have it, made by rule: names of columns, numbers of levels, order and format vary. */
export interface MadeTable {
  readonly name: string;
  readonly text: string;
}

interface Recipe {
  readonly arm: string;
  readonly arms: number;
  readonly task: string;
  readonly tasks: number;
  readonly seed: string;
  readonly seeds: number;
  readonly unit: string;
  readonly repeat: string;
  readonly repeats: number;
  readonly score: "binary" | "grade" | "share" | "word" | "two words" | "missing" | "true";
  readonly scoreName: string;
  readonly index: string;
  readonly extra: string;
  readonly format: "csv" | "jsonl" | "json";
  readonly order: number;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  arm: fc.constantFrom(
    "arm",
    "model",
    "condition",
    "variant",
    "system_prompt",
    "finetune",
    "group",
    "",
  ),
  arms: fc.constantFrom(1, 2, 3, 7, 13, 30),
  task: fc.constantFrom("", "", "task", "dataset", "subject", "trigger", "filter", "step", "epoch"),
  tasks: fc.constantFrom(1, 2, 5, 13, 30),
  seed: fc.constantFrom("", "", "seed", "run"),
  seeds: fc.constantFrom(1, 2, 3, 30),
  unit: fc.constantFrom("question_id", "id", "prompt", "question", "item", ""),
  repeat: fc.constantFrom("", "", "epoch", "repeat", "sample_idx"),
  repeats: fc.constantFrom(1, 2, 3),
  score: fc.constantFrom("binary", "grade", "share", "word", "two words", "missing", "true"),
  scoreName: fc.constantFrom("correct", "score", "verdict", "judge_score", "refused", "outcome"),
  index: fc.constantFrom("", "", "Unnamed: 0", "index"),
  extra: fc.constantFrom("", "response", "latency_ms", "category", "notes"),
  format: fc.constantFrom("csv", "jsonl", "json"),
  order: fc.nat(1000),
});

const mostRows = 900;

/** Few enough rows for a test, with every level still there. */
function units({ arms, tasks, seeds, repeats }: Recipe): number {
  return Math.max(2, Math.min(12, Math.floor(mostRows / (arms * tasks * seeds * repeats))));
}

function scoreAt(kind: Recipe["score"], i: number): string | number | boolean {
  const step = (i * 7919) % 11;
  switch (kind) {
    case "grade":
      return 1 + (step % 10);
    case "share":
      return step / 10;
    case "word":
      return step % 2 ? "correct" : "incorrect";
    case "two words":
      return step % 2 ? "refused" : "complied";
    case "missing":
      return step === 3 ? "NA" : step % 2;
    case "true":
      return step % 2 === 1;
    default:
      return step % 2;
  }
}

function rowsOf(r: Recipe): readonly Readonly<Record<string, string | number | boolean>>[] {
  const rows: Record<string, string | number | boolean>[] = [];
  const levels = ["base", ...Array.from({ length: 40 }, (_l, i) => `tuned ${i + 1}`)];
  const [seeds, tasks] = [r.seed ? r.seeds : 1, r.task ? r.tasks : 1];
  for (let a = 0; a < (r.arm ? r.arms : 1); a++)
    for (let t = 0; t < tasks; t++)
      for (let s = 0; s < seeds; s++)
        for (let u = 0; u < units({ ...r, seeds, tasks }); u++)
          for (let e = 0; e < r.repeats; e++) {
            const i = rows.length;
            rows.push({
              ...(r.index ? { [r.index]: i } : {}),
              ...(r.arm ? { [r.arm]: levels[a] ?? "" } : {}),
              ...(r.task ? { [r.task]: /step|epoch/.test(r.task) ? (t + 1) * 100 : `t${t}` } : {}),
              ...(r.seed ? { [r.seed]: s } : {}),
              ...(r.unit
                ? { [r.unit]: /prompt|question$/.test(r.unit) ? `What is ${u}?` : `q${u}` }
                : {}),
              ...(r.repeat && r.repeat !== r.task ? { [r.repeat]: e + 1 } : {}),
              [r.scoreName]: scoreAt(r.score, i),
              ...(r.extra
                ? { [r.extra]: r.extra === "latency_ms" ? i * 13 : `text ${u % 3}` }
                : {}),
            });
          }
  return rows;
}

/** Columns in another order: what a table says does not hang on it. */
function turned<T>(keys: readonly T[], by: number): readonly T[] {
  const at = by % Math.max(1, keys.length);
  return [...keys.slice(at), ...keys.slice(0, at)];
}

export const madeTable: fc.Arbitrary<MadeTable> = recipe.map((r) => {
  const rows = rowsOf(r);
  const keys = turned(Object.keys(rows[0] ?? {}), r.order);
  const ordered = rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])));
  const cell = (value: unknown) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  const text = {
    csv: () =>
      [keys, ...ordered.map((row) => Object.values(row))]
        .map((line) => line.map(cell).join(","))
        .join("\n"),
    jsonl: () => ordered.map((row) => JSON.stringify(row)).join("\n"),
    json: () => JSON.stringify({ made: true, rows: ordered }),
  }[r.format]();
  return { name: `table.${r.format}`, text: `${text}\n` };
});

/** The same table with a column under another name, without it, or with its columns in another order. */
export function mutations(csv: string): readonly (readonly [string, string])[] {
  const lines = csv
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter(Boolean);
  const [header = "", ...rows] = lines.map((line) => line.split(","));
  const names = Array.isArray(header) ? header : [header];
  if (csv.includes('"') || names.length < 2 || rows.some((row) => row.length !== names.length))
    return [];
  const write = (table: readonly (readonly string[])[]) =>
    `${table.map((row) => row.join(",")).join("\n")}\n`;
  const all = [names, ...rows];
  return [
    ["columns reversed", write(all.map((row) => row.toReversed()))],
    ...names.map(
      (name, i) => [`without ${name}`, write(all.map((row) => row.toSpliced(i, 1)))] as const,
    ),
    ...names.map(
      (name, i) => [`${name} renamed`, write([names.with(i, `x ${i}`), ...rows])] as const,
    ),
  ];
}
