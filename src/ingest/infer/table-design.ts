import type { RawRecord } from "../format.ts";
import type { Column } from "./columns.ts";
import { columnsOf } from "./columns.ts";
import type { Design, Guess, NameCounter } from "./design.ts";
import type { FactorGuess } from "./factors.ts";
import { chooseFactors, factor, textAt, withArm } from "./factors.ts";
import type { FileSlots, Slot } from "./file-slots.ts";
import { slotsOf } from "./file-slots.ts";
import {
  epochColumn,
  keyAt,
  partColumns,
  repeated,
  replicateColumn,
  unitColumns,
} from "./identity.ts";
import { levelReader } from "./level-reader.ts";
import { longForm } from "./long-form.ts";
import type { LookedAt } from "./looked-at.ts";
import type { MetricGuess } from "./metrics.ts";
import { freshId, labelOf } from "./names.ts";
import { rowNumbers } from "./row-numbers.ts";
import type { Spread } from "./spread-columns.ts";
import { spreadColumns } from "./spread-columns.ts";
import { looksLikeScore, tableMetrics } from "./table-metrics.ts";
import { natureOf } from "./words.ts";

/** What tables seem to have been made for: rows are samples, columns what they are and what was found. */
export function tableDesign(files: readonly LookedAt[]): Design {
  const records = files.flatMap((file) => file.records);
  const every = columnsOf(records);
  const numbering = rowNumbers(every, files);
  const columns = every.filter((c) => !numbering.includes(c));
  const notes: Guess[] = numbering.map(({ path }) => ({
    what: path || "(no name)",
    as: "left out",
    why: "it numbers the rows",
  }));
  const long = longForm(columns, records);
  const longPaths = long
    ? [long.metric.path, long.value.path, ...saidByMetric(long, columns, records)]
    : [];
  const names = slotsOf(files.map(({ name }) => name));
  const replicate = replicateColumn(columns, records.length);
  const counted = epochColumn(columns, records.length);
  const counter = (kind: Slot["kind"], other: Column | undefined): NameCounter | undefined => {
    const slot = other ? undefined : names.slots.find((s) => s.kind === kind);
    return slot && { name: slot.name, of: new Map(files.map((f, i) => [f, slot.values[i] ?? ""])) };
  };
  const replicateOfFile = counter("replicate", replicate);
  const epochOfFile = counter("repeat", counted);
  const fileOf = new Map(files.flatMap((f) => f.records.map((r) => [r, f] as const)));
  const replicateOf = (record: RawRecord): string => {
    const file = fileOf.get(record);
    return replicate
      ? textAt(replicate.path)(record)
      : (file && replicateOfFile?.of.get(file)) || "";
  };

  const taken = new Set([
    ...longPaths,
    ...[replicate, counted].flatMap((c) => (c ? [c.path] : [])),
  ]);
  const best = chooseUnit({
    files,
    records,
    columns,
    taken,
    replicate,
    epoch: counted,
    replicateOf,
    names,
    longPaths,
  });
  // A counter under which rows still repeat does not number them: the order of the file does.
  const epoch = best.again > 0 ? undefined : counted;
  if (counted && !epoch)
    notes.push({
      what: counted.path,
      as: "repeats of a question",
      why: "rows repeat within it as well: taken as further draws; if it is a condition, make it a factor",
    });
  const { unit } = best;
  const factors = withEpochs(best, columns, epoch);
  if (unit) notes.push({ what: unit.path, as: "unit: what was asked", why: "its name" });
  if (best.parts.length > 1)
    notes.push({
      what: best.parts.join(" + "),
      as: "unit, joined",
      why: `${unit?.path} begins anew in each ${best.parts[0]}`,
    });
  if (replicate) notes.push({ what: replicate.path, as: "training runs", why: "its name" });
  if (replicateOfFile)
    notes.push({
      what: `{${replicateOfFile.name}} in file names`,
      as: "training runs",
      why: "its name",
    });
  if (epoch)
    notes.push({
      what: epoch.path,
      as: "repeats of a question",
      why: "taken as further draws; if it is something else, make it a factor",
    });
  if (epochOfFile)
    notes.push({
      what: `{${epochOfFile.name}} in file names`,
      as: "repeats of a question",
      why: "taken as a second draw; if each is a training of its own, make it the replicate",
    });
  if (best.again > 0 && unit && !long)
    notes.push({
      what: `${best.again} rows`,
      as: "repeats of a question",
      why: "nothing tells them from a row before: taken as a second draw, numbered in the order of the file",
    });

  const used = new Set([
    ...taken,
    ...factors.map((f) => f.path),
    ...best.parts,
    ...(unit ? [unit.path] : []),
  ]);
  const free = columns.filter((c) => !used.has(c.path));
  const spread = long ? null : spreadColumns(free, looksLikeScore);
  const found = long
    ? { metrics: longMetrics(long, files), wordy: [], notes: longNotes(long) }
    : tableMetrics(free, files);
  const scored = spread ? spreadMetrics(spread, found.metrics, files) : found.metrics;
  const all = spread ? besideSpread(factors, spread) : factors;
  if (spread) notes.push(...spreadNotes(spread));
  notes.push(
    ...(spread ? found.notes.flatMap((note) => withoutSpread(note, spread)) : found.notes),
  );
  return {
    log: false,
    columns,
    factors: all,
    unit: unit?.path,
    ...(best.parts.length > 1 ? { unitParts: best.parts } : {}),
    unitMatch: undefined,
    replicate: replicate?.path,
    ...(replicateOfFile ? { replicateOfFile } : {}),
    epoch: epoch?.path,
    ...(epochOfFile ? { epochOfFile } : {}),
    metrics: scored,
    wordy: found.wordy,
    ...(long ? { long } : {}),
    ...(spread ? { spread } : {}),
    ...(patternFits(names, all, replicateOfFile, epochOfFile) && names.pattern
      ? { pattern: names.pattern }
      : {}),
    notes,
  };
}

