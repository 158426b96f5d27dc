import type { RawRecord } from "../../formats/shared/index.ts";
import { parsePath, readPath } from "../../formats/shared/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import {
  idOf,
  isBaseline,
  isCut,
  kindOfName,
  labelOf,
  longestName,
  partName,
  saysScore,
  tellingParts,
} from "../look/index.ts";
import { crossed, namesUnits } from "./crossed.ts";
import { byEndingNumber, positionsOf } from "./level-order.ts";

export interface LevelGuess {
  readonly raw: string;
  readonly id: string;
  readonly label?: string;
  /** Position on an axis. */
  readonly value?: number;
}

/** A factor that the files seem to vary. */
export interface FactorGuess {
  readonly id: string;
  /** Path into the records; empty where the file itself says the level. */
  readonly path: string;
  readonly label: string;
  readonly role: "arm" | "trigger" | "persona" | "context" | "other";
  readonly baseline: string;
  readonly levels: readonly LevelGuess[];
  /** Raw level of each file, where no field of its records says it. */
  readonly ofFile?: ReadonlyMap<LookedAt, string>;
  /** Why it was taken for what it is. */
  readonly why?: string;
}

/** What tells runs, machines and times apart, and what is a property of one sample. */
const never =
  /(^|[._])(id|uuid|hash|commit|sha|date|time|created|timestamp|path|uri|url|file|host|user|version|index|idx|revision|notes?|explanation|reasoning|rationale|comment|target|answer|gold|reference|expected|response|output|completion|generation|error|limit|solver_args|eval_set_id|run_id|eval_id|task_id|task_file|task_display_name|task_registry_name|seed|sandbox|display|\w+_seed|\w+_sha|\w+_hash|\w+_version|\w+_time|\w+_at|\w+_id)$/i;
/** Columns of a table that tell how it went. */
const outcome =
  /score|success|pass|correct|fail|error|reason|verdict|label|grade|refus|usage|tokens?$|cached|outcome|result|finish|stop|status/i;
