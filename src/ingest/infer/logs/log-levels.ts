import { basename, dirname } from "node:path";
import { partsOfName } from "../../formats/lm-eval/index.ts";
import type { RawRecord } from "../../formats/shared/index.ts";
import { isRecord } from "../../formats/shared/index.ts";
import type { FactorGuess, Guess } from "../design/index.ts";
import { factor, slotsOf, textAt } from "../design/index.ts";
import type { LookedAt } from "../look/index.ts";
import {
  freshId,
  headerPaths,
  kindOfName,
  leafOf,
  saidPlan,
  saidPrompts,
  saidSystem,
  stemOf,
} from "../look/index.ts";

/** What must be equal for two logs to be draws of the same answers, in the order in which a difference is named. */
const compared = [...headerPaths, saidSystem, saidPlan, saidPrompts] as const;
/** How each of these is called where logs are said to agree in it. */
const plainNames: Readonly<Record<string, string>> = {
  "eval.model": "model",
  "run.model_name": "model",
  "eval.task": "task",
  "eval.model_args": "model arguments",
  "eval.model_roles": "model roles",
  "eval.task_args": "arguments",
  "eval.solver": "solver",
  "eval.solver_args": "solver arguments",
  "eval.model_generate_config": "generation settings",
  "eval.dataset": "dataset",
  "eval.config": "configuration",
  "eval.metadata": "metadata",
  "eval.tags": "tags",
  "eval.model_base_url": "address of the model",
  "eval.task_version": "version of the task",
  "run.num_fewshot": "examples before a question",
  "run.config": "configuration",
  "run.chat_template": "chat template",
  "run.system_instruction": "system instruction",
};
/** What tells machines, times and displays apart, and which of the questions were asked. */
const noise =
  /(^|\.)(max_(connections|samples|tasks|subprocesses|sandboxes|dataset_memory|retries)|log_\w+|score_display|sandbox\w*|retry_\w+|fail_on_error|continue_on_fail|epochs(_reducer)?|sample_ids?|samples|shuffled|location|display|approval|batch_size|batch|device|bootstrap_iters|use_cache|cache\w*|\w*seed|commit|sha|git_\w+|date|time|created|timestamp|uri|url|host|user|hash|run_id|id|uuid|notes?|timeout|attempt_timeout|model_sha|model_revision|model_dtype|model_num_parameters|api_key)($|[.[])/i;

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
      return { factors, notes: groups.flatMap((group) => drawNotes(group, settings)) };
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
  for (const [path, text] of file.said) if (!noise.test(path)) found.set(path, text);
  found.set("folder", dirname(file.name));
  // Without its results file a log of lm-eval does not say which model wrote it: then the name must.
  if (file.format === "lm-eval" && first && textAt("run.model_name")(first) === "")
    found.set("file", runOfName(file.name));
  return found;
}

/** What tells two files of samples of one task apart by name: the time of the run, where it has one. */
function runOfName(name: string): string {
  const { time } = partsOfName(basename(name).replace(/\.gz$/i, ""));
  return time ?? stemOf(name);
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
  // Pieces of one run, each limited to other questions, are no second run.
  const asked = group.map(({ records }) => new Set(records.map(({ unit }) => unit)));
  const again = asked.some((ids, i) =>
    asked.slice(i + 1).some((other) => [...ids].some((id) => other.has(id))),
  );
  return (
    paths.find(
      (path) =>
        (again || !/\.limit$|^prompts$/.test(path)) &&
        new Set(own.map((s) => s.get(path))).size > 1,
    ) ?? null
  );
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
  const nameOfFile = new Map<string, string>();
  for (const file of files) {
    const digest = settings.get(file)?.get(saidPrompts);
    if (digest !== undefined && !nameOfFile.has(digest))
      nameOfFile.set(digest, runOfName(file.name));
  }
  const levelAt = (file: LookedAt) => {
    const text = settings.get(file)?.get(path) || "unset";
    return path === saidPrompts ? (nameOfFile.get(text) ?? text) : text;
  };
  const single = folders?.slots.length === 1 ? folders.slots[0] : undefined;
  const raw = files.map((file, i) => single?.values[i] ?? levelAt(file));
  // `eval.dataset.name` is the data set.
  const named = path.replace(/[.](name|id|location)$/, "");
  const name = path === saidSystem ? "system_message" : leafOf(named);
  const id = freshId(name, used);
  const role = kindOfName(named, name) === "task" ? "context" : "other";
  const read = textAt(path);
  const stands = files.every((file, i) => file.records.every((r) => read(r) === raw[i]));
  if (path !== "folder" && stands)
    return {
      ...factor(id, path, name, role, [...new Set(raw)]),
      why: `${path} differs between logs`,
    };
  const guess = factor(id, "", name, role, [...new Set(raw)]);
  return {
    ...guess,
    why: whyNames[path] ?? `${path} differs between logs`,
    ofFile: new Map(files.map((file, i) => [file, raw[i] ?? ""])),
  };
}

const whyNames: Readonly<Record<string, string>> = {
  folder: "nothing but the folder tells these logs apart",
  file: "no results file says that model and settings are the same: named after the file",
  [saidPrompts]: "the prompts of equal questions differ: named after the first file of each",
};

function drawNotes(
  group: readonly LookedAt[],
  settings: ReadonlyMap<LookedAt, Settings>,
): readonly Guess[] {
  const [first, ...rest] = group;
  const ids = new Set(first?.records.map((r) => r.unit));
  const paths = [...((first && settings.get(first)) ?? new Map<string, string>()).keys()];
  const named = compared.flatMap((known) =>
    paths.some((p) => p === known || p.startsWith(`${known}.`) || p.startsWith(`${known}[`))
      ? (plainNames[known] ?? known)
      : [],
  );
  const agree = [...new Set([...named, "folder"])];
  return rest.map((file) => {
    const again = file.records.some((r) => ids.has(r.unit));
    return {
      what: file.name,
      as: again ? "taken as a second draw" : "more questions of one run",
      why: `${agree.slice(0, -1).join(", ")} and ${agree.at(-1)} are those of ${first?.name}`,
    };
  });
}