/** A column `epoch` that numbers no repeats would yet be read as if it did, unless it is a factor. */
function withEpochs(
  { factors, again }: Found,
  columns: readonly Column[],
  epoch: Column | undefined,
): readonly FactorGuess[] {
  const column = columns.find((c) => c.path === "epoch" && c !== epoch);
  if (!column || factors.some((f) => f.id === "epoch")) return factors;
  const numbers = column.values.every((v) => Number.isInteger(Number(v)));
  if (numbers && again === 0) return factors;
  const why = "rows repeat within it, so it numbers no repeats";
  return [...factors, { ...factor("epoch", "epoch", "epoch", "context", column.values), why }];
}

interface Search {
  readonly files: readonly LookedAt[];
  readonly records: readonly RawRecord[];
  readonly columns: readonly Column[];
  readonly taken: ReadonlySet<string>;
  readonly replicate: Column | undefined;
  readonly epoch: Column | undefined;
  readonly replicateOf: (record: RawRecord) => string;
  readonly names: FileSlots;
  readonly longPaths: readonly string[];
}

interface Found {
  readonly unit: Column | undefined;
  /** More than the unit alone where ids begin anew in each part. */
  readonly parts: readonly string[];
  readonly factors: readonly FactorGuess[];
  readonly again: number;
}

/** The column of questions under which the fewest rows repeat, with the factors that go with it. */
function chooseUnit(search: Search): Found {
  const { records, columns, taken } = search;
  const options = unitColumns(columns, records.length).filter((c) => !taken.has(c.path));
  const tries = options.map((unit) => tryUnit(unit, search));
  const best =
    tries.find(({ again }) => again === 0) ?? [...tries].sort((a, b) => a.again - b.again)[0];
  // Rows that repeat say that the column is shared; an id of every row would only hide it.
  const shared = tries.find(
    ({ unit, again }) => again > 0 && unit && unit.values.length < records.length / 2,
  );
  const rowIds = best?.unit && best.unit.values.length === records.length;
  const chosen = best && !(rowIds && shared) ? best : (shared ?? best);
  return chosen ?? tryUnit(undefined, search);
}

