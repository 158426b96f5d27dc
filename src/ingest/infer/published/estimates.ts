import { isLog } from "../../formats/index.ts";
import type { RawRecord } from "../../formats/shared/index.ts";
import type { Design, FactorGuess, Guess } from "../design/index.ts";
import {
  factor,
  keyAt,
  namesQuestions,
  repeated,
  textAt,
  unitColumns,
  withArm,
} from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import {
  columnsOf,
  freshId,
  idOf,
  isMissingWord,
  kindOfName,
  labelOf,
  natureOf,
} from "../look/index.ts";
import { rowNumbers } from "../tables/index.ts";
import type { ScaledMetric } from "./estimates-table.ts";
import { rewritten } from "./estimates-table.ts";
import type { EstimateTable, PublishedColumns } from "./published-columns.ts";
import { estimateTable } from "./published-columns.ts";

/** Tables of published estimates as a design without samples, with what `published:` says of them. */
export interface Estimates {
  readonly design: Design;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  /** Tables to write: name to text. */
  readonly tables: Readonly<Record<string, string>>;
}

const differences = /delta|diff|effect|change|gain|logit|log_?odds|coef|beta|lift/i;
const shares =
  /acc|rate|share|prop|percent|pct|pass|correct|recall|precision|success|refus|win|score|match|asr/i;
const mostRows = 2000;

/** What tables of means and intervals say; null where their rows are samples. */
export function estimatesOf(files: readonly LookedAt[]): Estimates | null {
  const records = files.flatMap((file) => file.records);
  if (files.some(({ format }) => isLog(format))) return null;
  if (records.length === 0 || records.length > mostRows) return null;
  const every = columnsOf(records);
  const numbering = rowNumbers(every, files);
  const columns = every.filter((c) => !numbering.includes(c));
  const asked = unitColumns(columns, records.length);
  const table = estimateTable(columns, asked.length > 0, records.length);
  if (!table) return null;
  // Questions have no interval over many samples: beside one, a prompt is a condition.
  const [first] = table.estimates;
  const isSure = table.metric && table.n && first && (first.lower || first.ends || first.stderr);
  if (!isSure && asked.some((c) => namesQuestions(c) && c.values.length > 1)) return null;
  const inTable = new Set(
    table.estimates
      .flatMap((e) => [e.value, e.lower, e.upper, e.ends, e.stderr, e.deviation, table.metric])
      .flatMap((c) => c ?? []),
  );
  const factors = factorsOf(columns, records, files, inTable, table.n);
  const ofFile = factors.flatMap((f) => f.ofFile ?? []);
  const fileOf = new Map(files.flatMap((f) => f.records.map((r) => [r, f] as const)));
  const levels = keyAt(
    [...factors.filter((f) => !f.ofFile).map((f) => f.path), table.metric?.path].flatMap(
      (p) => p ?? [],
    ),
  );
  const keyOf = (record: RawRecord) => {
    const file = fileOf.get(record);
    return `${levels(record)} ${ofFile.map((of) => file && of.get(file))}`;
  };
  // Several rows under one condition are samples, whatever their columns are called.
  if (repeated(records, keyOf) > 0) return null;
  const used = new Set<string>();
  const metrics = table.metric
    ? metricsByName(table.metric, table.estimates, records, used)
    : table.estimates.map((estimate) => metricOf(estimate, used));
  const notes = notesOf(table, metrics, numbering);
  const design: Design = {
    log: false,
    columns,
    factors: withArm(factors),
    unit: undefined,
    unitMatch: undefined,
    replicate: undefined,
    epoch: undefined,
    metrics: metrics.map(({ scale: _scale, ...metric }) => metric),
    wordy: [],
    notes,
  };
  const asIs = ofFile.length === 0 && !table.metric && sound(table, records, design);
  return asIs
    ? {
        design,
        entries: table.estimates.map((e, i) => entryOf(e, table, metrics[i], files, design)),
        tables: {},
      }
    : { design, ...rewritten(table, metrics, files, design.factors) };
}

