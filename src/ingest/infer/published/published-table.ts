import type { Design, FactorGuess, MetricGuess } from "../design/index.ts";
import { keyAt, levelsOf } from "../design/index.ts";
import type { HarnessValue, LookedAt } from "../look/index.ts";
import { idOf, labelOf, natureOf } from "../look/index.ts";

const tableName = "harness-values.csv";
/** Values of these are no shares of samples, though they lie between 0 and 1. */
const noShare = /f1|bleu|rouge|chrf|auc|corr|mcc|mean|perplexity|bits|_norm_/i;

export interface PublishedTable {
  /** The design with the metrics and levels that only harness values have. */
  readonly design: Design;
  readonly entry: Readonly<Record<string, unknown>> | null;
  readonly tables: Readonly<Record<string, string>>;
  /** Files that the values come from. */
  readonly from: ReadonlySet<LookedAt>;
  /** Values left out because another stands under the same condition: what tells them apart is no factor. */
  readonly others: number;
}

interface Row {
  readonly file: LookedAt;
  readonly value: HarnessValue;
}

/**
 * Values that a harness computed for whole tasks and that no sample bears: they are taken as published numbers, which are
 * never recomputed and always marked.
 */
export function publishedTable(looked: readonly LookedAt[], design: Design): PublishedTable {
  const { rows, others } = rowsWithoutSamples(looked, design);
  if (rows.length === 0) return { design, entry: null, tables: {}, from: new Set(), others };
  const values = rows.map(({ value }) => value);
  const factors = design.factors.map((f) => withLevels(f, values));
  const ids = new Map(rows.map(({ value }) => [value.metric, metricId(value.metric, design)]));
  const known = new Set(design.metrics.filter((m) => m.bears).map(({ id }) => id));
  const added = [...ids]
    .filter(([, id]) => !known.has(id))
    .map(([name, id]) => metric(name, id, values));
  const header = [...factors.map(({ id }) => id), "metric", "value", "n", "stderr", "place"];
  const lines = rows.map(({ file, value }) => [
    ...factors.map((f) => levelOf(f, value.conditions[f.path] ?? "")),
    ids.get(value.metric) ?? "",
    value.value,
    value.n ?? "",
    value.stderr ?? "",
    `${file.name}: ${value.place}`,
  ]);
  const text = [header, ...lines].map((line) => line.map(quoted).join(",")).join("\n");
  const counted = rows.every(({ value }) => value.n !== null);
  return {
    design: {
      ...design,
      factors,
      metrics: [...design.metrics.filter((m) => m.bears || !ids.has(m.id)), ...added],
    },
    entry: {
      files: tableName,
      value: "value",
      ...(counted ? { n: "n" } : {}),
      citation: "harness",
      place: "place",
      ...(counted && added.some(({ kind }) => kind === "binary") ? { ours: "wilson" } : {}),
    },
    tables: { [tableName]: `${text}\n` },
    from: new Set(rows.map(({ file }) => file)),
    others,
  };
}

/** One row per condition and metric: values whose condition is known, and for which no sample has a score. */
function rowsWithoutSamples(
  looked: readonly LookedAt[],
  design: Design,
): { readonly rows: readonly Row[]; readonly others: number } {
  const paths = design.factors.map(({ path }) => path);
  const conditionOf = keyAt(paths);
  const sampled = new Set(
    design.metrics
      .filter((m) => m.bears)
      .flatMap(({ id, files }) =>
        [...files].flatMap((f) => f.records.map((r) => `${id} ${conditionOf(r)}`)),
      ),
  );
  const seen = new Map<string, number>();
  let others = 0;
  const rows = looked.flatMap((file) =>
    file.values.flatMap((value) => {
      const condition = conditionOf({ place: { file: "" }, fields: value.conditions });
      const key = `${idOf(value.metric)} ${condition}`;
      if (sampled.has(key) || paths.some((p) => value.conditions[p] === undefined)) return [];
      const known = seen.get(key);
      if (known !== undefined) {
        // The same value twice is one that two files repeat.
        if (known !== value.value) others++;
        return [];
      }
      seen.set(key, value.value);
      return [{ file, value }];
    }),
  );
  return { rows, others };
}

/** Where samples have a field of the same name, though no number in it, the value of the task needs a name of its own. */
function metricId(name: string, { metrics }: Design): string {
  const id = idOf(name);
  return metrics.some((m) => m.id === id && !m.bears) ? `task_${id}` : id;
}

function metric(
  name: string,
  id: string,
  values: readonly HarnessValue[],
): Design["metrics"][number] {
  const own = values.filter((value) => value.metric === name);
  const isShare = !noShare.test(name) && own.every(({ value }) => value >= 0 && value <= 1);
  const kind: MetricGuess["kind"] = isShare ? "binary" : "score";
  return {
    id,
    path: "",
    label: labelOf(id),
    kind,
    ...natureOf(name),
    files: new Set(),
    bears: true,
  };
}

function withLevels(factor: FactorGuess, values: readonly HarnessValue[]): FactorGuess {
  const raws = values.flatMap(({ conditions }) => conditions[factor.path] ?? []);
  const all = [...new Set([...factor.levels.map(({ raw }) => raw), ...raws])];
  return { ...factor, levels: levelsOf(all) };
}

function levelOf(factor: FactorGuess, raw: string): string {
  return factor.levels.find((level) => level.raw === raw)?.id ?? raw;
}

function quoted(value: string | number): string {
  const text = String(value);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