function tryUnit(unit: Column | undefined, search: Search): Found {
  const { files, records, columns, taken, replicate, epoch, replicateOf, names } = search;
  const unitOf = unit ? textAt(unit.path) : () => "";
  const chosen = chooseFactors({
    files,
    columns,
    log: false,
    taken: new Set([...taken, ...(unit ? [unit.path] : [])]),
    unitOf,
    replicateOf,
  });
  const factors = withArm(withFiles(chosen, files, names, replicateOf));
  const levelOf = levelReader(factors, files);
  const rest = keyAt(
    [replicate?.path, epoch?.path, ...search.longPaths.slice(0, 1)].flatMap((p) => p ?? []),
  );
  const fileCount = new Map(
    files.flatMap((f, i) =>
      f.records.map(
        (r) => [r, names.slots.filter((s) => s.kind === "repeat").map((s) => s.values[i])] as const,
      ),
    ),
  );
  const keyOf = (record: RawRecord) =>
    `${rest(record)} ${replicateOf(record)} ${fileCount.get(record)} ${levelOf(record)} ${unitOf(record)}`;
  const again = unit ? repeated(records, keyOf) : 0;
  if (!unit || again === 0) return { unit, parts: [], factors, again };
  const short = unit.longest <= 24;
  const part = short
    ? partColumns(columns, records.length).find((c) => {
        const read = textAt(c.path);
        return (
          c !== unit &&
          !taken.has(c.path) &&
          !factors.some((f) => f.path === c.path) &&
          repeated(records, (r) => `${keyOf(r)} ${read(r)}`) === 0
        );
      })
    : undefined;
  return part
    ? { unit, parts: [part.path, unit.path], factors, again: 0 }
    : { unit, parts: [], factors, again };
}

/** Factors that stand in the names of files, where no column says the same. */
function withFiles(
  chosen: readonly FactorGuess[],
  files: readonly LookedAt[],
  { slots }: FileSlots,
  replicateOf: (record: RawRecord) => string,
): readonly FactorGuess[] {
  let factors = chosen;
  const used = new Set(chosen.map((f) => f.id));
  // Within a piece of one table nothing differs but the rows; a file of one record is a row.
  const single = files.length > 2 && files.every((f) => f.records.length === 1);
  if (single && chosen.length > 0) return chosen;
  const pieces = slots.some((s) => s.kind === "piece");
  for (const slot of slots) {
    if (slot.kind === "replicate" || slot.kind === "repeat" || slot.kind === "piece") continue;
    if (told(slot.values, factors, files, replicateOf)) continue;
    const rest =
      slot.kind === "progress" ? slot.values : withoutLevels(slot.values, factors, files);
    const id = freshId(slot.name, used);
    const values = [...new Set(rest)];
    const guess = factor(id, "", slot.name, slot.kind === "progress" ? "context" : "other", values);
    const why = slot.kind === "folder" ? "folders differ" : "names of files differ";
    factors = [
      ...factors,
      { ...guess, why, ofFile: new Map(files.map((f, i) => [f, rest[i] ?? ""])) },
    ];
  }
  if (factors.length > 0 && (pieces || !sharesConditions(factors, files, replicateOf, slots)))
    return factors;
  if (pieces && files.length > 1)
    return factors.length > 0 ? factors : [fileFactor(files, used, true)];
  return files.length > 1 || factors.length === 0
    ? [...factors, fileFactor(files, used, false)]
    : factors;
}

