import { createHash } from "node:crypto";
import type { RawRecord } from "../../formats/shared/index.ts";
import { isRecord } from "../../formats/shared/index.ts";
import { pathTo } from "./columns.ts";

/** Where headers of logs say what was run, in the order in which a difference is named. */
export const headerPaths = [
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
  "eval.tags",
  "eval.model_base_url",
  "eval.task_version",
  "run.num_fewshot",
  "run.config",
  "run.chat_template",
  "run.system_instruction",
] as const;
/** Names of what a log says outside the fields that conditions are read from. */
export const saidPrompts = "prompts";
export const saidSystem = "system message";
export const saidPlan = "plan";

/** What a log's header, plan and turns say of how its questions were asked, by path or name, whole; a digest of prompts. */
export class LogSaid {
  #header: ReadonlyMap<string, string> | null = null;
  #plan: unknown;
  readonly #system = new Set<string>();
  readonly #prompts = createHash("sha256");
  #prompted = false;

  add({ fields, unit, turns = [] }: RawRecord): void {
    this.#header ??= headerOf(fields);
    this.#plan ??= fields.plan;
    for (const { name, text } of turns) {
      if (name === "system") this.#system.add(text);
      if (name !== "prompt") continue;
      this.#prompted = true;
      this.#prompts.update(`${unit}\u0000${text}\u0000`);
    }
  }

  /** Flat, name to text. */
  found(): ReadonlyMap<string, string> {
    const found = new Map(this.#header);
    const steps = isRecord(this.#plan) && Array.isArray(this.#plan.steps) ? this.#plan.steps : [];
    for (const [i, step] of steps.entries()) {
      if (!isRecord(step)) continue;
      found.set(`${saidPlan}.steps[${i}].solver`, String(step.solver));
      if (!isRecord(step.params)) continue;
      for (const [key, value] of Object.entries(step.params)) {
        if (value !== null)
          found.set(
            `${saidPlan}.steps[${i}].${key}`,
            typeof value === "string" ? value : JSON.stringify(value),
          );
      }
    }
    if (this.#system.size > 0) found.set(saidSystem, [...this.#system].sort().join("\n"));
    if (this.#prompted) found.set(saidPrompts, this.#prompts.digest("hex"));
    return found;
  }
}

/** Flat, path to text. A list is one text: lists that begin alike are not equal. */
function headerOf(fields: RawRecord["fields"]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of headerPaths) {
    let here: unknown = fields;
    for (const key of path.split(".")) here = isRecord(here) ? here[key] : undefined;
    collect(here, path, found);
  }
  return found;
}

function collect(value: unknown, path: string, found: Map<string, string>): void {
  if (value === undefined || value === null) return;
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, pathTo(path, key), found);
  } else found.set(path, typeof value === "object" ? JSON.stringify(value) : String(value));
}