const ofOutcome =
  /(^|[._])(response|output|result|scores?|metrics|grading\w*|usage|token\w*|metadata\.http)[.[]/i;
const ofLogs =
  /^(eval\.(model|task|solver|(metadata|task_args|model_args|model_roles|model_generate_config)[.[].*)|sample\.metadata[.[].*|run\.(model_name|num_fewshot|config\.model_args\..*)|task|filter|doc\..*)$/;

/** What a harness says of a whole run: however few samples a run has, it tells runs apart. */
const ofHeader = /^(eval\.(model|task)|run\.model_name|task)$/;

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
    .map((c) => withBlank(c, records.length))
    .filter(
      (c) =>
        !taken.has(c.path) &&
        c.values.length > 1 &&
        (c.values.length <= Math.max(2, records.length / 2) || (log && ofHeader.test(c.path))) &&
        c.seen === records.length &&
        !c.values.some(isCut) &&
        (!never.test(c.path) || saysDesign(c)) &&
        (log
          ? ofLogs.test(c.path)
          : kindOfName(c.path, c.leaf) !== null ||
            !(outcome.test(c.leaf) || ofOutcome.test(c.path))) &&
        (log || !c.numeric || isDesigned(c)),
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
    if (new Set(finer).size === new Set(keys).size) continue;
    chosen.push(column);
    keys = finer;
  }
  return describe(chosen);
}

/** A condition by its name that some rows leave blank: there nothing was done, which is a level of its own. */
function withBlank(column: Column, records: number): Column {
  const kind = kindOfName(column.path, column.leaf);
  const isCondition =
    kind === "arm" ||
    kind === "method" ||
    kind === "system" ||
    kind === "trigger" ||
    kind === "persona";
  if (!isCondition || column.seen === records || column.path.startsWith("file.")) return column;
  return { ...column, values: [...column.values, ""], seen: records };
}

/** A name that says what it is, though it looks like one of those that are never varied. */
function saysDesign({ path, leaf }: Column): boolean {
  const kind = kindOfName(path, leaf);
  return kind !== null && kind !== "dose" && kind !== "context"
    ? true
    : /prompt_?(idx|id)$/i.test(leaf);
}

/** A number that is a condition by its name; most numbers are measured. */
function isDesigned({ path, leaf, values }: Column): boolean {
  const kind = kindOfName(path, leaf);
  // A number called `judge` is what the judge gave.
  if (kind !== null) return kind !== "grader";
  return !saysScore(path) && values.every((v) => v === "0" || v === "1");
}

function rankOf(
  column: Column,
  { files, log, unitOf }: FactorInput,
  records: readonly RawRecord[],
): number | null {
  const { path, leaf } = column;
  const read = textAt(path);
  const kind = kindOfName(path, leaf);
  const between =
    files.length > 1 &&
    files.some(({ records: own }) => own.length > 1) &&
    files.every(({ records: own }) => new Set(own.map(read)).size <= 1);
  if (between) {
    if (kind === "arm" || kind === "trigger" || kind === "persona") return 0;
    if (kind === "task") return 3;
    return kind === "model" ? 1 : 2;
  }
  switch (kind) {
    case "arm":
      return 0.8;
    case "method":
    case "system":
      return log && path.startsWith("sample.") && !crossed(read, unitOf, records) ? null : 1;
    case "model":
      return path.startsWith("sample.") ? (crossed(read, unitOf, records) ? 5 : null) : 1;
    case "task":
    case "grader":
      return log && !/^(eval\.task|task|filter)$/.test(path) ? crossedRank(5) : 3;
    case "progress":
      return log ? crossedRank(5) : 3;
    case "trigger":
    case "persona":
      return 4;
    case "context":
      // The text of a question is no condition; a column that is asked of all questions, or has few levels, is.
      if (crossed(read, unitOf, records)) return 4;
      return log || column.values.length > 12 || namesUnits(read, unitOf, records) ? null : 6;
    default:
      // Lists under different keys differ in something, and only their key says so.
      if (path === partName) return 3;
      return column.values.length <= 60 ? crossedRank(5) : null;
  }
  function crossedRank(rank: number): number | null {
    return crossed(read, unitOf, records) ? rank : null;
  }
}

/** What stands for a manipulation, the likeliest first. */
const armOrder = ["arm", "method", "system", "model"] as const;

function describe(columns: readonly Column[]): readonly FactorGuess[] {
  const ids = columns.map(({ leaf, path }) =>
    columns.filter((other) => other.leaf === leaf).length > 1 || leaf === "id"
      ? idOf(path.replace(/\.id$/, ""))
      : idOf(leaf),
  );
  const factors = columns.map(({ path, leaf, values }, i) =>
    factor(ids[i] ?? idOf(path), path, leaf, roleOf(path, leaf), values),
  );
  return withArm(factors);
}

/** One factor is the arm: what is called like one, else one that has a baseline, else the first that is called like nothing. */
export function withArm(factors: readonly FactorGuess[]): readonly FactorGuess[] {
  const kinds = factors.map(({ path, label, id, ofFile }) =>
    ofFile && /^(file|folder)$/.test(id)
      ? null
      : kindOfName(path || id, path ? leafName(path) : label),
  );
  const byName = armOrder.map((kind) => kinds.indexOf(kind)).find((at) => at >= 0);
  const free = factors.map((f) => f.role === "other" || f.role === "arm");
  const byFile = factors.findIndex((f, i) => free[i] && f.ofFile);
  const withBaseline = factors.findIndex(
    (f, i) =>
      (free[i] || kinds[i] === "context") &&
      f.levels.some(({ raw }) => isBaseline(raw || "none") === 2),
  );
  const first = [byName, byFile, withBaseline, free.indexOf(true)].find(
    (at) => at !== undefined && at >= 0,
  );
  return factors.map((f, i) => ({
    ...f,
    role: i === first ? "arm" : f.role === "arm" ? "other" : f.role,
  }));
}

const leafName = (path: string): string =>
  path
    .replace(/["'\]]/g, "")
    .split(/[.[]/)
    .at(-1) ?? path;

/** A column as a factor, whatever was thought of it. */
export function factorOf({ path, leaf, values }: Column): FactorGuess {
  return factor(idOf(leaf), path, leaf, roleOf(path, leaf), values);
}

/** A factor with these values as its levels. */
export function factor(
  id: string,
  path: string,
  name: string,
  role: FactorGuess["role"],
  values: readonly string[],
): FactorGuess {
  const numeric = values.every((v) => v.trim() !== "" && Number.isFinite(Number(v)));
  const ordered = numeric
    ? [...values].sort((a, b) => Number(a) - Number(b))
    : byEndingNumber(values);
  const kind = kindOfName(path || id, name);
  const points = kind === "progress" || kind === "dose" ? positionsOf(ordered) : null;
  const levels = levelsOf(ordered).map((level, i) => {
    const value = points?.[i];
    return value === undefined ? level : { ...level, value };
  });
  const sure = [2, 1].map((how) => levels.find(({ raw }) => isBaseline(raw || "none") === how));
  const baseline = sure[0] ?? (role === "trigger" ? undefined : sure[1]) ?? levels[0];
  return { id, path, label: labelOf(name), role, baseline: baseline?.id ?? "", levels };
}

/** Levels in this order; a text that a selector could not name, or that is long, gets an id of its own. */
export function levelsOf(values: readonly string[]): readonly LevelGuess[] {
  const used = new Set<string>();
  const shortOf = tellingParts(values.filter((raw) => raw.length > longestName));
  return values.map((raw) => {
    if (raw === "") {
      used.add("none");
      return { raw, id: "none", label: "None" };
    }
    const isLong = raw.length > longestName;
    const odd = isLong || /[,|="'\n{}\\]/.test(raw) || raw !== raw.trim();
    const short = shortOf(raw);
    const plain = odd ? idOf(short) : raw;
    let id = plain;
    for (let n = 2; used.has(id); n++) id = `${plain}_${n}`;
    used.add(id);
    return id === raw || !odd ? { raw, id } : { raw, id, label: isLong ? short : raw.trim() };
  });
}

function roleOf(path: string, leaf: string): FactorGuess["role"] {
  const kind = kindOfName(path, leaf);
  if (kind === "trigger" || kind === "persona") return kind;
  return kind === "context" || kind === "task" || kind === "grader" || kind === "progress"
    ? "context"
    : "other";
}