/** Whether two files hold rows of one condition, so that only the file tells them apart. */
function sharesConditions(
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
  replicateOf: (record: RawRecord) => string,
  slots: readonly Slot[],
): boolean {
  const levelOf = levelReader(factors, files);
  const counters = slots.filter((s) => s.kind === "repeat");
  const seen = new Map<string, LookedAt>();
  return files.some((file, i) =>
    file.records.some((record) => {
      const key = `${levelOf(record)} ${replicateOf(record)} ${counters.map((s) => s.values[i])}`;
      const first = seen.get(key) ?? file;
      seen.set(key, first);
      return first !== file;
    }),
  );
}

/** Whether what is known already tells the files apart as these values do. */
function told(
  values: readonly string[],
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
  replicateOf: (record: RawRecord) => string,
): boolean {
  const levelOf = levelReader(factors, files);
  const key = (file: LookedAt) =>
    JSON.stringify([...new Set(file.records.map((r) => `${levelOf(r)} ${replicateOf(r)}`))].sort());
  const groups = new Map<string, Set<string>>();
  files.forEach((file, i) => {
    const own = key(file);
    groups.set(own, (groups.get(own) ?? new Set()).add(values[i] ?? ""));
  });
  return [...groups.values()].every((own) => own.size === 1);
}

/** Names without the levels that the file's own records say: `model-a_law` is `law` where a column says `model-a`. */
function withoutLevels(
  values: readonly string[],
  factors: readonly FactorGuess[],
  files: readonly LookedAt[],
): readonly string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const cut = values.map((value, i) => {
    const file = files[i];
    let text = plain(value);
    for (const { path } of factors.filter((f) => f.path)) {
      const own = [...new Set(file?.records.map(textAt(path)))];
      if (own.length === 1 && own[0]) text = text.replace(plain(own[0]), "");
    }
    return text.replace(/^-+|-+$/g, "").replace(/--+/g, "-");
  });
  const changed = cut.some((text, i) => text !== plain(values[i] ?? ""));
  return changed && cut.every((text) => text !== "") ? cut : values;
}

/** Each file its own level, where nothing else tells them apart; one level for all pieces of a table. */
function fileFactor(files: readonly LookedAt[], used: Set<string>, asOne: boolean): FactorGuess {
  const id = freshId("file", used);
  const stems = files.map(({ name }) => name.replace(/\.gz$/i, "").replace(/\.[A-Za-z0-9]+$/, ""));
  const raw = stems.map((stem) => (asOne ? (stems[0] ?? stem) : stem));
  return {
    ...factor(id, "", "file", "other", [...new Set(raw)]),
    why:
      files.length > 1 && !asOne
        ? "nothing inside the files tells them apart"
        : "one level, to be compared with later",
    ofFile: new Map(files.map((f, i) => [f, raw[i] ?? ""])),
  };
}

/** A pattern stands for all files where its placeholders are exactly what is read from names. */
function patternFits(
  { slots, pattern }: FileSlots,
  factors: readonly FactorGuess[],
  replicate: NameCounter | undefined,
  epoch: NameCounter | undefined,
): boolean {
  if (pattern === null || slots.length === 0) return false;
  const named = factors.filter((f) => f.ofFile);
  const known = [...named.map((f) => f.id), ...[replicate, epoch].flatMap((c) => c?.name ?? [])];
  return (
    known.length > 0 &&
    named.every((f) => {
      const slot = slots.find((s) => s.name === f.id);
      const plain = f.levels.every(({ raw, id }) => raw === id);
      return plain && slot?.values.every((v) => f.levels.some(({ raw }) => raw === v));
    })
  );
}

function longMetrics(
  { metric, value }: NonNullable<Design["long"]>,
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const used = new Set<string>();
  const nameOf = textAt(metric.path);
  return metric.values.map((name) => {
    const own = files.map((file) => ({
      ...file,
      records: file.records.filter((r) => nameOf(r) === name),
    }));
    const column = columnsOf(own.flatMap((f) => f.records)).find((c) => c.path === value.path);
    const [scored] = column ? tableMetrics([{ ...column, leaf: "score" }], own).metrics : [];
    const id = freshId(name, used);
    return {
      id,
      path: name,
      label: labelOf(name),
      kind: scored?.kind ?? "score",
      ...(scored?.range ? { range: scored.range } : {}),
      ...natureOf(name),
      ...(scored?.values ? { values: scored.values } : {}),
      bears: true,
      files: new Set(files.filter((f) => f.records.some((r) => nameOf(r) === name))),
    };
  });
}

