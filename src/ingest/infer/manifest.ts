import type { RawRecord } from "../format.ts";
import type { ColumnLook } from "./columns.ts";
import { lookAtColumns } from "./columns.ts";

/** A data file as `upheld new` sees it: its name and its first records. */
export interface LookedAt {
  readonly name: string;
  readonly format: string;
  readonly records: readonly RawRecord[];
}

export interface Inferred {
  /** What goes into experiment.yaml, in the order in which it is written. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What was guessed, for the author to look over. */
  readonly guesses: readonly string[];
}

const unitName =
  /^(unit(_id)?|sample_id|question(_id)?|prompt_id|item(_id)?|task_id|doc_id|example_id|id)$/i;
const replicateName = /^(seed|replicate|training_run)$/i;
const epochName = /^(epoch|repeat|attempt)$/i;
const armName = /(^|[._])(arm|model|variant|group|condition|system|persona|prompt_mode|posture)$/i;
const triggerName = /(^|[._])(trigger|tag|cue|context)$/i;
const scoreName =
  /(^scores?[.[])|score|correct|acc|match|pass|success|right|honest|lie|flag|refus|label/i;
const ignoredNumber =
  /(token|time|length|latency|cost|index|count|num_|_id$|^id$|eval\.|sample\.id|sample\.epoch|total|limit|uuid)/i;
const turnNames: readonly (readonly [string, RegExp])[] = [
  ["system", /^system(_prompt)?$/i],
  ["user", /^(prompt|question|input|user)$/i],
  ["assistant", /^(response|output|answer|completion|assistant)$/i],
];
const factorLevels = 12;

/** A manifest that fits some files, to be looked over by its author: what varies, what is asked, what is scored. */
export function inferManifest(experiment: string, files: readonly LookedAt[]): Inferred {
  const records = files.flatMap((file) => file.records);
  const columns = lookAtColumns(records);
  const log = records.some((record) => record.unit !== undefined);
  const leaf = (path: string) => path.split(/[.[]/).at(-1) ?? path;
  const unit = log ? undefined : columns.find((c) => unitName.test(c.path));
  const replicate = columns.find((c) => replicateName.test(leaf(c.path)) && c.values.length > 1);
  const epoch = log ? undefined : columns.find((c) => epochName.test(c.path));
  const taken = new Set([unit, replicate, epoch].flatMap((c) => (c ? [c.path] : [])));

  const metrics = chooseMetrics(
    columns.filter((c) => !taken.has(c.path)),
    log,
  );
  for (const metric of metrics) taken.add(metric.path);
  const factors = chooseFactors(
    columns.filter((c) => !taken.has(c.path)),
    records.length,
  );
  const byFile = factors.length === 0;
  const transcript = log
    ? {}
    : Object.fromEntries(
        turnNames.flatMap(([turn, name]) => {
          const column = columns.find(
            (c) => name.test(c.path) && !factors.includes(c) && !metrics.includes(c),
          );
          return column ? [[turn, column.path]] : [];
        }),
      );

  const names = uniqueNames([...factors, ...metrics]);
  const factorEntries = byFile
    ? [["file", { label: "File", role: "arm", levels: files.map((f) => stem(f.name)) }] as const]
    : factors.map(
        (c, i) =>
          [
            names.get(c) ?? c.path,
            { label: title(leaf(c.path)), role: roleOf(c, i), levels: [...c.values] },
          ] as const,
      );
  const manifest = {
    title: title(experiment),
    design: {
      unit: unit ? leaf(unit.path) : "sample",
      ...(replicate ? { replicate: leaf(replicate.path) } : {}),
      factors: Object.fromEntries(factorEntries),
    },
    metrics: Object.fromEntries(
      metrics.map((c) => [
        names.get(c) ?? c.path,
        {
          label: title(leaf(c.path)),
          kind: c.kind === "binary" ? "binary" : "score",
          role: "other",
          better: "higher",
        },
      ]),
    ),
    data: [
      {
        files: byFile
          ? files.map((f) => f.name).length > 1
            ? `{file}${commonExtension(files)}`
            : files[0]?.name
          : files.map((f) => f.name),
        ...(unit && leaf(unit.path) !== unit.path ? { unit: unit.path } : {}),
        ...(replicate && leaf(replicate.path) !== replicate.path
          ? { replicate: replicate.path }
          : {}),
        ...(byFile
          ? files.length > 1
            ? {}
            : { factors: { file: { const: stem(files[0]?.name ?? "") } } }
          : mapped(factors, names)),
        ...mapped(metrics, names, "metrics"),
        ...(Object.keys(transcript).length ? { transcript } : {}),
      },
    ],
  };
  return { manifest, guesses: guesses(factors, metrics, byFile, unit, log) };
}

function chooseMetrics(columns: readonly ColumnLook[], log: boolean): readonly ColumnLook[] {
  const numeric = columns.filter(
    (c) => (c.kind === "binary" || c.kind === "number") && !ignoredNumber.test(c.path),
  );
  const named = numeric.filter((c) => (log ? c.path.startsWith("scores") : scoreName.test(c.path)));
  return (named.length ? named : numeric.filter((c) => !log || c.path.startsWith("scores"))).slice(
    0,
    8,
  );
}

function chooseFactors(columns: readonly ColumnLook[], records: number): readonly ColumnLook[] {
  const varies = (c: ColumnLook) =>
    c.values.length > 1 &&
    c.values.length <= factorLevels &&
    c.seen === records &&
    records / c.values.length >= 2;
  const candidates = columns.filter(
    (c) =>
      (c.kind === "text" || c.kind === "binary" || (c.kind === "number" && armOrTrigger(c))) &&
      varies(c),
  );
  const likely = candidates.filter(
    (c) =>
      (armOrTrigger(c) && !/^(eval\.(run_id|eval_id|created|task_id)|sample\.)/.test(c.path)) ||
      /^sample\.metadata\./.test(c.path),
  );
  const independent = (
    likely.length
      ? likely
      : candidates.filter((c) => !/\b(id|uuid|created|hash|target)\b/.test(c.path))
  ).slice(0, 3);
  return [...independent].sort(
    (a, b) => Number(armName.test(b.path)) - Number(armName.test(a.path)),
  );
}

const armOrTrigger = (c: ColumnLook): boolean => armName.test(c.path) || triggerName.test(c.path);

function roleOf(column: ColumnLook, index: number): string {
  if (triggerName.test(column.path)) return "trigger";
  return armName.test(column.path) || index === 0 ? "arm" : "other";
}

function uniqueNames(columns: readonly ColumnLook[]): ReadonlyMap<ColumnLook, string> {
  const names = new Map<ColumnLook, string>();
  const used = new Set<string>();
  for (const column of columns) {
    const parts = column.path
      .replace(/["\]]/g, "")
      .split(/[.[]/)
      .filter((p) => p !== "value");
    const base =
      (parts.at(-1) ?? column.path)
        .replace(/[^A-Za-z0-9_.-]+/g, "_")
        .replace(/^[^A-Za-z0-9]+/, "") || "column";
    let name = base;
    for (let i = 2; used.has(name); i++) name = `${base}_${i}`;
    used.add(name);
    names.set(column, name);
  }
  return names;
}

function mapped(
  columns: readonly ColumnLook[],
  names: ReadonlyMap<ColumnLook, string>,
  key: "factors" | "metrics" = "factors",
): Record<string, unknown> {
  const entries = columns
    .filter((c) => names.get(c) !== c.path)
    .map((c) => [names.get(c) ?? "", c.path]);
  return entries.length ? { [key]: Object.fromEntries(entries) } : {};
}

function guesses(
  factors: readonly ColumnLook[],
  metrics: readonly ColumnLook[],
  byFile: boolean,
  unit: ColumnLook | undefined,
  log: boolean,
): readonly string[] {
  return [
    byFile
      ? "What varies: each file is taken for one arm."
      : `What varies: ${factors.map((c) => c.path).join(", ")}.`,
    `What is measured: ${metrics.map((c) => c.path).join(", ") || "nothing found; add a metric"}. Say for each which way is better.`,
    unit || log
      ? `What is asked: ${unit?.path ?? "the sample's id"}.`
      : "What is asked: no column looks like an id, so nothing will be paired.",
    "The first level of each factor is its baseline; change `baseline` if that is wrong.",
  ];
}

const stem = (name: string): string => name.replace(/\.gz$/i, "").replace(/\.[A-Za-z0-9]+$/, "");
const commonExtension = (files: readonly LookedAt[]): string =>
  (files[0]?.name ?? "").slice(stem(files[0]?.name ?? "").length);

function title(text: string): string {
  const words = text.replace(/["\]]/g, "").replace(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