/** One metric for each name in a column, on the scale of its own values; its path is the name. */
function metricsByName(
  metric: Column,
  [estimate]: readonly PublishedColumns[],
  records: readonly RawRecord[],
  used: Set<string>,
): readonly ScaledMetric[] {
  if (!estimate) return [];
  const [nameOf, scoreOf] = [textAt(metric.path), textAt(estimate.value.path)];
  return metric.values.map((name) => {
    const values = records.filter((r) => nameOf(r) === name).map(scoreOf);
    const own = { ...estimate.value, leaf: name, values: values.filter((v) => v !== "") };
    return { ...metricOf({ name, value: own }, used), path: name };
  });
}

function metricOf({ name, value }: PublishedColumns, used: Set<string>): ScaledMetric {
  const own = name || value.leaf;
  const numbers = value.values.filter((v) => !isMissingWord(v)).map(Number);
  const isShare = shares.test(own) && !differences.test(own) && numbers.every((n) => n >= 0);
  const proportion = isShare && numbers.every((n) => n <= 1);
  const percent = isShare && !proportion && numbers.every((n) => n <= 100) && !/score/i.test(own);
  const id = freshId(value.leaf.toLowerCase() === own ? value.leaf : own, used);
  return {
    id,
    path: "",
    label: labelOf(id),
    kind: proportion || percent ? "binary" : "score",
    ...natureOf(own),
    files: new Set(),
    bears: true,
    scale: percent ? "percent" : proportion ? "proportion" : "plain",
  };
}

/** What varies in a table of estimates: its words, and numbers by whose name they are set and not found. */
function factorsOf(
  columns: readonly Column[],
  records: readonly RawRecord[],
  files: readonly LookedAt[],
  inTable: ReadonlySet<Column>,
  n: Column | undefined,
): readonly FactorGuess[] {
  const candidates = columns
    .filter((c) => {
      const kind = kindOfName(c.path, c.leaf);
      if (
        inTable.has(c) ||
        c === n ||
        c.values.length < 2 ||
        c.seen < records.length ||
        c.longest > 120
      )
        return false;
      return c.numeric
        ? kind !== null && kind !== "grader"
        : !/(^|_)(notes?|comment|citation|source|url|date|path)$/i.test(c.leaf);
    })
    .sort(
      (a, b) =>
        Number(kindOfName(a.path, a.leaf) === null) - Number(kindOfName(b.path, b.leaf) === null),
    );
  const chosen: FactorGuess[] = [];
  let keys = records.map(() => "");
  // Names that our own table of estimates has columns of.
  const used = new Set(["metric", "value", "lower", "upper", "n", "stderr", "place"]);
  for (const c of candidates) {
    const read = textAt(c.path);
    const finer = records.map((record, i) => `${keys[i]}\u0000${read(record)}`);
    if (new Set(finer).size === new Set(keys).size) continue;
    keys = finer;
    const kind = kindOfName(c.path, c.leaf);
    const role =
      kind === "trigger" || kind === "persona"
        ? kind
        : kind === "context" || kind === "task" || kind === "progress" || kind === "grader"
          ? "context"
          : "other";
    chosen.push(factor(freshId(c.leaf, used), c.path, c.leaf, role, c.values));
  }
  const fileNames = files.map(({ name }) => name.replace(/\.[A-Za-z0-9]+$/, ""));
  const keysOfFiles = files.map(
    (file) => new Set(file.records.map((r) => keys[records.indexOf(r)])),
  );
  const told = keysOfFiles.every((own, i) =>
    keysOfFiles.every((other, j) => i === j || [...own].every((k) => !other.has(k))),
  );
  if (chosen.length > 0 && told) return chosen;
  return [
    ...chosen,
    {
      ...factor(freshId("file", used), "", "file", "other", fileNames),
      why:
        files.length > 1
          ? "nothing inside the files tells them apart"
          : "one level only; other arms can join with --add",
      ofFile: new Map(files.map((f, i) => [f, fileNames[i] ?? ""])),
    },
  ];
}

