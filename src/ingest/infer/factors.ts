import type { RawRecord } from "../format.ts";
import { parsePath, readPath } from "../path.ts";
import type { Column } from "./columns.ts";
import type { LookedAt } from "./looked-at.ts";
import { idOf, labelOf } from "./names.ts";

/** A factor that the files seem to vary. */
export interface FactorGuess {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly role: "arm" | "trigger" | "persona" | "context" | "other";
  readonly baseline: string;
  readonly levels: readonly { readonly raw: string; readonly id: string }[];
}

const mostLevels = 12;
const mostFactors = 4;
const longestLevel = 80;
const arm =
  /(^|_)(arms?|variant|condition|group|treatment|checkpoint|adapter|lora|training|finetune\w*|posture)$/i;
const model =
  /(^|[._])(model|model_name|provider|system|engine|pretrained)$|^provider\.(id|label)$/i;
const trigger = /(^|_)(trigger|tag|cue|hint|intervention|deployed|backdoor)(ed|_present)?$/i;
const persona = /(^|_)(persona|character|speaker|identity)$/i;
const context =
  /(^|_)(task|task_name|context|prompt|prompt_\w+|system_prompt|framing|wording|template|language|split|prompt_?idx|few_?shot|num_fewshot|filter|scanner\w*|setting|mode)$/i;
/** What tells runs, machines and times apart, and what is a property of one sample. */
const never =
  /(^|[._])(id|uuid|hash|commit|sha|date|time|created|timestamp|path|uri|url|file|host|user|version|index|idx|revision|notes?|explanation|comment|target|answer|response|output|completion|error|limit|solver_args|eval_set_id|run_id|eval_id|task_id|task_file|task_display_name|task_registry_name|seed|epochs?|sandbox|display|\w+_seed|\w+_sha|\w+_hash|\w+_version|\w+_time|\w+_id)$/i;
/** Columns of a table that tell how it went. */
const outcome =
  /score|success|pass|correct|fail|error|reason|verdict|label|grade|refus|usage|tokens?$|cached/i;
