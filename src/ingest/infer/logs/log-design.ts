import type { RawRecord } from "../../formats/shared/index.ts";
import type { Design, FactorGuess, GivenIds, Guess } from "../design/index.ts";
import {
  asContext,
  chooseFactors,
  factor,
  givenScope,
  givenUnit,
  idConditions,
  keyAt,
  levelReader,
  longConditions,
  repeated,
  replicateColumn,
  slotsOf,
  textAt,
  unitReader,
  withArm,
} from "../design/index.ts";
import type { Column, LookedAt } from "../look/index.ts";
import { columnsOf, freshId } from "../look/index.ts";
import { separateLogs } from "./log-levels.ts";
import { logMetrics } from "./metrics.ts";
import { sharedUnits, splitsFiles, unitWithin } from "./shared-units.ts";

/** What logs of a harness seem to have been made for: each says itself what a sample is. */
export function logDesign(files: readonly LookedAt[], given: GivenIds = {}): Design {
  const records = files.flatMap((file) => file.records);
  const columns = columnsOf(records);
  const replicate = replicateColumn(columns, records.length);
  const replicateOf = replicate ? textAt(replicate.path) : () => "";
  const best = chooseIdentity({ files, records, columns, replicate, given });
  const named = [...best.factors, ...modelsOfFolders(files, best.factors)];
  const separated = separateLogs(files, named, replicateOf, (factors) =>
    levelReader(factors, files),
  );
  const found = separated.factors.length > 0 ? separated.factors : [soleFactor(files)];
  const factors = given.scope === undefined ? withArm(found) : asContext(found, given.scope);
  const scores = logMetrics(files);
  const notes: Guess[] = [
    ...(given.unit
      ? [givenUnit(given.unit)]
      : best.unit.map((path) => ({
          what: path,
          as: "unit: what was asked",
          why: "the same question under each condition",
        }))),
    ...(given.scope === undefined ? [] : [givenScope(given.scope)]),
    ...(replicate ? [{ what: replicate.path, as: "training runs", why: "its name" }] : []),
    ...separated.notes,
    ...scores.metrics.map((m) => ({
      what: m.path,
      as: `metric, ${m.kind}${m.range ? ` on [${m.range.join(", ")}]` : ""}`,
      why: !m.bears
        ? "no sample has a number of it"
        : m.values
          ? `what the harness scored; ${saysValues(m.values)}`
          : "what the harness scored",
    })),
  ];
  const own = best.unit.length === 0;
  const split = best.factors.filter((f) => splitsFiles(f, files));
  const unitMatch = own ? unitWithin(records, split) : undefined;
  const inSamples = columns.filter(({ path }) => /^sample\.metadata[.[]/.test(path));
  const question =
    longConditions(inSamples, records, levelReader(factors, files)) ??
    (own && !unitMatch ? idConditions(new Set(records.map(({ unit }) => unit ?? ""))) : null);
  return {
    log: true,
    columns,
    factors,
    unit: best.unit.at(-1),
    ...(best.unit.length > 1 ? { unitParts: best.unit } : {}),
    ...(given.scope === undefined ? {} : { scope: given.scope }),
    unitMatch,
    ...(question ? { question } : {}),
    replicate: replicate?.path,
    epoch: undefined,
    metrics: scores.metrics,
    wordy: scores.wordy,
    notes,
  };
}

interface IdentitySearch {
  readonly files: readonly LookedAt[];
  readonly records: readonly RawRecord[];
  readonly columns: readonly Column[];
  readonly replicate: Column | undefined;
  readonly given: GivenIds;
}

/** What was asked, with the factors that go with it: the harness's own id, or metadata that names the question better. */
function chooseIdentity({ files, records, columns, replicate, given }: IdentitySearch) {
  const replicateOf = replicate ? textAt(replicate.path) : () => "";
  const shared = sharedUnits(columns, records).map(({ path }) => [path]);
  const options = given.unit ? [given.unit] : [[], ...shared];
  const tries = options.map((unit) => {
    const factors = chooseFactors({
      files,
      columns,
      log: true,
      taken: new Set([...(replicate ? [replicate.path] : []), ...unit]),
      unitOf: unit.length > 0 ? unitReader(unit) : (record) => record.unit ?? "",
      replicateOf,
    });
    const key = keyAt(
      [...unit, replicate?.path, ...factors.map((f) => f.path)].flatMap((p) => p ?? []),
    );
    const again = unit.length > 0 ? repeated(records, (r) => `${key(r)} ${r.epoch ?? ""}`) : 0;
    return { unit, factors, again };
  });
  const [first = { unit: [], factors: [], again: 0 }] = tries;
  const better = tries
    .slice(1)
    .find(
      (t) =>
        t.again === 0 &&
        t.factors.length >= first.factors.length &&
        t.factors.some((f) => splitsFiles(f, files)),
    );
  return better ?? first;
}

/**
 * Samples of lm-eval without their results file do not say which model wrote them. The harness puts each model into a
 * folder of its own; where files were renamed, their names must tell.
 */
function modelsOfFolders(
  files: readonly LookedAt[],
  factors: readonly FactorGuess[],
): readonly FactorGuess[] {
  const unknown = files.every(
    ({ format, records: [first] }) =>
      format === "lm-eval" && first && textAt("run.model_name")(first) === "",
  );
  if (!unknown || files.length < 2) return [];
  const taskOf = (file: LookedAt) => (file.records[0] ? textAt("task")(file.records[0]) : "");
  const names = files.map((file) => {
    const task = taskOf(file);
    return task ? file.name.replace(`samples_${task}_`, "samples_") : file.name;
  });
  const { slots } = slotsOf(names);
  const used = new Set(factors.map((f) => f.id));
  const folders = slots.filter(({ kind }) => kind === "folder");
  return (folders.length > 0 ? folders : slots).map((slot) => {
    const isFolder = slot.kind === "folder";
    const name = isFolder && folders.length === 1 ? "model" : slot.name;
    return {
      ...factor(freshId(name, used), "", name, "other", [...new Set(slot.values)]),
      why: isFolder
        ? "no results file says which model it is: named after the folder"
        : "no results file says which model it is: named after the file",
      ofFile: new Map(files.map((file, i) => [file, slot.values[i] ?? ""])),
    };
  });
}

/** `pass: 1, fail: 0`: what words are counted as. */
function saysValues(values: Readonly<Record<string, number | null>>): string {
  const words = Object.entries(values).filter(([word]) => !Number.isFinite(Number(word)));
  return words
    .slice(0, 6)
    .map(([word, number]) => `${word}: ${number ?? "missing"}`)
    .join(", ");
}

/** One model under one condition: still an arm, so that a second log can be added beside it. */
function soleFactor(files: readonly LookedAt[]): FactorGuess {
  const records = files.flatMap((file) => file.records);
  const why = "one level only; other arms can join with --add";
  for (const path of ["eval.model", "run.model_name", "run.config.model_args.pretrained", "task"]) {
    const values = [...new Set(records.map(textAt(path)))];
    const name = path.startsWith("run") ? "model" : path.split(".").at(-1);
    if (values[0] && values.length === 1)
      return { ...factor(name ?? "model", path, name ?? "model", "arm", values), why };
  }
  const stem = files[0]?.name.replace(/\.gz$/i, "").replace(/\.[A-Za-z0-9]+$/, "") ?? "file";
  return {
    ...factor("file", "", "file", "arm", [stem]),
    why,
    ofFile: new Map(files.map((file) => [file, stem])),
  };
}