/** Whether the table can be read as it stands: each row has a value inside its interval, and counts are counts. */
function sound(table: EstimateTable, records: readonly RawRecord[], { factors }: Design): boolean {
  if (factors.some((f) => f.levels.some(({ raw, id }) => raw !== id) && f.path === ""))
    return false;
  const counted = !table.n || countsOf(table.n, records);
  return (
    counted &&
    table.estimates.every(
      ({ value, lower, upper, ends, stderr }) =>
        !ends &&
        value.missing === 0 &&
        value.seen === records.length &&
        (lower && upper ? within(value, lower, upper, records) : !stderr),
    )
  );
}

function countsOf({ path }: Column, records: readonly RawRecord[]): boolean {
  const read = textAt(path);
  return records.every((r) => Number.isInteger(Number(read(r))) && Number(read(r)) > 0);
}

function within(
  value: Column,
  lower: Column,
  upper: Column,
  records: readonly RawRecord[],
): boolean {
  const [v, lo, hi] = [value, lower, upper].map(({ path }) => textAt(path));
  if (!v || !lo || !hi) return false;
  return records.every((r) => {
    const [low, mid, high] = [lo(r), v(r), hi(r)];
    return low !== "" && high !== "" && Number(low) <= Number(mid) && Number(mid) <= Number(high);
  });
}

function entryOf(
  estimate: PublishedColumns,
  { n }: EstimateTable,
  metric: ScaledMetric | undefined,
  files: readonly LookedAt[],
  { factors }: Design,
): Readonly<Record<string, unknown>> {
  const names = files.map(({ name }) => name);
  const mapped = factors.flatMap((f): readonly (readonly [string, unknown])[] => {
    const renamed = f.levels.filter(({ raw, id }) => raw !== id);
    if (renamed.length === 0) return f.path === f.id ? [] : [[f.id, f.path]];
    const values = Object.fromEntries(renamed.map(({ raw, id }) => [raw, id]));
    return [[f.id, { field: f.path, values }]];
  });
  const { lower, upper } = estimate;
  return {
    files: names.length === 1 ? names[0] : names,
    ...(mapped.length > 0 ? { factors: Object.fromEntries(mapped) } : {}),
    metric: { const: metric?.id ?? idOf(estimate.name) },
    value: estimate.value.path,
    ...(lower && upper
      ? { lower: lower.path, upper: upper.path, interval: "as in the table" }
      : {}),
    ...(n ? { n: n.path } : {}),
    ...(n && !lower && metric?.kind === "binary" ? { ours: "wilson" } : {}),
    ...(metric && metric.scale !== "proportion" ? { scale: metric.scale } : {}),
    citation: "source",
    place: { const: names[0] ?? "the table" },
  };
}

function notesOf(
  { estimates, n, metric }: EstimateTable,
  metrics: readonly ScaledMetric[],
  numbering: readonly Column[],
): readonly Guess[] {
  return [
    ...numbering.map(({ path }) => ({
      what: path || "(no name)",
      as: "left out",
      why: "it numbers the rows",
    })),
    ...estimates.map((e, i) => ({
      what: [metric, e.value, e.lower, e.upper, e.ends, e.stderr]
        .flatMap((c) => c?.path ?? [])
        .join(", "),
      as: `published estimate of ${metric ? metrics.map(({ id }) => id).join(", ") : (metrics[i]?.id ?? e.name)}`,
      why: `${
        e.lower || e.ends || e.stderr || e.deviation
          ? "the table says how sure its values are"
          : "each condition has one row"
      }: they are means, not samples, and never recomputed`,
    })),
    ...estimates.flatMap((e) =>
      e.deviation
        ? [{ what: e.deviation.path, as: "left out", why: "a spread is no interval of a mean" }]
        : [],
    ),
    ...(n ? [{ what: n.path, as: "n", why: "its name" }] : []),
    {
      what: "citation, place",
      as: "to fill in",
      why: "`citation: source` wants an entry in content/references.json, `place` a table or section",
    },
  ];
}