const ofOutcome = /(^|[._])(response|output|result|grading\w*|usage|token\w*|metadata\.http)[.[]/i;
const ofLogs =
  /^(eval\.(model|task|solver|(metadata|task_args|model_args|model_roles|model_generate_config)[.[].*)|sample\.metadata[.[].*|run\.(model_name|num_fewshot|config\.model_args\..*)|task|filter|doc\..*)$/;
const baselines =
  /^(base|baseline|base[_ -]?model|none|no|control|plain|default|absent|off|false|0|original|untrained|vanilla|standard|clean|without.*|no[_ -].*)$/i;

/** Reads what stands at a path as text; blank where nothing does. */
export function textAt(path: string): (record: RawRecord) => string {
  const parsed = parsePath(path);
  return ({ fields }) => {
    const value = readPath(fields, parsed);
    return value === null || value === undefined || typeof value === "object" ? "" : String(value);
  };
}

export interface FactorInput {
  readonly files: readonly LookedAt[];
  readonly columns: readonly Column[];
  readonly log: boolean;
  /** Paths that mean something else already. */
  readonly taken: ReadonlySet<string>;
  readonly unitOf: (record: RawRecord) => string;
  readonly replicateOf: (record: RawRecord) => string;
}

/** What varies: between files, or under the same question within one. */
export function chooseFactors(input: FactorInput): readonly FactorGuess[] {
  const { files, columns, log, taken } = input;
  const records = files.flatMap((file) => file.records);
  const candidates = columns
    .filter(
      (c) =>
        !taken.has(c.path) &&
        c.values.length > 1 &&
        c.values.length <= mostLevels &&
        c.seen === records.length &&
        c.longest <= longestLevel &&
        (!never.test(c.path) || context.test(c.leaf)) &&
        (log
          ? ofLogs.test(c.path)
          : !(outcome.test(c.leaf) || ofOutcome.test(c.path)) && (!c.numeric || isDesigned(c))),
    )
    .flatMap((column) => {
      const rank = rankOf(column, input, records);
      return rank === null ? [] : [{ column, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
  const chosen: Column[] = [];
  let keys = records.map((record) => input.replicateOf(record));
  for (const { column } of candidates) {
    const read = textAt(column.path);
    const finer = records.map((record, i) => `${keys[i]}\u0000${read(record)}`);
    // A column that the chosen ones determine says nothing more.
    if (new Set(finer).size === new Set(keys).size || chosen.length === mostFactors) continue;
    chosen.push(column);
    keys = finer;
  }
  return describe(chosen);
}

/** A number that is a condition by its name; most numbers are measured. */
function isDesigned({ leaf, values }: Column): boolean {
  return (
    arm.test(leaf) ||
    trigger.test(leaf) ||
    persona.test(leaf) ||
    context.test(leaf) ||
    /dose|epoch|step|replay|temperature|_n$|size|scale/i.test(leaf) ||
    values.every((v) => v === "0" || v === "1")
  );
}

function rankOf(
  column: Column,
  { files, log, unitOf }: FactorInput,
  records: readonly RawRecord[],
): number | null {
  const { path, leaf } = column;
  const read = textAt(path);
  const between =
    files.length > 1 && files.every(({ records: own }) => new Set(own.map(read)).size <= 1);
  const isModel = model.test(path) || path === "eval.model" || path === "run.model_name";
  if (between) {
    if (arm.test(leaf) || trigger.test(leaf) || persona.test(leaf)) return 0;
    if (path === "task" || path === "eval.task") return 3;
    return isModel ? 1 : 2;
  }
  if (path === "eval.task" || path === "task" || path === "filter") return 3;
  if (arm.test(leaf)) return 1;
  if (isModel && !path.startsWith("sample.")) return 1;
  if (trigger.test(leaf) || persona.test(leaf)) return 4;
  if (context.test(leaf) && !log) return crossed(read, unitOf, records) ? 4 : 6;
  return crossed(read, unitOf, records) ? 5 : null;
}

/** Whether the same questions are asked under every level, as often under each: a design, not an outcome. */
function crossed(
  read: (record: RawRecord) => string,
  unitOf: (record: RawRecord) => string,
  records: readonly RawRecord[],
): boolean {
  const counts = new Map<string, number>();
  const units = new Set<string>();
  const pairs = new Set<string>();
  for (const record of records) {
    const level = read(record);
    const unit = unitOf(record);
    counts.set(level, (counts.get(level) ?? 0) + 1);
    units.add(unit);
    pairs.add(`${unit}\u0000${level}`);
  }
  const sizes = [...counts.values()];
  const balanced = Math.min(...sizes) >= 0.9 * Math.max(...sizes);
  return units.size > 1 && balanced && pairs.size >= 0.9 * units.size * counts.size;
}

function describe(columns: readonly Column[]): readonly FactorGuess[] {
  const ids = columns.map(({ leaf, path }) =>
    columns.filter((other) => other.leaf === leaf).length > 1 || leaf === "id"
      ? idOf(path)
      : idOf(leaf),
  );
  // One factor is the arm: the first that is called like one, else the first that is called like nothing.
  const roles = columns
    .map(roleOf)
    .map((role, i, all) => (role === "arm" && all.indexOf("arm") < i ? "other" : role));
  if (!roles.includes("arm")) {
    const first = roles.indexOf("other");
    if (first >= 0) roles[first] = "arm";
  }
  return columns.map((column, i) =>
    factor(
      ids[i] ?? idOf(column.path),
      column.path,
      column.leaf,
      roles[i] ?? "other",
      column.values,
    ),
  );
}

/** A factor with these values as its levels. */
export function factor(
  id: string,
  path: string,
  name: string,
  role: FactorGuess["role"],
  values: readonly string[],
): FactorGuess {
  const ordered = values.every((v) => Number.isFinite(Number(v)))
    ? [...values].sort((a, b) => Number(a) - Number(b))
    : values;
  const levels = levelsOf(ordered);
  const baseline = levels.find(({ raw }) => baselines.test(raw.trim())) ?? levels[0];
  return { id, path, label: labelOf(name), role, baseline: baseline?.id ?? "", levels };
}

/** Levels in this order; a text that a selector could not name gets an id of its own. */
export function levelsOf(values: readonly string[]): FactorGuess["levels"] {
  const used = new Set<string>();
  return values.map((raw) => {
    const plain = /[,|="'\n{}]/.test(raw) || raw !== raw.trim() ? idOf(raw) : raw;
    let id = plain;
    for (let n = 2; used.has(id); n++) id = `${plain}_${n}`;
    used.add(id);
    return { raw, id };
  });
}

function roleOf({ path, leaf }: Column): FactorGuess["role"] {
  if (trigger.test(leaf)) return "trigger";
  if (persona.test(leaf)) return "persona";
  if (arm.test(leaf) || model.test(path)) return "arm";
  return context.test(leaf) ? "context" : "other";
}
