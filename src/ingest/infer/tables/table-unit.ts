import type { RawRecord } from "../../formats/shared/index.ts";
import type { FactorGuess, FileSlots } from "../design/index.ts";
import {
  chooseFactors,
  factorOf,
  keyAt,
  levelReader,
  partColumns,
  repeated,
  textAt,
  unitColumns,
  unitReader,
  withArm,
  withFiles,
} from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import { tellingColumns } from "./telling-columns.ts";

/** What is known before units are looked for. */
export interface Search {
  readonly files: readonly LookedAt[];
  readonly records: readonly RawRecord[];
  readonly columns: readonly Column[];
  readonly taken: ReadonlySet<string>;
  readonly replicate: Column | undefined;
  readonly epoch: Column | undefined;
  readonly replicateOf: (record: RawRecord) => string;
  readonly names: FileSlots;
  readonly longPaths: readonly string[];
  /** What says what was asked, where that is given. */
  readonly given?: readonly string[] | undefined;
}

/** A unit with the factors that go with it. */
export interface Found {
  readonly unit: Column | undefined;
  /** More than the unit alone where ids begin anew in each part. */
  readonly parts: readonly string[];
  readonly factors: readonly FactorGuess[];
  readonly again: number;
  /** Columns that differ between rows which nothing else tells apart. */
  readonly unclear: readonly Column[];
}

/** The column of questions under which the fewest rows repeat, with the factors that go with it. */
export function chooseUnit(search: Search): Found {
  const { records, columns, taken, given } = search;
  if (given) {
    const [last] = columns.filter((c) => c.path === given.at(-1));
    return tryUnit(last, search, given);
  }
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

function tryUnit(
  unit: Column | undefined,
  search: Search,
  paths: readonly string[] = unit ? [unit.path] : [],
): Found {
  const { files, records, columns, taken, replicate, epoch, replicateOf, names } = search;
  const unitOf = unit ? unitReader(paths) : () => "";
  const given = paths.length > 1 ? paths : [];
  const chosen = chooseFactors({
    files,
    columns,
    log: false,
    taken: new Set([...taken, ...paths]),
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
  if (!unit || again === 0) return { unit, parts: given, factors, again, unclear: [] };
  const short = unit.longest <= 24 && given.length === 0;
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
  if (part) return { unit, parts: [part.path, unit.path], factors, again: 0, unclear: [] };
  const known = new Set([...taken, ...paths, ...factors.map((f) => f.path)]);
  const free = columns.filter((c) => !known.has(c.path) && !(epoch === c || replicate === c));
  const telling = tellingColumns(records, free, keyOf);
  const added = telling.factors.map((c) => ({
    ...factorOf(c),
    why: "each question has every value of it",
  }));
  const all = withArm([...factors, ...added]);
  const levels = keyAt(added.map((f) => f.path));
  return {
    unit,
    parts: given,
    factors: all,
    again: repeated(records, (r) => `${keyOf(r)} ${levels(r)}`),
    unclear: telling.unclear,
  };
}