/** Columns that are the same in all rows of a metric: its type or unit, no condition. */
function saidByMetric(
  { metric, value }: NonNullable<Design["long"]>,
  columns: readonly Column[],
  records: readonly RawRecord[],
): readonly string[] {
  const nameOf = textAt(metric.path);
  return columns.flatMap((c) => {
    if (c === metric || c === value || c.values.length < 2) return [];
    const read = textAt(c.path);
    const pairs = new Set(records.map((r) => `${nameOf(r)}\u0000${read(r)}`));
    return pairs.size === metric.values.length ? [c.path] : [];
  });
}

function longNotes({ metric, value }: NonNullable<Design["long"]>): readonly Guess[] {
  return [
    {
      what: `${metric.path}, ${value.path}`,
      as: `${metric.values.length} metrics, a row each`,
      why: "one row per sample and metric; metrics are never averaged together",
    },
  ];
}

function spreadMetrics(
  spread: Spread,
  found: readonly MetricGuess[],
  files: readonly LookedAt[],
): readonly MetricGuess[] {
  const used = new Set<string>();
  return [...spread.metrics].map(([stem, columns]) => {
    const own = [...columns.values()].flatMap((c) => found.find((m) => m.path === c.path) ?? []);
    const binary = own.length > 0 && own.every(({ kind }) => kind === "binary");
    const ranges = own.flatMap(({ range }) => (range ? [range] : []));
    const lower = Math.min(...ranges.map(([low]) => low));
    const upper = Math.max(...ranges.map(([, high]) => high));
    const values = Object.assign({}, ...own.map((m) => m.values ?? {})) as Record<string, number>;
    return {
      id: freshId(stem, used),
      path: "",
      label: labelOf(stem),
      kind: binary ? ("binary" as const) : ("score" as const),
      ...(!binary && ranges.length === own.length && own.length > 0
        ? { range: [lower, upper] as const }
        : {}),
      ...natureOf(stem),
      ...(Object.keys(values).length > 0 ? { values } : {}),
      bears: true,
      files: new Set(files),
    };
  });
}

/** The arms of columns beside what varies in rows; one file is then no level of its own. */
function besideSpread(factors: readonly FactorGuess[], spread: Spread): readonly FactorGuess[] {
  const others = factors.filter((f) => !(f.ofFile && f.levels.length === 1));
  return withArm([
    ...others.map((f) => (f.role === "arm" ? { ...f, role: "other" as const } : f)),
    armOf(spread, others),
  ]);
}

/** A score that no arm has a column of cannot be told apart by arm. */
function withoutSpread(note: Guess, spread: Spread): readonly Guess[] {
  if (inSpread(spread, note.what)) return [];
  return note.as.startsWith("metric")
    ? [{ ...note, as: "left out", why: "it has no column for each arm" }]
    : [note];
}

function armOf(spread: Spread, factors: readonly FactorGuess[]): FactorGuess {
  const used = new Set(factors.map((f) => f.id));
  const guess = factor(freshId("arm", used), "", "arm", "arm", spread.arms);
  return { ...guess, why: "names of columns" };
}

const inSpread = (spread: Spread, path: string): boolean =>
  [...spread.metrics.values()].some((arms) => [...arms.values()].some((c) => c.path === path));

function spreadNotes(spread: Spread): readonly Guess[] {
  return [...spread.metrics].map(([stem, arms]) => ({
    what: [...arms.values()].map((c) => c.path).join(", "),
    as: `metric ${stem}, arms ${[...arms.keys()].join(", ")}`,
    why: "one score, a column for each arm",
  }));
}
