import { dirname } from "node:path";
import type { RawRecord } from "../format.ts";
import { isRecord } from "../record.ts";
import { leafOf, pathTo } from "./columns.ts";
import type { Guess } from "./design.ts";
import type { FactorGuess } from "./factors.ts";
import { factor, textAt } from "./factors.ts";
import { slotsOf } from "./file-slots.ts";
import type { LookedAt } from "./looked-at.ts";
import { freshId } from "./names.ts";

/** What must be equal for two logs to be draws of the same answers, in the order in which a difference is named. */
const compared = [
  "eval.model",
  "run.model_name",
  "eval.task",
  "task",
  "eval.model_args",
  "eval.model_roles",
  "eval.task_args",
  "eval.solver",
  "eval.solver_args",
  "eval.model_generate_config",
  "eval.dataset",
  "eval.config",
  "eval.metadata",
  "eval.task_version",
  "run.num_fewshot",
  "run.config",
  "run.chat_template",
  "run.system_instruction",
] as const;
/** What tells machines, times and displays apart, and which of the questions were asked. */
const noise =
  /(^|\.)(max_(connections|samples|tasks|subprocesses|sandboxes|dataset_memory|retries)|log_\w+|score_display|sandbox\w*|retry_\w+|fail_on_error|continue_on_fail|epochs(_reducer)?|limit|sample_ids?|samples|shuffled|location|display|approval|batch_size|batch|device|bootstrap_iters|use_cache|cache\w*|\w*seed|commit|sha|git_\w+|date|time|created|timestamp|uri|url|host|user|hash|run_id|id|uuid|notes?|timeout|attempt_timeout|model_sha|model_revision|model_dtype|model_num_parameters|api_key|base_url)$/i;

export interface Separated {
  readonly factors: readonly FactorGuess[];
  readonly notes: readonly Guess[];
}

/**
 * Logs that the factors do not tell apart, though they are not draws of the same answers: the argument, else the folder,
 * else the file in which they differ becomes a level. `keyOf`: what a file's replicate and factors within it say.
 */
export function separateLogs(
  files: readonly LookedAt[],
  chosen: readonly FactorGuess[],
  replicateOf: (record: RawRecord) => string,
  levelOf: (factors: readonly FactorGuess[]) => (record: RawRecord) => string,
): Separated {
  const used = new Set(chosen.map((f) => f.id));
  let factors = chosen;
  const settings = new Map(files.map((file) => [file, settingsOf(file)]));
  for (;;) {
    const groups = alike(files, factors, replicateOf, levelOf);
    const differing = groups.flatMap((group) => firstDifference(group, settings) ?? [])[0];
    if (differing === undefined) {
      return { factors, notes: groups.flatMap((group) => drawNotes(group)) };
    }
    factors = [...factors, levelsBy(differing, files, settings, used)];
  }
}

type Settings = ReadonlyMap<string, string>;

/** Files of which some record of each is under the same condition. */
function alike(
  files: readonly LookedAt[],
  factors: readonly FactorGuess[],
  replicateOf: (record: RawRecord) => string,
  levelOf: (factors: readonly FactorGuess[]) => (record: RawRecord) => string,
): readonly (readonly LookedAt[])[] {
  const keyOf = levelOf(factors);
  const groups = new Map<string, Set<LookedAt>>();
  for (const file of files) {
    for (const record of file.records) {
      const task = String(
        record.fields.task ?? (isRecord(record.fields.eval) ? record.fields.eval.task : "") ?? "",
      );
      const key = `${keyOf(record)} ${replicateOf(record)} ${task}`;
      groups.set(key, (groups.get(key) ?? new Set()).add(file));
    }
  }
  const lists = [...groups.values()].map((group) => [...group]).filter((group) => group.length > 1);
  const seen = new Set<string>();
  return lists.filter((group) => {
    const key = group.map(({ path }) => path).join("\n");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Every setting of a log by path, and the folder that it stands in. */
function settingsOf(file: LookedAt): Settings {
  const [first] = file.records;
  const found = new Map<string, string>();
  for (const path of compared) {
    let here: unknown = first?.fields;
    for (const key of path.split(".")) here = isRecord(here) ? here[key] : undefined;
    collect(here, path, found);
  }
  // Without its results file a log of lm-eval does not say which model wrote it: then the name must.
  found.set("folder", dirname(file.name));
  return found;
}

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (value === undefined || value === null || noise.test(path)) return;
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, pathTo(path, key), found);
  } else found.set(path, typeof value === "object" ? JSON.stringify(value) : String(value));
}

function firstDifference(
  group: readonly LookedAt[],
  settings: ReadonlyMap<LookedAt, Settings>,
): string | null {
  const own = group.map((file) => settings.get(file) ?? new Map<string, string>());
  const paths = [...new Set(own.flatMap((s) => [...s.keys()]))];
  const rank = (path: string) => {
    const at = compared.findIndex(
      (known) => path === known || path.startsWith(`${known}.`) || path.startsWith(`${known}[`),
    );
    return at < 0 ? compared.length : at;
  };
  paths.sort((a, b) => rank(a) - rank(b));
  return paths.find((path) => new Set(own.map((s) => s.get(path))).size > 1) ?? null;
}

/** A factor for what a setting is in each file; `unset` where a file does not have it. */
function levelsBy(
  path: string,
  files: readonly LookedAt[],
  settings: ReadonlyMap<LookedAt, Settings>,
  used: Set<string>,
): FactorGuess {
  const folders =
    path === "folder"
      ? slotsOf(files.map(({ name }) => `${name.split("/").slice(0, -1).join("/")}/x.json`))
      : null;
  const single = folders?.slots.length === 1 ? folders.slots[0] : undefined;
  const raw = files.map(
    (file, i) => single?.values[i] ?? (settings.get(file)?.get(path) || "unset").slice(0, 200),
  );
  const name = path === "folder" ? "folder" : leafOf(path);
  const id = freshId(name, used);
  const read = textAt(path);
  const stands = files.every((file, i) => file.records.every((r) => read(r) === raw[i]));
  if (path !== "folder" && stands)
    return {
      ...factor(id, path, name, "other", [...new Set(raw)]),
      why: `${path} differs between logs`,
    };
  const guess = factor(id, "", name, "other", [...new Set(raw)]);
  return {
    ...guess,
    why:
      path === "folder"
        ? "nothing but the folder tells these logs apart"
        : `${path} differs between logs`,
    ofFile: new Map(files.map((file, i) => [file, raw[i] ?? ""])),
  };
}

function drawNotes(group: readonly LookedAt[]): readonly Guess[] {
  const [first, ...rest] = group;
  const ids = new Set(first?.records.map((r) => r.unit));
  return rest.map((file) => {
    const again = file.records.some((r) => ids.has(r.unit));
    return {
      what: file.name,
      as: again ? "taken as a second draw" : "more questions of one run",
      why: `model, arguments, solver, dataset, configuration and folder are those of ${first?.name}`,
    };
  });
}
